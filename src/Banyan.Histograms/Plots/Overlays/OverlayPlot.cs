namespace Banyan.Histograms.Plots.Overlays;

/// <summary>Several histograms over one another.</summary>
/// <param name="Lines">The histograms, at least one, with the same bins.</param>
public sealed record OverlayPlot(IReadOnlyList<OverlayLine> Lines)
{
    /// <summary>Title of the plot; may be empty.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Title of the vertical axis; empty for what a bin holds.</summary>
    public string YTitle { get; init; } = string.Empty;

    /// <summary>Stack the lines that are no data on one another, the first at the bottom.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Below the plot the ratio of data to the stack, or of every line to the first.</summary>
    public bool HasRatio { get; init; }
}
