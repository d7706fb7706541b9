namespace Banyan.AnalysisFiles.Starting;

/// <summary>A plot of a first analysis.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">What is filled.</param>
/// <param name="Bins">Bins as the file writes them.</param>
/// <param name="Label">Title of the axis; empty for the expression.</param>
/// <param name="Selections">The selections; empty for all events.</param>
internal sealed record StartingPlot(string Name, string Expression, string Bins, string Label, IReadOnlyList<string> Selections);
