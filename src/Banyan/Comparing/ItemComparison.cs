namespace Banyan.Comparing;

/// <summary>What the comparison of one object gave.</summary>
/// <param name="Path">Its path in the files.</param>
/// <param name="ClassName">Its class; of the first file where both differ.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Differences">What differs, the worst first.</param>
public sealed record ItemComparison(string Path, string ClassName, ItemStatus Status, IReadOnlyList<Difference> Differences)
{
    /// <summary>The Kolmogorov–Smirnov test of two histograms; null where there is none to make.</summary>
    public TestOutcome? Kolmogorov { get; init; }

    /// <summary>The χ² test of two histograms; null where there is none to make.</summary>
    public TestOutcome? ChiSquare { get; init; }

    /// <summary>How far apart the contents are: the largest distance in a cell over its error, for the order of the list.</summary>
    public double Distance { get; init; }

    /// <summary>True when it counts as a difference of the files.</summary>
    public bool Counts => Status is ItemStatus.Missing or ItemStatus.Different;
}
