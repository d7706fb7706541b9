namespace Banyan.AnalysisFiles;

/// <summary>A column that an analysis file defines.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Expression">What it is.</param>
/// <param name="IsRedefined">True when the column exists already and gets a new meaning.</param>
public sealed record DefineSpec(string Name, ExpressionSpec Expression, bool IsRedefined = false);
