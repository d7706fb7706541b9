namespace Banyan.Inspection.Listing;

/// <summary>What <c>ls</c> says about a branch.</summary>
/// <param name="Name">Its name in expressions.</param>
/// <param name="Path">Its path in the tree: <c>parent/child</c>, names as stored.</param>
/// <param name="Type">C++ type.</param>
/// <param name="Title">What the file says about it.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Baskets">Number of baskets.</param>
/// <param name="Bytes">Bytes of its baskets before compression, wherever they lie.</param>
/// <param name="ZipBytes">Bytes of its baskets in the file; 0 where they lie in the tree's own record.</param>
/// <param name="CompressionSetting">100 × algorithm + level.</param>
/// <param name="IsGroup">True when it only groups sub-branches.</param>
/// <param name="IsEmbedded">True when its baskets lie in the tree's own record, so that they have no size of their own.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
/// <param name="Collection">Name of the collection that it belongs to, for summaries; empty when it stands alone.</param>
public sealed record BranchListing(
    string Name,
    string Path,
    string Type,
    string Title,
    long Entries,
    int Baskets,
    long Bytes,
    long ZipBytes,
    int CompressionSetting,
    bool IsGroup,
    bool IsEmbedded,
    string? Problem,
    string Collection);
