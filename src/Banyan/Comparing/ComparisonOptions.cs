namespace Banyan.Comparing;

/// <summary>What is compared, and how strictly.</summary>
public sealed record ComparisonOptions
{
    /// <summary>How far numbers may lie apart.</summary>
    public Tolerance Tolerance { get; init; }

    /// <summary>Histograms whose cells differ are accepted when the Kolmogorov–Smirnov test gives at least this probability; null for no such acceptance.</summary>
    public double? LeastKolmogorov { get; init; }

    /// <summary>Histograms whose cells differ are accepted when the χ² test gives at least this probability; null for no such acceptance.</summary>
    public double? LeastChiSquare { get; init; }

    /// <summary>Objects that are left out.</summary>
    public IReadOnlyList<KeyPattern> Ignore { get; init; } = [];

    /// <summary>Objects that are compared; all when empty.</summary>
    public IReadOnlyList<KeyPattern> Only { get; init; } = [];

    /// <summary>Compare the values of trees, not only their entries and columns.</summary>
    public bool TreeValues { get; init; }

    /// <summary>Titles, labels, classes and where a file comes from count as differences too.</summary>
    public bool IsStrict { get; init; }
}
