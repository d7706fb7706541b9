namespace Banyan.Root.Trees.Decoding;

/// <summary>The items of a split collection's member: as many as the collection has in this entry (or as fill the entry); they end the first level.</summary>
internal sealed class CollectionNode(DecodeNode item, (int Column, int Level)[] levels, bool hasHead) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => 0;

    /// <inheritdoc/>
    public override unsafe void Decode(ref EntryCursor cursor, int count)
    {
        if (cursor.EntryInBasket < cursor.Counts.Length)
        {
            int itemCount = cursor.Counts[cursor.EntryInBasket];
            if (itemCount < 0 || (!hasHead && (long)itemCount * item.LeastByteCount > cursor.Remaining))
            {
                throw new EntryFormatException($"{itemCount} items are announced where {cursor.Remaining} bytes are left");
            }

            // An entry without items has no head either.
            if (itemCount > 0 || (cursor.HasEntryEnd && cursor.Remaining > 0))
            {
                item.Decode(ref cursor, itemCount);
            }
        }
        else if (cursor.HasEntryEnd && !hasHead)
        {
            while (cursor.Remaining > 0)
            {
                byte* before = cursor.Position;
                item.Decode(ref cursor, 1);
                if (cursor.Position == before)
                {
                    throw new EntryFormatException("items without any bytes");
                }
            }
        }
        else
        {
            throw new EntryNotSupportedException("a split collection without a count");
        }

        foreach ((int column, int level) in levels)
        {
            cursor.Outputs[column].Close(level);
        }
    }
}
