namespace Banyan.Sources;

/// <summary>A file that a dataset leaves out because it cannot be opened.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Problem">Why, in one sentence.</param>
public sealed record SkippedFile(string Path, string Problem);
