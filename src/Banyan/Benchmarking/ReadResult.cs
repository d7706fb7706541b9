namespace Banyan.Benchmarking;

/// <summary>How long reading a column took, beside the limit. The best of several measurements in turn: what others do on the machine only adds time.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Shape"><c>flat</c>, <c>jagged</c> or <c>nested</c>.</param>
/// <param name="Type">Its C++ type.</param>
/// <param name="CompressedByteCount">Bytes of its baskets or pages.</param>
/// <param name="PlainByteCount">The same without compression.</param>
/// <param name="Limit">Time of the decompression library alone; of a copy, where nothing is compressed.</param>
/// <param name="Time">Reading, checking, decompressing and decoding all of it.</param>
public sealed record ReadResult(string Column, string Shape, string Type, long CompressedByteCount, long PlainByteCount, TimeSpan Limit, TimeSpan Time)
{
    /// <summary>The time in units of the limit.</summary>
    public double TimesLimit => Limit.Ticks == 0 ? double.NaN : Time / Limit;
}
