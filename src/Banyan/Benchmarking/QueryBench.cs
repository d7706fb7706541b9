using System.Diagnostics;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;
using Banyan.Sources;

namespace Banyan.Benchmarking;

/// <summary>Measures queries over a file that is chained to itself: the library behind <c>banyan bench</c>.</summary>
/// <param name="file">The file.</param>
/// <param name="tree">The tree; null for the usual one.</param>
/// <param name="times">How often the file is in the chain.</param>
public sealed class QueryBench(string file, string? tree, int times)
{
    private const int WarmUps = 2;

    /// <summary>Measures a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="threads">Threads of query and limit.</param>
    /// <param name="repetitions">How often both are measured; medians are reported.</param>
    /// <param name="cancellation">Stops between repetitions.</param>
    /// <exception cref="InvalidOperationException">Two repetitions gave different results.</exception>
    public BenchResult Measure(BenchQuery query, int threads, int repetitions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        using DecompressionLimit limit = OpenLimit(query);
        var durations = new List<TimeSpan>();
        var compiles = new List<TimeSpan>();
        var limits = new List<TimeSpan>();
        var processorTimes = new List<TimeSpan>();
        var limitProcessorTimes = new List<TimeSpan>();
        Histogram1D? reference = null;
        long events = 0;
        for (int i = -WarmUps; i < repetitions; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            TimeSpan limitTime = limit.Measure(threads, times);
            TimeSpan between = Environment.CpuUsage.TotalTime;
            (TimeSpan time, TimeSpan compile, Histogram1D result, events) = Run(query, threads, cancellation);
            TimeSpan after = Environment.CpuUsage.TotalTime;
            if (reference is not null && !result.Equals(reference))
            {
                throw new InvalidOperationException($"{query.Name}: two repetitions gave different results");
            }

            reference = result;
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
            query.Name, query.Explanation, threads, events, reference!.Entries, limit.CompressedByteCount * times, limit.PlainByteCount * times, Median(limits), Median(durations), Median(compiles), repetitions)
        {
            LimitProcessorTime = Median(limitProcessorTimes),
            ProcessorTime = Median(processorTimes),
        };
    }

    private (TimeSpan Time, TimeSpan Compile, Histogram1D Result, long Events) Run(BenchQuery query, int threads, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using EventSource source = TreeSource.Open([.. Enumerable.Repeat(file, times)], new TreeSourceOptions { Tree = tree });
        EventFrame frame = EventFrames.FromSource(source);
        long opened = Stopwatch.GetTimestamp();
        Result<Histogram1D> histogram = query.Book(frame);
        TimeSpan booking = Stopwatch.GetElapsedTime(opened);
        RunSummary summary = frame.Run(new RunOptions { Threads = threads }, cancellation);
        Histogram1D result = histogram.Value;
        TimeSpan compile = booking + summary.CompileTime;
        return (Stopwatch.GetElapsedTime(start) - compile, compile, result, summary.Entries);
    }

    private DecompressionLimit OpenLimit(BenchQuery query)
    {
        using TreeSource source = TreeSource.OpenChain([file], new TreeSourceOptions { Tree = tree });
        EventFrame frame = EventFrames.FromSource(source);
        query.Book(frame);
        return DecompressionLimit.Of(source.Files[0], source.Tree, frame.RequiredColumns.Select(column => column.Name));
    }

    internal static TimeSpan Median(List<TimeSpan> values)
    {
        values.Sort();
        int middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
