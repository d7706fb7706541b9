namespace Banyan.AnalysisFiles;

/// <summary>Another name for a column.</summary>
/// <param name="Name">The new name.</param>
/// <param name="Column">The column, with its place in the file.</param>
public sealed record AliasSpec(string Name, ExpressionSpec Column);
