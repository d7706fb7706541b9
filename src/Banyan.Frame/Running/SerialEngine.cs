using System.Diagnostics;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>Runs everything on the calling thread: the simplest engine, and the reference for the others.</summary>
public sealed class SerialEngine : Engine
{
    private SerialEngine()
    {
    }

    /// <summary>The engine.</summary>
    public static SerialEngine Instance { get; } = new();

    /// <inheritdoc/>
    public override RunSummary Run(CompiledPlan plan, RunOptions options, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        ResultMerger merger = plan.CreateMerger();
        options.Observer?.Started(plan, 1);
        try
        {
            using PartitionRunner runner = plan.CreateRunner();
            foreach (Partition partition in plan.Partitions)
            {
                merger.Add(runner.Run(partition, cancellation));
                options.Observer?.Advanced(new RunProgress(runner.EntriesDone, plan.EntryCount, runner.BytesRead, Stopwatch.GetElapsedTime(start), partition.File));
                if (merger.IsSatisfied)
                {
                    break;
                }
            }
        }
        catch
        {
            merger.Abandon();
            throw;
        }

        RunSummary summary = merger.Complete(1, Stopwatch.GetElapsedTime(start), 1);
        options.Observer?.Finished(summary);
        return summary;
    }
}
