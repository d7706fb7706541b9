namespace Banyan.Sources.Inputs;

/// <summary>One file of a dataset.</summary>
/// <param name="Path">Its path, as it was found (relative paths stay relative to the working folder).</param>
/// <param name="Tree">The tree that was asked for after a colon, e.g. <c>Events</c> or <c>dir/tree</c>; null when none was.</param>
public sealed record InputFile(string Path, string? Tree = null)
{
    /// <summary>Number of the sample that the file belongs to.</summary>
    public int Sample { get; init; }
}
