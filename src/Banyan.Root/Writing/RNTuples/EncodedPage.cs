using Banyan.Columns;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>A page ready for the file, but for its place. Owns its memory.</summary>
/// <param name="Stored">The page, compressed or not, without its checksum.</param>
/// <param name="StoredByteCount">Bytes in use.</param>
/// <param name="PlainByteCount">Bytes after decompression.</param>
/// <param name="ElementCount">Number of elements.</param>
/// <param name="Checksum">XXH3 of the stored bytes.</param>
internal sealed record EncodedPage(NativeBuffer Stored, int StoredByteCount, int PlainByteCount, int ElementCount, ulong Checksum) : IDisposable
{
    /// <summary>The stored bytes.</summary>
    public ReadOnlySpan<byte> Bytes => Stored.Span[..StoredByteCount];

    /// <inheritdoc/>
    public void Dispose() => Stored.Dispose();
}
