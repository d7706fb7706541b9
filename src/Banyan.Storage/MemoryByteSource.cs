namespace Banyan.Storage;

/// <summary>A file that lies in memory; for tests and for files that were built in memory.</summary>
public sealed class MemoryByteSource(ReadOnlyMemory<byte> content, string name = "(memory)") : ByteSource
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override long Length => content.Length;

    /// <inheritdoc/>
    protected override void ReadCore(long fileOffset, Span<byte> destination)
    {
        content.Span.Slice((int)fileOffset, destination.Length).CopyTo(destination);
        Count(destination.Length);
    }
}
