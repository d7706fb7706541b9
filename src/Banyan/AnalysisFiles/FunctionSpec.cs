namespace Banyan.AnalysisFiles;

/// <summary>A function that an analysis file defines for its expressions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters as written, perhaps with types: <c>float pt, eta</c>.</param>
/// <param name="Body">The expression over them.</param>
public sealed record FunctionSpec(string Name, string Parameters, ExpressionSpec Body);
