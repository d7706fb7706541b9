namespace Banyan.Drawing;

/// <summary>Files that are one dataset.</summary>
/// <param name="Label">Its name in a legend.</param>
/// <param name="Files">Paths, patterns, <c>@lists</c>, each perhaps with <c>:TREE</c>.</param>
public sealed record DrawDataset(string Label, IReadOnlyList<string> Files);
