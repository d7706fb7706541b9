namespace Banyan.Root.Writing.RNTuples;

/// <summary>Where a page lies.</summary>
/// <param name="ElementCount">Number of elements.</param>
/// <param name="ByteCount">Bytes in the file, without the checksum behind them.</param>
/// <param name="FileOffset">First byte.</param>
internal readonly record struct PageLocation(int ElementCount, int ByteCount, long FileOffset);
