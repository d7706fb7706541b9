namespace Banyan.Root.Trees.Decoding;

/// <summary>A pointer to a counted array: a byte that says whether there is one, then as many numbers as fill the entry.</summary>
/// <param name="item">The numbers.</param>
/// <param name="column">Which column.</param>
/// <param name="rowCount">0 for one pointer; else the number of pointers in a fixed array of them (<c>float* x[3]; //[n]</c>), which have a level of their own.</param>
internal sealed class CountedPointerNode(NumbersNode item, int column, int rowCount = 0) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => 1;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        if (!cursor.HasEntryEnd)
        {
            throw new EntryNotSupportedException("a counted array in a basket without entry offsets");
        }

        long itemCount = cursor.ReadByte() != 0 ? cursor.Remaining / item.LeastByteCount / Math.Max(1, rowCount) : 0;
        for (int row = 0; row < Math.Max(1, rowCount); row++)
        {
            item.Decode(ref cursor, (int)itemCount);
            if (rowCount > 0)
            {
                cursor.Outputs[column].Close(1);
            }
        }

        cursor.Outputs[column].Close(0);
    }
}
