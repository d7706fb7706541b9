namespace Banyan.AnalysisFiles;

/// <summary>A column that an analysis file defines.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Expression">What it is.</param>
public sealed record DefineSpec(string Name, ExpressionSpec Expression);
