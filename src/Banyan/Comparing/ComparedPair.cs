namespace Banyan.Comparing;

/// <summary>What differs between two objects that are both there and readable.</summary>
/// <param name="Differences">The differences in the order in which they were found; empty when there are none.</param>
internal sealed record ComparedPair(IReadOnlyList<Difference> Differences)
{
    /// <summary>See <see cref="ItemComparison.Kolmogorov"/>.</summary>
    public TestOutcome? Kolmogorov { get; init; }

    /// <summary>See <see cref="ItemComparison.ChiSquare"/>.</summary>
    public TestOutcome? ChiSquare { get; init; }

    /// <summary>See <see cref="ItemComparison.Distance"/>.</summary>
    public double Distance { get; init; }

    /// <summary>Why the objects were not compared; null when they were.</summary>
    public string? Problem { get; init; }

    /// <summary>What else is to be said; it never counts as a difference. Null for nothing.</summary>
    public string? Note { get; init; }
}
