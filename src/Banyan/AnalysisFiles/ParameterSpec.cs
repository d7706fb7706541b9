namespace Banyan.AnalysisFiles;

/// <summary>A parameter of an analysis file: a value with a name.</summary>
/// <param name="Name">Its name; in expressions it stands for the value.</param>
/// <param name="Value">The value as YAML writes it on one line.</param>
/// <param name="Expression">The value as an expression: a whole number is an <c>int</c>, one with a point or exponent a <c>double</c>, <c>true</c> and <c>false</c> a <c>bool</c>, a list of numbers a vector, else a text; null when no expression can hold it.</param>
/// <param name="IsSet">True when the command line set it.</param>
/// <param name="At">Where it stands.</param>
public sealed record ParameterSpec(string Name, string Value, string? Expression, bool IsSet, FileMark At);
