namespace Banyan.Root.Trees.Decoding;

/// <summary>A pointer to a counted array: a byte that says whether there is one, then as many numbers as fill the entry.</summary>
internal sealed class CountedPointerNode(NumbersNode item, int column) : DecodeNode
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

        if (cursor.ReadByte() != 0)
        {
            item.Decode(ref cursor, (int)(cursor.Remaining / item.LeastByteCount));
        }

        cursor.Outputs[column].Close(0);
    }
}
