using System.Diagnostics;
using Banyan.Frame.Actions;
using Banyan.Frame.Planning;

namespace Banyan.Frame.Running;

/// <summary>
/// Merges the results of partitions along a fixed tree: twenty partitions make a group, twenty groups a bigger group, and so on; within a group they are added one after the other, so that
/// only one accumulator per level is in memory. The tree depends on the partitions only, hence so do the bits.
/// </summary>
internal sealed class FrameMerger(FrameProgram program) : ResultMerger
{
    private const int GroupSize = 20;
    private readonly List<(FramePartial? Sum, int Count)> _levels = [];
    private readonly Dictionary<string, InputRead> _inputs = [];

    public override void Add(PartialResult result)
    {
        var partial = (FramePartial)result;
        if (partial.Failure is EventFailureException failure)
        {
            partial.Dispose();
            throw failure;
        }

        string file = partial.Partition.File;
        InputRead input = _inputs.GetValueOrDefault(file, new InputRead(file, 0));
        _inputs[file] = partial.Problem is null
            ? input with { Entries = input.Entries + partial.Entries }
            : input with { Skipped = input.Skipped + partial.Partition.EntryCount, Problem = input.Problem ?? partial.Problem };
        for (int i = 0; i < partial.States.Length; i++)
        {
            FrameAction action = program.Plan.Actions[i].Action;
            if (action.IsOrdered)
            {
                action.Deliver(partial.States[i]);
                partial.States[i].Dispose();
                partial.States[i] = action.CreateState();
            }
        }

        for (int level = 0; ; level++)
        {
            if (level == _levels.Count)
            {
                _levels.Add((null, 0));
            }

            (FramePartial? sum, int count) = _levels[level];
            if (sum is null)
            {
                sum = partial;
            }
            else
            {
                sum.Merge(partial, program.Plan.Actions);
                partial.Dispose();
            }

            if (++count < GroupSize)
            {
                _levels[level] = (sum, count);
                return;
            }

            _levels[level] = (null, 0);
            partial = sum;
        }
    }

    public override RunSummary Complete(int threads, TimeSpan loopTime, int granted)
    {
        FramePartial? total = null;
        for (int level = _levels.Count - 1; level >= 0; level--)
        {
            if (_levels[level].Sum is FramePartial sum)
            {
                if (total is null)
                {
                    total = sum;
                }
                else
                {
                    total.Merge(sum, program.Plan.Actions);
                    sum.Dispose();
                }
            }
        }

        _levels.Clear();
        total ??= new FramePartial(new Sources.Partition(0, string.Empty, 0, 0, 0, 0), program.CreateStates(), program.Plan.Nodes.Length);
        using (total)
        {
            for (int i = 0; i < total.States.Length; i++)
            {
                FrameAction action = program.Plan.Actions[i].Action;
                if (action is ReportAction report)
                {
                    report.Finish(node => (total.EntriesIn[program.Plan.Nodes.IndexOf(node)], total.EntriesOut[program.Plan.Nodes.IndexOf(node)]));
                }

                action.Finish(total.States[i], granted);
            }

            return new RunSummary(
                total.Entries,
                threads,
                program.CompileTime,
                loopTime,
                total.BytesRead,
                total.BytesDecompressed,
                PeakMemory(),
                [.. program.Plan.Nodes.Select((node, i) => new NodeTime(node.Description, total.EntriesIn[i], total.EntriesOut[i], Time(total.LoopTicks[i]), Time(total.ReadTicks[i])))],
                [.. program.Source.Files.Distinct().Select(file => _inputs.GetValueOrDefault(file, new InputRead(file, 0))), .. program.Source.LeftOut.Select(file => new InputRead(file.File, 0, 0, file.Problem))]);
        }
    }

    public override void Abandon()
    {
        foreach ((FramePartial? sum, _) in _levels)
        {
            sum?.Dispose();
        }

        _levels.Clear();
        foreach (PlannedAction action in program.Plan.Actions)
        {
            action.Action.Abandon();
        }
    }

    private static TimeSpan Time(long ticks) => Stopwatch.GetElapsedTime(0, ticks);

    /// <summary>The largest resident size of the process so far, from <c>VmHWM</c> of <c>/proc/self/status</c>.</summary>
    private static long PeakMemory()
    {
        try
        {
            foreach (string line in File.ReadLines("/proc/self/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    return long.Parse(line["VmHWM:".Length..].Replace("kB", string.Empty, StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) * 1024;
                }
            }
        }
        catch (IOException)
        {
            // Not Linux, or no /proc: the present size is the best there is.
        }

        return Environment.WorkingSet;
    }
}
