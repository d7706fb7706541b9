namespace Banyan.Histograms.Plots.Overlays;

/// <summary>Several histograms over one another.</summary>
/// <param name="Lines">The histograms, at least one, with the same bins unless <see cref="HasOwnBins"/>.</param>
public sealed record OverlayPlot(IReadOnlyList<OverlayLine> Lines)
{
    /// <summary>Title of the plot; may be empty.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Title of the vertical axis; empty for what a bin holds.</summary>
    public string YTitle { get; init; } = string.Empty;

    /// <summary>Stack the lines that are no data and no outlines on one another, the first at the bottom.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Below the plot the ratio of data to the stack, or of every line to the first.</summary>
    public bool HasRatio { get; init; }

    /// <summary>Ratios have a scale around 1 as narrow as they allow, for lines that should be equal.</summary>
    public bool HasCloseRatio { get; init; }

    /// <summary>Each line may have bins of its own, and is drawn with them over the range of all; ratios and the stack are left out where bins differ.</summary>
    public bool HasOwnBins { get; init; }
}
