namespace Banyan.Benchmarking;

/// <summary>How long reading a column took, beside the limit. The best of several measurements in turn: what others do on the machine only adds time.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Shape"><c>flat</c>, <c>jagged</c> or <c>nested</c>.</param>
/// <param name="Codec">How it is compressed: <c>zstd</c>, <c>lz4</c>, <c>zlib</c> or <c>none</c>.</param>
/// <param name="Type">Its C++ type.</param>
/// <param name="CompressedByteCount">Bytes of its baskets or pages.</param>
/// <param name="PlainByteCount">The same without compression.</param>
/// <param name="Limit">Time of the decompression library alone; of a copy, where nothing is compressed.</param>
/// <param name="Time">Reading, checking, decompressing and decoding all of it.</param>
public sealed record ReadResult(string Column, string Shape, string Codec, string Type, long CompressedByteCount, long PlainByteCount, BenchTime Limit, BenchTime Time)
{
    /// <summary>The time in units of the limit.</summary>
    public double TimesLimit => Limit.Wall.Ticks == 0 ? double.NaN : Time.Wall / Limit.Wall;

    /// <summary>The processor time in units of the limit's.</summary>
    public double TimesLimitProcessorTime => Limit.Processor.Ticks == 0 ? double.NaN : Time.Processor / Limit.Processor;

    /// <summary>What <see cref="TimesLimit"/> should be at the most, by the project's own targets.</summary>
    public double Target => (Shape, Codec) switch
    {
        ("nested", _) => 3,
        (_, "lz4") => 2.2, // whose checksum the limit does not compute
        (_, "none") => 2,
        _ => 1.4,
    };

    /// <summary>The results of several columns of one shape and codec as one.</summary>
    /// <param name="results">At least one.</param>
    public static ReadResult Total(IReadOnlyCollection<ReadResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        ReadResult first = results.First();
        return new ReadResult(
            $"all {results.Count} {first.Shape}", first.Shape, first.Codec, string.Empty, results.Sum(r => r.CompressedByteCount), results.Sum(r => r.PlainByteCount),
            results.Aggregate(default(BenchTime), (sum, r) => sum + r.Limit), results.Aggregate(default(BenchTime), (sum, r) => sum + r.Time));
    }
}
