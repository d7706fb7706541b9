using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>A basket ready for the file, but for its place. Owns its memory.</summary>
/// <param name="Stored">The bytes behind the key, compressed or not.</param>
/// <param name="StoredByteCount">Bytes in use.</param>
/// <param name="PayloadByteCount">Bytes after decompression.</param>
/// <param name="DataByteCount">Bytes of the entries alone.</param>
/// <param name="EntryCount">Number of entries.</param>
internal sealed record EncodedBasket(NativeBuffer Stored, int StoredByteCount, int PayloadByteCount, int DataByteCount, int EntryCount) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Stored.Dispose();
}
