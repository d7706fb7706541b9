namespace Banyan.Root.Writing.Trees;

/// <summary>A range of entries of a tree, compressed and ready to be appended by <see cref="TreeWriter.Append"/>. Owns its memory.</summary>
/// <remarks>Its bytes depend on the entries alone, so clusters may be made on any thread and appended in order.</remarks>
public sealed class EncodedCluster : IDisposable
{
    internal EncodedCluster(TreePlan plan, int entryCount, EncodedBasket[][] baskets, long[] largestCounts)
    {
        Plan = plan;
        EntryCount = entryCount;
        Baskets = baskets;
        LargestCounts = largestCounts;
    }

    /// <summary>Number of entries.</summary>
    public int EntryCount { get; }

    /// <summary>Bytes that it will take in the file, keys not counted.</summary>
    public long ByteCount => Baskets.Sum(branch => branch.Sum(basket => (long)basket.StoredByteCount));

    /// <summary>The tree that it was made for.</summary>
    internal TreePlan Plan { get; }

    /// <summary>The baskets of each branch of the plan.</summary>
    internal EncodedBasket[][] Baskets { get; }

    /// <summary>The largest count or length of each branch of the plan.</summary>
    internal long[] LargestCounts { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (EncodedBasket basket in Baskets.SelectMany(branch => branch))
        {
            basket.Dispose();
        }
    }
}
