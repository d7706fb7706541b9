using Banyan.Columns;

namespace Banyan.Root.Writing.Clusters;

/// <summary>A full basket or page that waits for its compression. Owns its memory, before and after.</summary>
internal abstract class ClusterJob(PendingCluster cluster, long byteCount) : IDisposable
{
    /// <summary>Bytes before compression.</summary>
    public long ByteCount { get; } = byteCount;

    /// <summary>Compresses; called once, by any thread.</summary>
    /// <exception cref="RootNotSupportedException">The system library of the compression is missing.</exception>
    public void Compress(NativePool pool)
    {
        Pack(pool);
        cluster.OneIsDone();
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Does the work of <see cref="Compress"/>.</summary>
    private protected abstract void Pack(NativePool pool);
}
