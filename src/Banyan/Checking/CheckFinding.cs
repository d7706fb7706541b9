namespace Banyan.Checking;

/// <summary>Damage in a file.</summary>
/// <param name="FileOffset">The first bad byte, or the record that it lies in; null where no place is known.</param>
/// <param name="What">Where in the file's structure: <c>header</c>, <c>Events, branch x, basket 3</c>.</param>
/// <param name="Problem">What was expected and what was found.</param>
/// <param name="Cost">What cannot be read because of it; empty when nothing is lost.</param>
public sealed record CheckFinding(long? FileOffset, string What, string Problem, string Cost);
