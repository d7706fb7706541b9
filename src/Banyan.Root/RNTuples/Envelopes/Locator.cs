namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>A range of bytes in the file: where an envelope or a page lies.</summary>
/// <param name="FileOffset">First byte.</param>
/// <param name="ByteCount">Bytes as they lie there, checksums of pages not included.</param>
/// <remarks>Source: RNTuple binary format 1.0, "Locators and Envelope Links".</remarks>
internal readonly record struct Locator(long FileOffset, long ByteCount);
