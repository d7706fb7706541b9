using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>A histogram or profile.</summary>
/// <param name="Histogram">Its cells, in ROOT's form whatever the file is.</param>
internal sealed record HistogramContent(RootHistogram Histogram) : ComparedContent
{
    /// <summary>True when the file states the number of fills, as ROOT files do and UHI's form need not. Running sums that it does not state are empty.</summary>
    public bool HasEntries { get; init; } = true;

    /// <summary>True when the file states ROOT's class.</summary>
    public bool HasClass { get; init; } = true;
}
