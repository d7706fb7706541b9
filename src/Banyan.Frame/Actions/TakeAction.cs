using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Actions;

/// <summary>Keeps all values of an expression.</summary>
internal sealed class TakeAction<T> : ColumnAction
{
    private readonly BoundExpression _input;

    public TakeAction(BoundExpression input)
    {
        _input = input;
        Type expected = BlockValues.ClrType(input.Root.Type);
        if (typeof(T) != expected && typeof(T) != typeof(object))
        {
            throw new AnalysisException(
                $"values of '{input.Text}' are {input.Root.Type.CppName}: take them as {ElementKinds.CSharpName(expected)}, not as {ElementKinds.CSharpName(typeof(T))}", input.Text, 0, input.Text.Length);
        }
    }

    public T[] Value { get; private set; } = [];

    public override string Kind => "Take";

    public override IReadOnlyList<TypedNode> Inputs => [_input.Root];

    public override IReadOnlyList<string> InputTexts => [_input.Text];

    public override ActionState CreateState() => new State(_input.Root.Type);

    public override void Finish(ActionState merged) => Value = [.. ((State)merged).Values];

    private sealed class State(DataType type) : ColumnState
    {
        public List<T> Values { get; } = [];

        public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns)
        {
            for (int k = 0; k < entryCount; k++)
            {
                Values.Add((T)BlockValues.Get(type, columns[0], k));
            }
        }

        public override void Merge(ActionState later) => Values.AddRange(((State)later).Values);

        public override void Write(BinaryWriter writer)
        {
            StateMark.Take.Write(writer);
            writer.Write(Values.Count);
            foreach (T value in Values)
            {
                ValueForm.Write(writer, type, value!);
            }
        }

        public override void Read(BinaryReader reader) => StateMark.Take.Read(reader, () =>
        {
            int count = reader.ReadInt32();
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            Values.Clear();
            for (int i = 0; i < count; i++)
            {
                Values.Add((T)ValueForm.Read(reader, type));
            }
        });
    }
}
