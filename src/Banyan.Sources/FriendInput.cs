namespace Banyan.Sources;

/// <summary>A friend dataset: entry n of it belongs to entry n of the main one.</summary>
/// <param name="Inputs">Its files, as for the main dataset.</param>
/// <param name="Tree">Its tree; null for the default one.</param>
/// <param name="Alias">Name before its columns (<c>alias.column</c>); null for the tree's own name.</param>
public sealed record FriendInput(IReadOnlyList<string> Inputs, string? Tree = null, string? Alias = null);
