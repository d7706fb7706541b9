using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>The same value for every entry: the default of a column that a file lacks.</summary>
internal sealed class ConstantCursor(ColumnInfo column, object value) : TreeCursor, IDisposable
{
    private readonly ConstantBlocks _blocks = new(column, value);
    private long _firstEntry;
    private long _endEntry;

    public override void Begin(Partition partition) => (_firstEntry, _endEntry) = (partition.FirstEntry, partition.EndEntry);

    public override long BlockEnd(long entry) => ConstantBlocks.BlockEnd(entry, _firstEntry, _endEntry);

    public override void Load(long entry, out ColumnBlock block) => block = _blocks.Block(entry, _firstEntry, _endEntry);

    public override void Close() => Dispose();

    public void Dispose() => _blocks.Dispose();
}
