namespace Banyan.AnalysisFiles;

/// <summary>The bins of an axis: either a count and a range, or edges.</summary>
/// <param name="Count">Number of bins of equal width.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Edges">The edges, rising, or null for bins of equal width.</param>
public sealed record BinSpec(int Count, double Low, double High, IReadOnlyList<double>? Edges)
{
    /// <summary>Bins that follow from the data.</summary>
    public static BinSpec Automatic { get; } = new(0, 0, 0, null);
}
