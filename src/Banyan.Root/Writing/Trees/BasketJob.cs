using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>A full basket that waits for its compression. Owns its memory, before and after.</summary>
internal sealed class BasketJob(RootCompression compression, RawBasket basket, PendingCluster cluster) : IDisposable
{
    private RawBasket? _raw = basket;
    private EncodedBasket? _encoded;

    /// <summary>Bytes before compression.</summary>
    public int ByteCount { get; } = basket.PayloadByteCount;

    /// <summary>The compressed basket.</summary>
    /// <exception cref="InvalidOperationException">It was not compressed yet.</exception>
    public EncodedBasket Encoded => _encoded ?? throw new InvalidOperationException("a basket is not compressed yet");

    /// <summary>Compresses the basket; called once, by any thread.</summary>
    /// <exception cref="RootNotSupportedException">The system library of the compression is missing.</exception>
    public void Compress(NativePool pool)
    {
        _encoded = BasketCompression.Compress(_raw!, compression, pool);
        _raw = null;
        cluster.OneIsDone();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _raw?.Dispose();
        _encoded?.Dispose();
    }
}
