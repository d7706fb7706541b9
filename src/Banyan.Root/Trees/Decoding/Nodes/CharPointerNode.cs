namespace Banyan.Root.Trees.Decoding;

/// <summary>A <c>char*</c>: a length of four bytes and bytes.</summary>
internal sealed unsafe class CharPointerNode(int column, int level) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => 4;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        ColumnOutput output = cursor.Outputs[column];
        for (int i = 0; i < count; i++)
        {
            int length = Math.Max(0, cursor.ReadCount(0));
            byte* source = cursor.Take(length);
            Buffer.MemoryCopy(source, output.Append(length), length, length);
            output.Close(level);
        }
    }
}
