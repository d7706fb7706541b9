namespace Banyan.Inspection.Listing;

/// <summary>What <c>ls</c> says about a tree.</summary>
/// <param name="Path">Path in the file.</param>
/// <param name="Title">Title.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Clusters">Number of clusters.</param>
/// <param name="Bytes">Bytes of all baskets before compression.</param>
/// <param name="ZipBytes">Bytes of all baskets in the file.</param>
/// <param name="Branches">All its branches, parents before sub-branches; empty when the tree cannot be read.</param>
/// <param name="Problem">Why the tree cannot be read, or null.</param>
/// <param name="IsDefault">True for the tree that commands take when none is named.</param>
public sealed record TreeListing(
    string Path, string Title, long Entries, int Clusters, long Bytes, long ZipBytes, IReadOnlyList<BranchListing> Branches, string? Problem, bool IsDefault)
{
    /// <summary>Those of <see cref="Bytes"/> that lie in the tree's own record; <see cref="ZipBytes"/> has the whole record then.</summary>
    public long EmbeddedBytes { get; init; }
}
