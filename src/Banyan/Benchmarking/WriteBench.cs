using System.Diagnostics;
using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;
using Banyan.Root.Writing.Trees;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Benchmarking;

/// <summary>Measures how long writing columns from memory takes, beside the time that the codec alone needs for the same baskets or pages. Reading is not measured.</summary>
/// <remarks>Files go to the system's folder for temporary files, and are deleted. Owns the columns' memory.</remarks>
public sealed class WriteBench : IDisposable
{
    private const string Name = "Events";
    private const int BlockEntryCount = 4096; // as an event loop gives them
    private const int WarmUps = 1;

    private readonly Dictionary<string, List<ColumnMemory>> _kinds = [];
    private readonly long _entryCount;

    private WriteBench(EventSource source)
    {
        _entryCount = source.EntryCount;
        foreach (ColumnInfo column in source.Columns.Where(column => column.Problem == null))
        {
            string kind = column.Type switch
            {
                ScalarType => "flat",
                VectorType { Item: ScalarType } when column.Dimensions.Length > 0 && column.CountColumn == null => "flat",
                VectorType { Item: ScalarType } => "jagged",
                _ => "nested",
            };
            if (!_kinds.TryGetValue(kind, out List<ColumnMemory>? columns))
            {
                _kinds.Add(kind, columns = []);
            }

            columns.Add(ColumnMemory.Read(source, column));
        }
    }

    /// <summary>The kinds of columns that the file has: flat, jagged, nested (strings among these).</summary>
    public IReadOnlyList<string> Kinds => [.. _kinds.Keys];

    /// <summary>Reads all columns of a file into memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tree">The tree; null for the usual one.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static WriteBench Read(string file, string? tree)
    {
        using EventSource source = TreeSource.Open([file], new TreeSourceOptions { Tree = tree, ReadsTexts = true });
        return new WriteBench(source);
    }

    /// <summary>Measures one kind of columns.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="format">Tree or RNTuple.</param>
    /// <param name="compression">The compression.</param>
    /// <param name="threads">Threads of writer and limit.</param>
    /// <param name="repetitions">How often both are measured; medians are reported.</param>
    /// <param name="cancellation">Stops between repetitions.</param>
    /// <exception cref="InvalidOperationException">Two repetitions wrote files of different sizes.</exception>
    public WriteBenchResult Measure(string kind, SnapshotFormat format, RootCompression compression, int threads, int repetitions, CancellationToken cancellation)
    {
        List<ColumnMemory> columns = _kinds[kind];
        string path = Path.Join(Path.GetTempPath(), $"banyan-bench-{Environment.ProcessId}.root");
        try
        {
            long fileBytes = Write(path, columns, format, compression, threads);
            CodecLimit limit = CodecLimit.Of(path, Name, compression);
            var (limits, times, limitProcessorTimes, processorTimes) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
            for (int i = -WarmUps; i < repetitions; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                TimeSpan before = Environment.CpuUsage.TotalTime;
                TimeSpan limitTime = limit.Measure(threads);
                TimeSpan between = Environment.CpuUsage.TotalTime;
                long start = Stopwatch.GetTimestamp();
                long written = Write(path, columns, format, compression, threads);
                TimeSpan time = Stopwatch.GetElapsedTime(start);
                TimeSpan after = Environment.CpuUsage.TotalTime;
                if (written != fileBytes)
                {
                    throw new InvalidOperationException($"two repetitions wrote {fileBytes} and {written} bytes");
                }

                if (i >= 0)
                {
                    limits.Add(limitTime);
                    times.Add(time);
                    limitProcessorTimes.Add(between - before);
                    processorTimes.Add(after - between);
                }
            }

            return new WriteBenchResult(
                kind,
                columns.Count,
                format,
                compression,
                threads,
                limit.PlainByteCount,
                fileBytes,
                QueryBench.Median(limits),
                QueryBench.Median(times),
                QueryBench.Median(limitProcessorTimes),
                QueryBench.Median(processorTimes));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ColumnMemory column in _kinds.Values.SelectMany(columns => columns))
        {
            column.Dispose();
        }
    }

    private long Write(string path, List<ColumnMemory> columns, SnapshotFormat format, RootCompression compression, int threads)
    {
        using RootFileWriter file = RootFileWriter.Create(path, new RootFileWriterOptions { Compression = compression });
        EntryWriter writer = format == SnapshotFormat.RNTuple
            ? file.CreateRNTuple(Name, new RNTupleDefinition([.. columns.Select(Field)]), new RNTupleWriterOptions { Threads = threads })
            : file.CreateTree(Name, new TreeDefinition([.. columns.Select(Branch)]), new TreeWriterOptions { Threads = threads });
        ColumnBlock[] blocks = new ColumnBlock[columns.Count];
        for (long first = 0; first < _entryCount; first += BlockEntryCount)
        {
            for (int i = 0; i < blocks.Length; i++)
            {
                blocks[i] = columns[i].BlockFrom(first);
            }

            writer.Fill((int)Math.Min(BlockEntryCount, _entryCount - first), blocks);
        }

        file.Commit();
        return new FileInfo(path).Length;
    }

    // Jagged ones as NanoAOD has them: with a count branch, one for a collection.
    private static BranchDefinition Branch(ColumnMemory column) => new(column.Info.Name, column.Info.Type)
    {
        Dimensions = Dimensions(column),
        CountBranch = column.Info.Type is VectorType { Item: ScalarType } && (column.Info.CountColumn != null || column.Info.Dimensions.Length == 0) ? column.Info.CountColumn ?? $"n{column.Info.Name}" : string.Empty,
    };

    private static RNTupleFieldDefinition Field(ColumnMemory column) => new(string.Concat(column.Info.Name.Select(c => RNTupleDefinition.IsName(c.ToString()) ? c : '_')), column.Info.Type)
    {
        Dimensions = column.Info.CountColumn == null ? Dimensions(column) : [],
        ItemDimensions = column.Info.CountColumn == null ? [] : Dimensions(column),
    };

    private static int[] Dimensions(ColumnMemory column) =>
        [.. column.Info.Dimensions.Split(['[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, System.Globalization.CultureInfo.InvariantCulture))];
}
