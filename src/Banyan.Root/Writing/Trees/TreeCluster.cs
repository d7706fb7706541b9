using Banyan.Root.Writing.Clusters;

namespace Banyan.Root.Writing.Trees;

/// <summary>The baskets of a cluster of a tree on their way into the file.</summary>
internal sealed class TreeCluster(TreeWriter tree, int branchCount) : PendingCluster
{
    private readonly List<BasketJob>[] _baskets = [.. Enumerable.Range(0, branchCount).Select(_ => new List<BasketJob>())];

    /// <summary>The baskets of each branch of the plan.</summary>
    public IReadOnlyList<IReadOnlyList<BasketJob>> Baskets => _baskets;

    /// <summary>The largest count or length of each branch, once it is ended.</summary>
    public long[] LargestCounts { get; private set; } = [];

    /// <summary>Adds the next basket of a branch.</summary>
    public BasketJob Add(int branch, RootCompression compression, RawBasket basket)
    {
        BasketJob job = new(compression, basket, this);
        _baskets[branch].Add(job);
        OneMore();
        return job;
    }

    /// <summary>No basket will be added any more.</summary>
    public void End(int entryCount, long[] largestCounts)
    {
        LargestCounts = largestCounts;
        End(entryCount);
    }

    /// <inheritdoc/>
    public override void Append() => tree.AppendComplete(this);

    /// <inheritdoc/>
    public override void Free()
    {
        foreach (BasketJob basket in _baskets.SelectMany(branch => branch))
        {
            basket.Dispose();
        }
    }
}
