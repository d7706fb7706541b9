namespace Banyan.AnalysisFiles;

/// <summary>A number that an analysis file asks for. Weights do not count.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Expression">What is summed, averaged and so on, all elements of vectors; null for a count.</param>
/// <param name="Selections">The selections over which it is taken.</param>
/// <param name="Datasets">The datasets over which it is taken.</param>
public sealed record NumberSpec(string Name, NumberKind Kind, ExpressionSpec? Expression, IReadOnlyList<string> Selections, IReadOnlyList<string> Datasets);
