namespace Banyan.AnalysisFiles;

/// <summary>An expression of an analysis file.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Line">Line on which it begins, from 1.</param>
public sealed record ExpressionSpec(string Text, int Line);
