namespace Banyan.Root.Trees.Decoding;

/// <summary>A container: a number of items, then the items.</summary>
internal sealed unsafe class SequenceNode(DecodeNode item, (int Column, int Level)[] levels) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => 4;

    /// <summary>What each item is.</summary>
    public DecodeNode Item => item;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        if (item is NumbersNode { IsPlain: true } numbers && count > 0)
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

    private static void DecodePlain(ref EntryCursor cursor, int count, NumbersNode numbers)
    {
        ColumnOutput output = cursor.Outputs[numbers.Column];
        byte* values = output.Reserve(cursor.Remaining / numbers.StoredByteCount);
        int* ends = output.ReserveEnds(count);
        byte* next = RowGather.Numbers(cursor.Position, cursor.End, count, numbers.StoredByteCount, values, ends, output.ValueCount);
        if (next == null)
        {
            throw new EntryFormatException("a container is longer than the bytes that are left");
        }

        output.Commit(count);
        cursor.Position = next;
    }
}
