namespace Banyan.Root.Writing.Trees;

/// <summary>A cluster on its way into the file: its baskets are compressed while it is still being filled.</summary>
/// <remarks>The thread that fills the tree adds baskets and ends the cluster; any thread compresses. Owns the baskets.</remarks>
internal sealed class PendingCluster(TreeWriter tree, int branchCount)
{
    private readonly List<BasketJob>[] _baskets = [.. Enumerable.Range(0, branchCount).Select(_ => new List<BasketJob>())];

    // Baskets that are not compressed, and one for the cluster itself until it is ended.
    private int _left = 1;

    /// <summary>The tree that it belongs to.</summary>
    public TreeWriter Tree { get; } = tree;

    /// <summary>The baskets of each branch of the plan.</summary>
    public IReadOnlyList<IReadOnlyList<BasketJob>> Baskets => _baskets;

    /// <summary>The largest count or length of each branch, once it is ended.</summary>
    public long[] LargestCounts { get; private set; } = [];

    /// <summary>Number of entries, once it is ended.</summary>
    public int EntryCount { get; private set; }

    /// <summary>True when it was ended and every basket is compressed.</summary>
    public bool IsComplete => Volatile.Read(ref _left) == 0;

    /// <summary>Adds the next basket of a branch.</summary>
    public BasketJob Add(int branch, RootCompression compression, RawBasket basket)
    {
        BasketJob job = new(compression, basket, this);
        _baskets[branch].Add(job);
        Interlocked.Increment(ref _left);
        return job;
    }

    /// <summary>No basket will be added any more.</summary>
    public void End(int entryCount, long[] largestCounts)
    {
        EntryCount = entryCount;
        LargestCounts = largestCounts;
        OneIsDone();
    }

    /// <summary>A basket is compressed.</summary>
    public void OneIsDone() => Interlocked.Decrement(ref _left);

    /// <summary>Gives the memory back.</summary>
    public void Free()
    {
        foreach (BasketJob basket in _baskets.SelectMany(branch => branch))
        {
            basket.Dispose();
        }
    }
}
