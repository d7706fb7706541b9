using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Actions;

/// <summary>Keeps columns of the entries that reach it, as a dataset in memory.</summary>
internal sealed class CacheAction(IReadOnlyList<(string Name, BoundExpression Input)> columns) : ColumnAction
{
    private State? _merged;

    public override string Kind => "Cache";

    public override IReadOnlyList<TypedNode> Inputs { get; } = [.. columns.Select(column => column.Input.Root)];

    public override IReadOnlyList<string> InputTexts { get; } = [.. columns.Select(column => column.Input.Text)];

    public override ActionState CreateState() => new State(columns);

    public override void Finish(ActionState merged) => _merged = (State)merged;

    /// <summary>True for what a dataset in memory can hold.</summary>
    public static bool CanKeep(DataType type) => type is ScalarType or StringType || (type is VectorType vector && type.OffsetLevels <= ColumnBlock.MostLevels && CanKeep(vector.Item));

    /// <summary>The dataset, after the run.</summary>
    public ArraySource ToSource() =>
        new([.. columns.Select((column, i) => _merged!.Columns[i].ToColumn(column.Name, column.Input.Root.Type, _merged.EntryCount))], new ArraySourceOptions());

    private sealed class State(IReadOnlyList<(string Name, BoundExpression Input)> columns) : ColumnState
    {
        public KeptColumn[] Columns { get; } = [.. columns.Select(column => new KeptColumn(column.Input.Root.Type))];

        public int EntryCount { get; private set; }

        public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> blocks)
        {
            EntryCount += entryCount;
            for (int i = 0; i < Columns.Length; i++)
            {
                Columns[i].Add(entryCount, blocks[i]);
            }
        }

        public override void Merge(ActionState later)
        {
            EntryCount = checked(EntryCount + ((State)later).EntryCount);
            for (int i = 0; i < Columns.Length; i++)
            {
                try
                {
                    Columns[i].Add(((State)later).Columns[i]);
                }
                catch (OverflowException e)
                {
                    throw new AnalysisException($"the column '{columns[i].Name}' is too large for the cache: more than 2 GiB, or 2,147,483,647 elements; leave it out, filter more, or use Snapshot", e);
                }
            }
        }

        public override void Write(BinaryWriter writer)
        {
            StateMark.Cache.Write(writer);
            writer.Write(EntryCount);
            foreach (KeptColumn column in Columns)
            {
                column.Write(writer);
            }
        }

        public override void Read(BinaryReader reader) => StateMark.Cache.Read(reader, () =>
        {
            EntryCount = reader.ReadInt32();
            ArgumentOutOfRangeException.ThrowIfNegative(EntryCount);
            foreach (KeptColumn column in Columns)
            {
                column.Read(reader, EntryCount);
            }
        });
    }
}
