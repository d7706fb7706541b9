using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>A full basket before compression. Owns its memory.</summary>
/// <param name="Payload">The bytes behind the key: the entries and, for branches that need it, the table of offsets.</param>
/// <param name="PayloadByteCount">Bytes in use.</param>
/// <param name="DataByteCount">Bytes of the entries alone.</param>
/// <param name="EntryCount">Number of entries.</param>
internal sealed record RawBasket(NativeBuffer Payload, int PayloadByteCount, int DataByteCount, int EntryCount) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Payload.Dispose();
}
