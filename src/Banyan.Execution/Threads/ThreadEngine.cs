using System.Diagnostics;
using Banyan.Frame.Running;

namespace Banyan.Execution.Threads;

/// <summary>Runs a plan on the threads of this process: the default engine.</summary>
public sealed class ThreadEngine : Engine
{
    /// <summary>Partitions per worker that may be under way or wait to be merged.</summary>
    private const int WindowPerThread = 4;

    /// <summary>Threads without a partition of their own, which read and decompress for the others: more would wait for those.</summary>
    private const int MostHelpers = 15;

    private static readonly TimeSpan s_progressInterval = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public override RunSummary Run(CompiledPlan plan, RunOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        int granted = options.Threads == 0 ? GrantedCores.Count : options.Threads;
        int threads = Math.Max(1, Math.Min(granted, plan.Partitions.Count));
        int helpers = plan.Partitions.Count == 0 ? 0 : Math.Min(granted - threads, MostHelpers);
        IRunObserver? observer = options.Observer;
        ResultMerger merger = plan.CreateMerger();
        RunSummary summary;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            observer?.Started(plan, threads);
            long start = Stopwatch.GetTimestamp();
            using (var run = new ThreadRun(plan, merger, threads, helpers, threads * WindowPerThread, cancellation))
            {
                run.Start();
                while (!run.Wait(s_progressInterval))
                {
                    observer?.Advanced(run.GetProgress(Stopwatch.GetElapsedTime(start)));
                }

                run.ThrowIfFailed();
            }

            summary = merger.Complete(threads, Stopwatch.GetElapsedTime(start), granted);
        }
        catch
        {
            merger.Abandon();
            throw;
        }

        observer?.Finished(summary);
        return summary;
    }
}
