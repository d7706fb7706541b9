namespace Banyan.Root.Trees.Decoding;

/// <summary>The counted arrays of the items of a split collection: for each item a byte that says whether there is one, then as many numbers as another branch tells for the item.</summary>
/// <remarks>Source: TStreamerInfoReadBuffer.cxx, ReadBasicPointer; of an array of pointers (<c>float* x[3]; //[n]</c>) all follow the one byte.</remarks>
/// <param name="item">The numbers.</param>
/// <param name="column">Which column.</param>
/// <param name="rowCount">0 for one pointer; else the number of pointers in a fixed array of them, which have a level of their own.</param>
internal sealed class CountedItemsNode(NumbersNode item, int column, int rowCount) : DecodeNode
{
    private const int ItemLevel = 1;

    /// <inheritdoc/>
    public override int LeastByteCount => 1;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (cursor.NextItem >= cursor.ItemCounts.Length)
            {
                throw new EntryFormatException($"the arrays of {cursor.NextItem + 1} items where the branch that counts them has {cursor.ItemCounts.Length}");
            }

            int itemCount = cursor.ItemCounts[cursor.NextItem++];
            itemCount = cursor.ReadByte() == 0 ? 0 : itemCount;
            if (itemCount < 0)
            {
                throw new EntryFormatException($"a counted array of {itemCount} numbers");
            }

            for (int row = 0; row < Math.Max(1, rowCount); row++)
            {
                item.Decode(ref cursor, itemCount);
                if (rowCount > 0)
                {
                    cursor.Outputs[column].Close(ItemLevel + 1);
                }
            }

            cursor.Outputs[column].Close(ItemLevel);
        }
    }
}
