namespace Banyan.Root.Scanning;

/// <summary>A folder that a scan found.</summary>
/// <param name="FileOffset">Its record, which keys name as theirs.</param>
/// <param name="HeadOffset">Where its head lies, which says where its list of keys is.</param>
/// <param name="Path">Its path with a slash behind it; empty for the top folder.</param>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title.</param>
internal sealed record RecoveredFolder(long FileOffset, long HeadOffset, string Path, string Name, string Title)
{
    /// <summary>The keys of what it holds.</summary>
    public List<RootKey> Keys { get; } = [];
}
