using Banyan.Columns;
using Banyan.Root.Writing.Clusters;

namespace Banyan.Root.Writing.Trees;

/// <summary>A full basket that waits for its compression. Owns its memory, before and after.</summary>
internal sealed class BasketJob(RootCompression compression, RawBasket basket, PendingCluster cluster) : ClusterJob(cluster, basket.PayloadByteCount)
{
    private RawBasket? _raw = basket;
    private EncodedBasket? _encoded;

    /// <summary>The compressed basket.</summary>
    /// <exception cref="InvalidOperationException">It was not compressed yet.</exception>
    public EncodedBasket Encoded => _encoded ?? throw new InvalidOperationException("a basket is not compressed yet");

    /// <inheritdoc/>
    public override void Dispose()
    {
        _raw?.Dispose();
        _encoded?.Dispose();
    }

    /// <inheritdoc/>
    private protected override void Pack(NativePool pool)
    {
        _encoded = BasketCompression.Compress(_raw!, compression, pool);
        _raw = null;
    }
}
