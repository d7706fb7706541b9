using Banyan.Root.Objects;

namespace Banyan.Root.Trees;

/// <summary>Finds the clusters of a tree: the ranges of entries after which all branches were flushed together.</summary>
/// <remarks>Source: TTree::TClusterIterator (tree/tree/src/TTree.cxx): ranges in fClusterRangeEnd and fClusterSize, then fAutoFlush for the rest.</remarks>
internal static class ClusterBoundaries
{
    private const int MostClusters = 2_000_000;

    /// <summary>The first entries of all clusters, and the number of entries at the end.</summary>
    public static IReadOnlyList<long> Find(TTree tree)
    {
        long entryCount = tree.EntryCount;
        var boundaries = new List<long> { 0 };
        if (entryCount == 0)
        {
            return boundaries;
        }

        long[] ends = ObjectArrays.ToInt64(tree.Object, "fClusterRangeEnd");
        long[] sizes = ObjectArrays.ToInt64(tree.Object, "fClusterSize");
        for (int i = 0; i < Math.Min(ends.Length, sizes.Length); i++)
        {
            // fClusterRangeEnd is the last entry of the range, not one past it.
            if (!Add(boundaries, Math.Min(entryCount, ends[i] + 1), sizes[i]))
            {
                return FromBaskets(tree);
            }
        }

        long size = tree.Object.GetInt64("fAutoFlush");
        return boundaries[^1] == entryCount || (size > 0 && Add(boundaries, entryCount, size)) ? boundaries : FromBaskets(tree);
    }

    private static bool Add(List<long> boundaries, long end, long size)
    {
        long start = boundaries[^1];
        if (end <= start)
        {
            return true;
        }

        if (size <= 0 || (end - start) / size > MostClusters - boundaries.Count)
        {
            return false;
        }

        for (long first = start; end - first > size; first += size)
        {
            boundaries.Add(first + size);
        }

        boundaries.Add(end);
        return true;
    }

    /// <summary>The entries at which every branch that has baskets begins one.</summary>
    private static List<long> FromBaskets(TTree tree)
    {
        HashSet<long>? common = null;
        foreach (TBranch branch in tree.AllBranches)
        {
            if (branch.BasketCount == 0)
            {
                continue;
            }

            var own = new HashSet<long>(branch.BasketCount);
            for (int i = 0; i < branch.BasketCount; i++)
            {
                long first = branch.GetBasket(i).FirstEntry;
                if (first > 0 && first < tree.EntryCount && (common == null || common.Contains(first)))
                {
                    own.Add(first);
                }
            }

            common = own;
            if (common.Count == 0)
            {
                break; // the tables of the other branches need not be read
            }
        }

        return [0, .. (common ?? []).Order(), tree.EntryCount];
    }
}
