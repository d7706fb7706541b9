namespace Banyan.Root.Trees.Decoding;

/// <summary>A fixed number of items in a row, as a level of its own or flattened into the level around it.</summary>
internal sealed class FixedArrayNode(DecodeNode item, int length, (int Column, int Level)[] levels) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount => (int)Math.Min(int.MaxValue, (long)item.LeastByteCount * length);

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        for (int i = 0; i < count; i++)
        {
            item.Decode(ref cursor, length);
            foreach ((int column, int level) in levels)
            {
                cursor.Outputs[column].Close(level);
            }
        }
    }
}
