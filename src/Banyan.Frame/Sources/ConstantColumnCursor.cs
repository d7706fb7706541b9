using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>A column with one value for a whole partition.</summary>
internal sealed class ConstantColumnCursor(ColumnInfo column, object value, Partition partition) : ColumnCursor, IDisposable
{
    private readonly ConstantBlocks _blocks = new(column, value);

    public override long BlockEnd(long entry) => ConstantBlocks.BlockEnd(entry, partition.FirstEntry, partition.EndEntry);

    public override void Load(long entry, out ColumnBlock block) => block = _blocks.Block(entry, partition.FirstEntry, partition.EndEntry);

    public void Dispose() => _blocks.Dispose();
}
