namespace Banyan.Root.Trees.Decoding;

/// <summary>A container: a number of items, then the items.</summary>
internal sealed unsafe class SequenceNode(DecodeNode item, IReadOnlyList<(int Column, int Level)> levels) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => 4;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        if (item is NumbersNode { IsPlain: true } numbers)
        {
            DecodePlain(ref cursor, count, numbers);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            item.Decode(ref cursor, cursor.ReadCount(item.LeastByteCount));
            foreach ((int column, int level) in levels)
            {
                cursor.Outputs[column].Close(level);
            }
        }
    }

    private void DecodePlain(ref EntryCursor cursor, int count, NumbersNode numbers)
    {
        int size = numbers.StoredByteCount;
        int level = levels[0].Level;
        ColumnOutput output = cursor.Outputs[numbers.Column];
        for (int i = 0; i < count; i++)
        {
            int itemCount = cursor.ReadCount(size);
            long byteCount = (long)itemCount * size;
            byte* source = cursor.Take(byteCount);
            ByteSwap.Copy(source, output.Append(itemCount), byteCount, size);
            output.Close(level);
        }
    }
}
