namespace Banyan.Root.Trees.Decoding;

/// <summary>Strings: a length of one byte (255: four more) and bytes.</summary>
/// <param name="column">Which column.</param>
/// <param name="level">Which level of offsets ends with each string.</param>
/// <param name="mayBeMissing">True for leaves (TLeafC), which write no byte at all for an empty string (TBuffer::WriteFastArrayString).</param>
internal sealed unsafe class TextNode(int column, int level, bool mayBeMissing = false) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => mayBeMissing ? 0 : 1;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        ColumnOutput output = cursor.Outputs[column];
        for (int i = 0; i < count; i++)
        {
            int length = mayBeMissing && cursor.HasEntryEnd && cursor.Remaining == 0 ? 0 : cursor.ReadByte();
            if (length == 255)
            {
                length = cursor.ReadInt32();
            }

            byte* source = cursor.Take(length);
            Buffer.MemoryCopy(source, output.Append(length), length, length);
            output.Close(level);
        }
    }
}
