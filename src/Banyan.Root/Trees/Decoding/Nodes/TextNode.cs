namespace Banyan.Root.Trees.Decoding;

/// <summary>Strings: a length of one byte (255: four more) and bytes.</summary>
/// <param name="column">Which column.</param>
/// <param name="level">Which level of offsets ends with each string.</param>
/// <param name="mayBeMissing">True for leaves (TLeafC), which write no byte at all for an empty string (TBuffer::WriteFastArrayString).</param>
internal sealed unsafe class TextNode(int column, int level, bool mayBeMissing = false) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => mayBeMissing ? 0 : 1;

    /// <summary>True when each string has its length before it.</summary>
    public bool IsPlain => !mayBeMissing;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        ColumnOutput output = cursor.Outputs[column];
        if (mayBeMissing && cursor.HasEntryEnd && cursor.Remaining == 0)
        {
            output.Close(level);
            return;
        }

        if (count == 0)
        {
            return;
        }

        byte* values = output.Reserve(cursor.Remaining);
        int* ends = output.ReserveEnds(count);
        byte* next = RowGather.Texts(cursor.Position, cursor.End, count, values, ends, output.ValueCount);
        if (next == null)
        {
            throw new EntryFormatException("a string is longer than the bytes that are left");
        }

        output.Commit(count);
        cursor.Position = next;
    }
}
