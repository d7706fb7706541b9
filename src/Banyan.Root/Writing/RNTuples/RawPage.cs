using Banyan.Columns;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>A full page as it lies in memory. Owns its memory.</summary>
/// <param name="Elements">The elements.</param>
/// <param name="ElementCount">Number of elements.</param>
/// <param name="ByteCount">Bytes in use.</param>
internal sealed record RawPage(NativeBuffer Elements, int ElementCount, long ByteCount) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Elements.Dispose();
}
