namespace Banyan.AnalysisFiles;

/// <summary>An expression of an analysis file.</summary>
/// <param name="Text">The expression.</param>
/// <param name="At">Where it begins.</param>
public sealed record ExpressionSpec(string Text, FileMark At);
