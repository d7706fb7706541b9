using System.Collections.Immutable;
using Banyan.Frame.Planning;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>
/// How many entries reach a node before a given place of the dataset: what ranges need to be exact with any number of threads. For ranges over the dataset this is arithmetic; for ranges
/// behind filters the passing entries per partition were counted by an earlier run.
/// </summary>
internal sealed class RangeOffsets
{
    private readonly Dictionary<FrameNode, SortedList<long, long>> _counted = [];

    /// <summary>States that <paramref name="passed"/>[i] entries passed <paramref name="filter"/> before dataset entry <paramref name="firstEntries"/>[i].</summary>
    public void Add(FrameNode filter, IReadOnlyList<long> firstEntries, IReadOnlyList<long> passed)
    {
        var list = new SortedList<long, long>();
        for (int i = 0; i < firstEntries.Count; i++)
        {
            list[firstEntries[i]] = passed[i];
        }

        _counted[filter] = list;
    }

    public bool Knows(FrameNode filter) => _counted.ContainsKey(filter);

    /// <summary>Entries that pass <paramref name="node"/> before the partition that begins at <paramref name="firstEntry"/>.</summary>
    public long Before(FrameNode node, long firstEntry)
    {
        switch (node)
        {
            case RootNode:
                return firstEntry;
            case RangeNode range:
                return range.PassedOf(Before(range.Parent!, firstEntry));
            default:
                SortedList<long, long> counted = _counted[node];

                // Partitions behind the last one that was counted are not needed: there the range is over.
                return counted.TryGetValue(firstEntry, out long passed) ? passed : long.MaxValue / 2;
        }
    }

    /// <summary>The nearest filter above a range, or null when there are only ranges.</summary>
    public static FilterNode? Anchor(RangeNode range)
    {
        for (FrameNode? node = range.Parent; node is not null; node = node.Parent)
        {
            if (node is FilterNode filter)
            {
                return filter;
            }
        }

        return null;
    }

    /// <summary>Leaves out what no action can see because a range ends before it or begins after it.</summary>
    public IReadOnlyList<Partition> Clip(Plan plan, IReadOnlyList<Partition> partitions)
    {
        var ranges = new List<RangeNode>();
        foreach (PlannedAction action in plan.Actions)
        {
            RangeNode? outermost = null;
            for (FrameNode? node = action.Node; node is not null; node = node.Parent)
            {
                outermost = node as RangeNode ?? outermost;
            }

            if (outermost is null)
            {
                return partitions;
            }

            ranges.Add(outermost);
        }

        if (ranges.Count == 0)
        {
            // Nothing was booked: the run counts entries.
            return partitions;
        }

        ImmutableArray<Partition>.Builder kept = ImmutableArray.CreateBuilder<Partition>();
        foreach (Partition partition in partitions)
        {
            if (ranges.All(range => range.Parent is RootNode))
            {
                long first = Math.Max(partition.FirstEntry, ranges.Min(range => range.Begin));
                long end = Math.Min(partition.EndEntry, ranges.Max(range => range.End));
                if (first < end)
                {
                    kept.Add(partition with { Index = kept.Count, FirstEntry = first, EndEntry = end });
                }
            }
            else if (ranges.Any(range => Before(range.Parent!, partition.FirstEntry) < range.End))
            {
                kept.Add(partition with { Index = kept.Count });
            }
        }

        return kept.ToImmutable();
    }
}
