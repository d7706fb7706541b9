using Banyan.Columns;

namespace Banyan.Root.Trees.Decoding;

/// <summary>As many items as a column of the same branch says for this entry (leaf lists with a count in them).</summary>
internal sealed unsafe class CountedByColumnNode(DecodeNode item, int countColumn, ElementKind countKind, (int Column, int Level)[] levels) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => 0;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ColumnOutput counts = cursor.Outputs[countColumn];
            long itemCount = CountArrays.Read(counts.Values, counts.ValueCount - 1, countKind);
            if (itemCount < 0 || itemCount * item.LeastByteCount > cursor.Remaining)
            {
                throw new EntryFormatException($"{itemCount} items are announced where {cursor.Remaining} bytes are left");
            }

            item.Decode(ref cursor, (int)itemCount);
            foreach ((int column, int level) in levels)
            {
                cursor.Outputs[column].Close(level);
            }
        }
    }
}
