namespace Banyan.Evaluation;

/// <summary>An answer, or why there is none.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">The answer; null when there is an error.</param>
/// <param name="Error">Why there is none; null when there is one.</param>
/// <param name="Warnings">Traps in the expression, in the order of its text.</param>
public sealed record Answer<T>(T? Value, EvaluationError? Error, IReadOnlyList<string> Warnings)
    where T : class;
