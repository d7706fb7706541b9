using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;
using Banyan.Frame.Running;

namespace Banyan.Frame.Actions;

/// <summary>Folds the entries into a state of the user's, one per partition; the states are merged in partition order.</summary>
internal sealed class AggregateAction<T> : ColumnAction
{
    private readonly Func<T> _identity;
    private readonly Delegate _accumulate;
    private readonly Func<T, T, T> _merge;
    private readonly IStateForm<T>? _form;
    private readonly EntryLoop.Body<T> _loop;

    public AggregateAction(string kind, IReadOnlyList<TypedNode> inputs, IReadOnlyList<string> texts, Func<T> identity, Delegate accumulate, Func<T, T, T> merge, IStateForm<T>? form)
    {
        Kind = kind;
        Inputs = inputs;
        InputTexts = texts;
        _identity = identity;
        _accumulate = accumulate;
        _merge = merge;
        _form = form;
        _loop = EntryLoop.Compile<T>(accumulate, [.. inputs.Select(input => input.Type)], hasState: true);
        Value = identity();
    }

    public T Value { get; private set; }

    public override string Kind { get; }

    public override string Parameters => ElementKinds.CSharpName(typeof(T));

    public override string Fingerprint =>
        $"{typeof(T).FullName} {DelegateFingerprint.Of(_identity)} {DelegateFingerprint.Of(_accumulate)} {DelegateFingerprint.Of(_merge)} {_form?.GetType().FullName}";

    public override IReadOnlyList<TypedNode> Inputs { get; }

    public override IReadOnlyList<string> InputTexts { get; }

    public override ActionState CreateState() => new State(this);

    public override void Finish(ActionState merged) => Value = ((State)merged).Value;

    private sealed unsafe class State(AggregateAction<T> action) : ColumnState
    {
        public T Value = action._identity();

        public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns)
        {
            try
            {
                fixed (ColumnBlock* blocks = columns)
                {
                    action._loop(ref Value, action._accumulate, blocks, entryCount);
                }
            }
            catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
            {
                throw EventFailureException.OfFunction(action.Kind, action.InputTexts, exception);
            }
        }

        public override void Merge(ActionState later) => Value = action._merge(Value, ((State)later).Value);

        public override void Write(BinaryWriter writer)
        {
            StateMark.Aggregate.Write(writer);
            if (action._form is { } form)
            {
                form.Write(writer, Value);
            }
            else
            {
                StateForm.Write(writer, Value);
            }
        }

        public override void Read(BinaryReader reader) =>
            StateMark.Aggregate.Read(reader, () => Value = action._form is { } form ? form.Read(reader) : StateForm.Read<T>(reader));
    }
}
