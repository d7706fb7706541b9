namespace Banyan.Merging;

/// <summary>An input that was left out of a merge.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">Why.</param>
public sealed record SkippedInput(string Path, string Problem);
