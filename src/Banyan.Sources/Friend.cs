using Banyan.Frame.Sources;

namespace Banyan.Sources;

/// <summary>A dataset whose entry n belongs to entry n of another.</summary>
/// <param name="Alias">Name before its columns: <c>alias.column</c>.</param>
/// <param name="Source">The dataset.</param>
public sealed record Friend(string Alias, EventSource Source);
