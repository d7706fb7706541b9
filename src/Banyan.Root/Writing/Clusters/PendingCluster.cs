namespace Banyan.Root.Writing.Clusters;

/// <summary>A cluster on its way into the file: what it is made of is compressed while it is still being filled.</summary>
/// <remarks>The thread that fills adds jobs and ends the cluster; any thread compresses. Owns the jobs.</remarks>
internal abstract class PendingCluster
{
    // Jobs that are not compressed, and one for the cluster itself until it is ended.
    private int _left = 1;

    /// <summary>Number of entries, once it is ended.</summary>
    public int EntryCount { get; private set; }

    /// <summary>True when it was ended and everything is compressed.</summary>
    public bool IsComplete => Volatile.Read(ref _left) == 0;

    /// <summary>Appends the complete cluster to its file.</summary>
    public abstract void Append();

    /// <summary>Gives the memory back.</summary>
    public abstract void Free();

    /// <summary>A job is compressed.</summary>
    public void OneIsDone() => Interlocked.Decrement(ref _left);

    /// <summary>A job was added.</summary>
    private protected void OneMore() => Interlocked.Increment(ref _left);

    /// <summary>No job will be added any more.</summary>
    private protected void End(int entryCount)
    {
        EntryCount = entryCount;
        OneIsDone();
    }
}
