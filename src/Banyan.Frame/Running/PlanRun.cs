using System.Diagnostics;
using Banyan.Frame.Actions;
using Banyan.Frame.Planning;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>Compiles and runs a plan; for ranges behind filters it first counts, in as many passes as such ranges lie above one another. Actions that ask for it get another pass of their own.</summary>
internal static class PlanRun
{
    public static RunSummary Execute(EventSource source, RootNode root, IReadOnlyList<PlannedAction> actions, Engine engine, RunOptions options, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        Plan plan = Plan.Build(root, actions);
        var offsets = new RangeOffsets();
        CountForRanges(source, root, plan, offsets, engine, options, cancellation);
        RunSummary summary = engine.Run(new FrameProgram(source, plan, offsets, started, options.SkipUnreadable), options, cancellation);
        PlannedAction[] again = [.. actions.Where(action => action.Action.NeedsAnotherPass)];
        if (again.Length == 0)
        {
            return summary;
        }

        RunSummary second = Execute(source, root, again, engine, options, cancellation);
        return summary with
        {
            CompileTime = summary.CompileTime + second.CompileTime,
            LoopTime = summary.LoopTime + second.LoopTime,
            BytesRead = summary.BytesRead + second.BytesRead,
            BytesDecompressed = summary.BytesDecompressed + second.BytesDecompressed,
            PeakMemoryBytes = Math.Max(summary.PeakMemoryBytes, second.PeakMemoryBytes),
        };
    }

    private static void CountForRanges(
        EventSource source, RootNode root, Plan plan, RangeOffsets offsets, Engine engine, RunOptions options, CancellationToken cancellation)
    {
        while (true)
        {
            // Those whose filter does not itself stand behind a range that has not been counted yet.
            RangeNode[] open = [.. plan.Nodes.OfType<RangeNode>().Where(range => RangeOffsets.Anchor(range) is FilterNode filter && !offsets.Knows(filter))];
            RangeNode[] next = [.. open.Where(range => !open.Any(other => other != range && other.Dominates(range)))];
            if (next.Length == 0)
            {
                return;
            }

            var counts = new List<PartitionCountAction>();
            foreach (IGrouping<FilterNode, RangeNode> group in next.GroupBy(range => RangeOffsets.Anchor(range)!))
            {
                counts.Add(new PartitionCountAction(group.Key, group.Max(Needed)));
            }

            Plan counting = Plan.Build(root, [.. counts.Select(count => new PlannedAction(count.Filter, count))]);
            var program = new FrameProgram(source, counting, offsets, Stopwatch.GetTimestamp(), options.SkipUnreadable);
            engine.Run(new CountingPlan(program, counts), options with { Observer = null }, cancellation);
            foreach (PartitionCountAction count in counts)
            {
                offsets.Add(count.Filter, count.FirstEntries, count.PassedBefore);
            }
        }
    }

    /// <summary>How many entries must pass the filter until the range is over; ranges between the two are looked through.</summary>
    private static long Needed(RangeNode range)
    {
        long needed = range.End;
        for (FrameNode? node = range.Parent; node is RangeNode above && needed != long.MaxValue; node = node.Parent)
        {
            needed = above.End == long.MaxValue && needed > long.MaxValue / Math.Max(1, above.Stride) - above.Begin ? long.MaxValue : Math.Min(above.End, above.Begin + (needed * above.Stride));
        }

        return needed;
    }
}
