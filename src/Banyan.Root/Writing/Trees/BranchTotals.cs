namespace Banyan.Root.Writing.Trees;

/// <summary>What has been written of a branch: its baskets and sums.</summary>
internal sealed class BranchTotals
{
    /// <summary>Bytes of each basket's record.</summary>
    public List<int> BasketByteCounts { get; } = [];

    /// <summary>First entry of each basket.</summary>
    public List<long> BasketFirstEntries { get; } = [];

    /// <summary>Offset of each basket's record.</summary>
    public List<long> BasketOffsets { get; } = [];

    /// <summary>Entries in all baskets.</summary>
    public long EntryCount { get; set; }

    /// <summary>Bytes of all records, as if nothing were compressed.</summary>
    public long TotalBytes { get; set; }

    /// <summary>Bytes of all records in the file.</summary>
    public long ZipBytes { get; set; }

    /// <summary>The largest count, or the longest text.</summary>
    public long LargestCount { get; set; }
}
