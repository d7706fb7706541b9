namespace Banyan.Benchmarking;

/// <summary>How long a query took, beside the limit. Medians; both were measured in turn, in one process, after a warm-up.</summary>
/// <param name="Query">Name of the query.</param>
/// <param name="Explanation">What it does, in a few words.</param>
/// <param name="Threads">Threads used by both.</param>
/// <param name="Events">Events of the chain.</param>
/// <param name="Entries">Fills of the histogram, or entries written: the same in every repetition, or the measurement is void.</param>
/// <param name="CompressedByteCount">Bytes of the baskets of the query's columns, counters left out; of a snapshot, of the new file.</param>
/// <param name="PlainByteCount">The same without compression.</param>
/// <param name="Limit">Time of the compression library alone: decompression of what a query reads, compression of what a snapshot writes.</param>
/// <param name="Time">From opening the files to the merged result, or to the complete new file, without <paramref name="Compile"/>.</param>
/// <param name="Compile">Planning and JIT compilation.</param>
/// <param name="Repetitions">How often both were measured.</param>
public sealed record BenchResult(
    string Query,
    string Explanation,
    int Threads,
    long Events,
    double Entries,
    long CompressedByteCount,
    long PlainByteCount,
    TimeSpan Limit,
    TimeSpan Time,
    TimeSpan Compile,
    int Repetitions)
{
    /// <summary>Processor time of all threads in <see cref="Limit"/>: on a busy machine, wall times say more about the others.</summary>
    public required TimeSpan LimitProcessorTime { get; init; }

    /// <summary>Processor time of all threads in <see cref="Time"/> and <see cref="Compile"/>.</summary>
    public required TimeSpan ProcessorTime { get; init; }

    /// <summary>The time in units of the limit.</summary>
    public double TimesLimit => Limit.Ticks == 0 ? double.NaN : Time / Limit;

    /// <summary>The processor time in units of the limit's.</summary>
    public double TimesLimitProcessorTime => LimitProcessorTime.Ticks == 0 ? double.NaN : ProcessorTime / LimitProcessorTime;

    /// <summary>Events per second.</summary>
    public double EventsPerSecond => Events / Time.TotalSeconds;
}
