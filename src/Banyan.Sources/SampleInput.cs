namespace Banyan.Sources;

/// <summary>A sample to open: files with a name and what is known about them as a whole.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">Paths, patterns and <c>@list</c> files, each perhaps with <c>:TREE</c>.</param>
/// <param name="Tree">The tree in files that name none; null for the usual one.</param>
public sealed record SampleInput(string Name, IReadOnlyList<string> Files, string? Tree = null)
{
    /// <summary>Values by name, for <c>DefinePerSample</c>: each a <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or <see cref="string"/>.</summary>
    public IReadOnlyDictionary<string, object> Metadata { get; init; } = new Dictionary<string, object>();
}
