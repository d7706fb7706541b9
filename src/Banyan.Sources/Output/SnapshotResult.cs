namespace Banyan.Sources.Output;

/// <summary>What a snapshot wrote.</summary>
/// <param name="Path">The file.</param>
/// <param name="Tree">The tree in it.</param>
/// <param name="Entries">Entries written.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record SnapshotResult(string Path, string Tree, long Entries, long Bytes);
