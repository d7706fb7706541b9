using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan.Benchmarking;

/// <summary>Measures how fast columns are read, one at a time, on one thread: from the file (in the page cache) to arrays that a loop could use.</summary>
/// <remarks>Opening the file is not measured. It does not measure loops, either: <see cref="QueryBench"/> does.</remarks>
/// <param name="file">The file.</param>
/// <param name="tree">The tree; null for the usual one.</param>
public sealed class ReadBench(string file, string? tree)
{
    private const int WarmUps = 2;
    private const double LeastSeconds = 0.004; // of one measurement: shorter ones are repeated

    /// <summary>Measures all columns that can be read, or those of some names.</summary>
    /// <param name="repetitions">How often column and limit are measured.</param>
    /// <param name="leastByteCount">Columns with fewer bytes before compression are left out: opening baskets is all that they show.</param>
    /// <param name="cancellation">Stops between repetitions.</param>
    public IReadOnlyList<ReadResult> Measure(int repetitions, long leastByteCount, CancellationToken cancellation)
    {
        using TreeSource source = Open();
        var results = new List<ReadResult>();
        foreach (ColumnInfo column in source.Columns.Where(column => column.Problem is null))
        {
            using DecompressionLimit limit = DecompressionLimit.Of(source.Files[0], source.Tree, [column.Name], countsCopies: true);
            if (limit.PlainByteCount >= leastByteCount)
            {
                results.Add(Measure(column.Name, limit, repetitions, cancellation));
            }
        }

        return results;
    }

    private ReadResult Measure(string name, DecompressionLimit limit, int repetitions, CancellationToken cancellation)
    {
        int times = 1;
        var bestLimit = new BenchTime(TimeSpan.MaxValue, TimeSpan.MaxValue);
        BenchTime best = bestLimit;
        ColumnInfo? column = null;
        for (int i = -WarmUps; i < repetitions; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (BenchTime limitTime, BenchTime time) = (default, default);
            for (int j = 0; j < times; j++)
            {
                limitTime += MeasureLimit(limit, i % 2 == 0);
                time += Read(name, out column);
            }

            (limitTime, time) = (limitTime / times, time / times);
            if (i < 0)
            {
                times = Math.Max(times, (int)Math.Min(1000, LeastSeconds / Math.Max(limitTime.Processor.TotalSeconds, 1e-6)));
                continue;
            }

            bestLimit = BenchTime.Best(bestLimit, limitTime);
            best = BenchTime.Best(best, time);
        }

        string shape = column!.Type.OffsetLevels switch { 0 => "flat", 1 => "jagged", _ => "nested" };
        return new ReadResult(column.Name, shape, limit.Codec, column.Type.ToString(), limit.CompressedByteCount, limit.PlainByteCount, bestLimit, best);
    }

    // Opening a file leaves little in the processor's first caches; so both measurements begin with it.
    private BenchTime MeasureLimit(DecompressionLimit limit, bool maps)
    {
        using TreeSource source = Open();
        return limit.MeasureHere(maps);
    }

    // A source of its own for each time: a source keeps its readers, and they keep the basket or page that they decoded last.
    private BenchTime Read(string name, out ColumnInfo column)
    {
        using TreeSource source = Open();
        _ = source.TryGetColumn(name, out ColumnInfo? here);
        column = here!;
        var clock = BenchClock.Start();
        foreach (Partition partition in source.Partitions)
        {
            using PartitionReader reader = source.OpenPartition(partition, [column]);
            ColumnCursor cursor = reader.GetCursor(0);
            for (long entry = partition.FirstEntry; entry < partition.EndEntry;)
            {
                cursor.Load(entry, out ColumnBlock block);
                entry = block.EndEntry;
            }
        }

        return clock.Elapsed;
    }

    private TreeSource Open() => TreeSource.OpenChain([file], new TreeSourceOptions { Tree = tree });
}
