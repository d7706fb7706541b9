using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;
using Banyan.Frame.Running;

namespace Banyan.Frame.Actions;

/// <summary>Calls a function for every entry; only for runs on one thread, in which entries come in the order of the dataset.</summary>
internal sealed class ForeachAction(IReadOnlyList<TypedNode> inputs, IReadOnlyList<string> texts, Delegate function) : ColumnAction
{
    private readonly EntryLoop.Body<int> _loop = EntryLoop.Compile<int>(function, [.. inputs.Select(input => input.Type)], hasState: false);

    public override string Kind => "Foreach";

    public override string Fingerprint => DelegateFingerprint.Of(function);

    public override IReadOnlyList<TypedNode> Inputs { get; } = inputs;

    public override IReadOnlyList<string> InputTexts { get; } = texts;

    public override ActionState CreateState() => new State(this, function);

    public override void Finish(ActionState merged)
    {
    }

    private sealed unsafe class State(ForeachAction action, Delegate function) : ColumnState
    {
        public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns)
        {
            try
            {
                int none = 0;
                fixed (ColumnBlock* blocks = columns)
                {
                    action._loop(ref none, function, blocks, entryCount);
                }
            }
            catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
            {
                throw EventFailureException.OfFunction(action.Kind, action.InputTexts, exception);
            }
        }

        public override void Merge(ActionState later)
        {
        }

        // What the function does happens in this process: there is no state to bring elsewhere.
        public override void Write(BinaryWriter writer) => throw new NotSupportedException("Foreach runs in the process of the script only");
    }
}
