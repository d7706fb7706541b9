namespace Banyan.Root.Histograms;

/// <summary>What a profile has besides a histogram's members (TProfile, TProfile2D, TProfile3D).</summary>
public sealed record ProfilePart
{
    /// <summary>Σw of each cell (fBinEntries).</summary>
    public required ReadOnlyMemory<double> BinEntries { get; init; }

    /// <summary>Σw² of each cell (fBinSumw2); empty while every weight was 1.</summary>
    public ReadOnlyMemory<double> BinSumW2 { get; init; }

    /// <summary>What its errors mean.</summary>
    public ProfileErrorMode ErrorMode { get; init; }

    /// <summary>Values below are not filled, unless both limits are 0.</summary>
    public double LowestValue { get; init; }

    /// <summary>Values above are not filled, unless both limits are 0.</summary>
    public double HighestValue { get; init; }
}
