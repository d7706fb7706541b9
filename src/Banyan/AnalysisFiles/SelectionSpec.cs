namespace Banyan.AnalysisFiles;

/// <summary>A named selection of an analysis file.</summary>
/// <param name="Name">Its name; the folder of its histograms in the output.</param>
/// <param name="From">The selection that it builds on; null when it starts from every event.</param>
/// <param name="Cuts">Its cuts, in order, at least one.</param>
/// <param name="At">Where it begins.</param>
public sealed record SelectionSpec(string Name, string? From, IReadOnlyList<CutSpec> Cuts, FileMark At);

/// <summary>A cut of a selection.</summary>
/// <param name="Name">Its name in the cut flow.</param>
/// <param name="Expression">What must be true.</param>
public sealed record CutSpec(string Name, ExpressionSpec Expression);
