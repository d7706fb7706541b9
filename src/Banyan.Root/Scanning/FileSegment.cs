namespace Banyan.Root.Scanning;

/// <summary>A part of a file.</summary>
/// <param name="FileOffset">Where it begins.</param>
/// <param name="ByteCount">How long it is.</param>
/// <param name="Kind">What lies there.</param>
public sealed record FileSegment(long FileOffset, long ByteCount, FileSegmentKind Kind)
{
    /// <summary>The key of a record, with its name as path; null for other parts.</summary>
    public RootKey? Key { get; init; }

    /// <summary>What is wrong with a damaged part; null for others.</summary>
    public string? Problem { get; init; }

    /// <summary>One past its last byte.</summary>
    public long End => FileOffset + ByteCount;
}
