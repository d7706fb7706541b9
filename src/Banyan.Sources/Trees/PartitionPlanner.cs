namespace Banyan.Sources.Trees;

/// <summary>Cuts a file's entries into partitions of about the target size, at cluster boundaries where some are near. Depends on the data alone.</summary>
internal static class PartitionPlanner
{
    private const int MostPartitions = 1_000_000; // of a file; a damaged one may claim any number of entries

    /// <summary>Entries at which partitions of a file begin, rising from 0, and at the end the number of entries.</summary>
    /// <param name="clusterBoundaries">First entry of every cluster and at the end the number of entries.</param>
    /// <param name="totalBytes">Bytes of the whole tree before compression.</param>
    /// <param name="targetEntries">Target in entries.</param>
    /// <param name="targetBytes">Target in bytes.</param>
    /// <remarks>
    /// The file is divided into equal parts of at most the target; each cut moves to the nearest cluster boundary if one is at most half a part away, so that baskets are not decoded twice.
    /// Where clusters are larger than that, cuts lie inside them.
    /// </remarks>
    public static long[] Plan(IReadOnlyList<long> clusterBoundaries, long totalBytes, int targetEntries, long targetBytes)
    {
        long entries = clusterBoundaries.Count == 0 ? 0 : clusterBoundaries[^1];
        if (entries <= 0)
        {
            return [0];
        }

        double byBytes = totalBytes > 0 ? (double)targetBytes / totalBytes * entries : double.MaxValue;
        long target = Math.Max(1, (long)Math.Min(targetEntries, byBytes));
        long parts = Math.Min(MostPartitions, ((entries - 1) / target) + 1);
        long reach = entries / parts / 2;
        var cuts = new List<long> { 0 };
        for (long i = 1; i < parts; i++)
        {
            long ideal = (long)((Int128)entries * i / parts);
            long nearest = Nearest(clusterBoundaries, ideal);
            long cut = Math.Abs(nearest - ideal) <= reach ? nearest : ideal;
            if (cut > cuts[^1] && cut < entries)
            {
                cuts.Add(cut);
            }
        }

        cuts.Add(entries);
        return [.. cuts];
    }

    private static long Nearest(IReadOnlyList<long> boundaries, long entry)
    {
        int low = 0;
        int high = boundaries.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (boundaries[middle] < entry)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && entry - boundaries[low - 1] <= boundaries[low] - entry ? boundaries[low - 1] : boundaries[low];
    }
}
