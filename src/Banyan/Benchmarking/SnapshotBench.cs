using System.Diagnostics;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Benchmarking;

/// <summary>Measures how long writing all columns of a file anew takes, beside the time that libzstd alone needs for the same baskets.</summary>
/// <param name="file">The file.</param>
/// <param name="tree">The tree; null for the usual one.</param>
/// <param name="times">How often the file is in the chain.</param>
/// <remarks>The new file is written to the system's folder for temporary files, and deleted.</remarks>
public sealed class SnapshotBench(string file, string? tree, int times)
{
    /// <summary>Name of the query.</summary>
    public const string Query = "snapshot";

    private const string TreeName = "Events";
    private const int WarmUps = 2;

    /// <summary>Measures the snapshot.</summary>
    /// <param name="options">Compression (Zstandard) and sizes.</param>
    /// <param name="threads">Threads of snapshot and limit.</param>
    /// <param name="repetitions">How often both are measured; medians are reported.</param>
    /// <param name="cancellation">Stops between repetitions.</param>
    /// <exception cref="InvalidOperationException">Two repetitions wrote files of different sizes.</exception>
    /// <exception cref="NotSupportedException">There is no limit for this compression.</exception>
    public BenchResult Measure(SnapshotOptions options, int threads, int repetitions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        string path = Path.Join(Path.GetTempPath(), $"banyan-bench-{Environment.ProcessId}.root");
        CompressionLimit? limit = null;
        try
        {
            (_, _, SnapshotResult reference) = Run(path, options, threads, cancellation);
            limit = CompressionLimit.Of(path, TreeName, options.Compression);
            var durations = new List<TimeSpan>();
            var compiles = new List<TimeSpan>();
            var limits = new List<TimeSpan>();
            var processorTimes = new List<TimeSpan>();
            var limitProcessorTimes = new List<TimeSpan>();
            for (int i = 1 - WarmUps; i < repetitions; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                TimeSpan before = Environment.CpuUsage.TotalTime;
                TimeSpan limitTime = limit.Measure(threads);
                TimeSpan between = Environment.CpuUsage.TotalTime;
                (TimeSpan time, TimeSpan compile, SnapshotResult result) = Run(path, options, threads, cancellation);
                TimeSpan after = Environment.CpuUsage.TotalTime;
                if (result != reference)
                {
                    throw new InvalidOperationException($"two repetitions wrote {reference.Bytes} and {result.Bytes} bytes");
                }

                if (i >= 0)
                {
                    limits.Add(limitTime);
                    durations.Add(time);
                    compiles.Add(compile);
                    limitProcessorTimes.Add(between - before);
                    processorTimes.Add(after - between);
                }
            }

            return new BenchResult(
                Query,
                $"all columns to {options.Compression}",
                threads,
                reference.Entries,
                reference.Entries,
                reference.Bytes,
                limit.PlainByteCount,
                QueryBench.Median(limits),
                QueryBench.Median(durations),
                QueryBench.Median(compiles),
                repetitions)
            {
                LimitProcessorTime = QueryBench.Median(limitProcessorTimes),
                ProcessorTime = QueryBench.Median(processorTimes),
            };
        }
        finally
        {
            limit?.Dispose();
            File.Delete(path);
        }
    }

    private (TimeSpan Time, TimeSpan Compile, SnapshotResult Result) Run(string path, SnapshotOptions options, int threads, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using EventSource source = TreeSource.Open([.. Enumerable.Repeat(file, times)], new TreeSourceOptions { Tree = tree });
        EventFrame frame = EventFrames.FromSource(source);
        long opened = Stopwatch.GetTimestamp();
        Result<SnapshotResult> snapshot = frame.Snapshot(TreeName, path, null, options);
        TimeSpan booking = Stopwatch.GetElapsedTime(opened);
        RunSummary summary = frame.Run(new RunOptions { Threads = threads }, cancellation);
        TimeSpan compile = booking + summary.CompileTime;
        return (Stopwatch.GetElapsedTime(start) - compile, compile, snapshot.Value);
    }
}
