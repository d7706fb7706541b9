namespace Banyan.Root.Trees.Decoding;

/// <summary>The parts of a leaf list or an object, one after the other.</summary>
internal sealed class PartsNode(DecodeNode[] parts) : DecodeNode
{
    /// <inheritdoc/>
    public override int LeastByteCount { get; } = parts.Sum(p => p.LeastByteCount);

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        for (int i = 0; i < count; i++)
        {
            foreach (DecodeNode part in parts)
            {
                part.Decode(ref cursor, 1);
            }
        }
    }
}
