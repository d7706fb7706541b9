namespace Banyan.Checking;

/// <summary>What checking a file gave.</summary>
/// <param name="Path">The file.</param>
/// <param name="ByteCount">Its size; 0 when it could not be opened.</param>
/// <param name="Findings">What is damaged, by place in the file.</param>
public sealed record FileCheck(string Path, long ByteCount, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>Objects that were read and taken apart.</summary>
    public int Objects { get; init; }

    /// <summary>Trees whose baskets were read.</summary>
    public int Trees { get; init; }

    /// <summary>Baskets that were read and decompressed.</summary>
    public long Baskets { get; init; }

    /// <summary>Bytes of the baskets after decompression.</summary>
    public long BasketBytes { get; init; }

    /// <summary>RNTuples that were read.</summary>
    public int RNTuples { get; init; }

    /// <summary>Their pages.</summary>
    public long Pages { get; init; }

    /// <summary>Bytes of these pages before compression.</summary>
    public long PageBytes { get; init; }

    /// <summary>What no reader takes apart, and how far it was checked; one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True when there is no such file.</summary>
    public bool IsMissing { get; init; }

    /// <summary>True when nothing is damaged.</summary>
    public bool IsGood => Findings.Count == 0;
}
