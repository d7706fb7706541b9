namespace Banyan.Benchmarking;

/// <summary>How long a query took, beside the limit. Medians; both were measured in turn, in one process, after a warm-up.</summary>
/// <param name="Query">The query.</param>
/// <param name="Threads">Threads used by both.</param>
/// <param name="Events">Events of the chain.</param>
/// <param name="Entries">Fills of the histogram: the same in every repetition, or the measurement is void.</param>
/// <param name="CompressedByteCount">Bytes of the baskets of the query's columns, counters left out.</param>
/// <param name="PlainByteCount">The same after decompression.</param>
/// <param name="Limit">Time of the decompression library alone.</param>
/// <param name="Time">From opening the files to the merged result, without <paramref name="Compile"/>.</param>
/// <param name="Compile">Planning and JIT compilation.</param>
/// <param name="Repetitions">How often both were measured.</param>
public sealed record BenchResult(
    BenchQuery Query,
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
    /// <summary>The time in units of the limit.</summary>
    public double TimesLimit => Limit.Ticks == 0 ? double.NaN : Time / Limit;

    /// <summary>Events per second.</summary>
    public double EventsPerSecond => Events / Time.TotalSeconds;
}
