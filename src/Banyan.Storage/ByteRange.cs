namespace Banyan.Storage;

/// <summary>A range of bytes in a file: <c>FileOffset..EndOffset</c>, half open.</summary>
/// <param name="FileOffset">First byte.</param>
/// <param name="Length">Number of bytes.</param>
public readonly record struct ByteRange(long FileOffset, int Length)
{
    /// <summary>One past the last byte.</summary>
    public long EndOffset => FileOffset + Length;
}
