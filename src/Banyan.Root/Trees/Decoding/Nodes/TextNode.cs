namespace Banyan.Root.Trees.Decoding;

/// <summary>Strings: a length of one byte (255: four more) and bytes.</summary>
internal sealed unsafe class TextNode(int column, int level) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => 1;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        ColumnOutput output = cursor.Outputs[column];
        for (int i = 0; i < count; i++)
        {
            int length = cursor.ReadByte();
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
