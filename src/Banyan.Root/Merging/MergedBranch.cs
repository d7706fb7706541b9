using Banyan.Root.Objects;

namespace Banyan.Root.Merging;

/// <summary>A branch of a merged tree: its baskets in the output, one input behind the other.</summary>
internal sealed class MergedBranch(RootObject branch, BranchSignature signature)
{
    private readonly Dictionary<RootObject, long[]> _leafLimits = new(ReferenceEqualityComparer.Instance);

    /// <summary>The branch in the record that the merged one is made from.</summary>
    public RootObject Object { get; } = branch;

    /// <summary>What the branches of the other inputs must be like.</summary>
    public BranchSignature Signature { get; } = signature;

    /// <summary>First entry of each basket.</summary>
    public List<long> FirstEntries { get; } = [];

    /// <summary>Offset of each basket.</summary>
    public List<long> FileOffsets { get; } = [];

    /// <summary>Bytes of each basket's record.</summary>
    public List<int> ByteCounts { get; } = [];

    /// <summary>Bytes of all baskets before compression, keys included.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Bytes of all baskets, keys included.</summary>
    public long ZipBytes { get; private set; }

    /// <summary>Entries, of all inputs.</summary>
    public long EntryCount { get; private set; }

    /// <summary>Largest fBasketSize.</summary>
    public long BasketByteCount { get; private set; } = branch.GetInt64("fBasketSize");

    /// <summary>Largest fEntryOffsetLen.</summary>
    public long OffsetLength { get; private set; } = branch.GetInt64("fEntryOffsetLen");

    /// <summary>Largest fMaximum of a TBranchElement: items of a container in one entry.</summary>
    public long Maximum { get; private set; } = branch.GetInt64("fMaximum");

    /// <summary>The leaves.</summary>
    public IReadOnlyList<RootObject> Leaves { get; } = [.. (branch.GetObject("fLeaves")?.Items ?? []).OfType<RootObject>()];

    /// <summary>Largest fMaximum and fLen of a leaf: from the first ROOT makes room for what the leaf counts, from the second for strings.</summary>
    public (long Maximum, long Length) LimitsOf(RootObject leaf) =>
        _leafLimits.TryGetValue(leaf, out long[]? limits) ? (limits[0], limits[1]) : (leaf.GetInt64("fMaximum"), leaf.GetInt64("fLen"));

    /// <summary>Adds the baskets of an input.</summary>
    public void Add(MergedBranchPart part)
    {
        FirstEntries.AddRange(part.FirstEntries);
        FileOffsets.AddRange(part.FileOffsets);
        ByteCounts.AddRange(part.ByteCounts);
        TotalBytes += part.TotalBytes;
        ZipBytes += part.ZipBytes;
        EntryCount += part.Branch.EntryCount;
        RootObject other = part.Branch.Object;
        BasketByteCount = Math.Max(BasketByteCount, other.GetInt64("fBasketSize"));
        OffsetLength = Math.Max(OffsetLength, other.GetInt64("fEntryOffsetLen"));
        Maximum = Math.Max(Maximum, other.GetInt64("fMaximum"));
        RootObject[] leaves = [.. (other.GetObject("fLeaves")?.Items ?? []).OfType<RootObject>()];
        for (int i = 0; i < Math.Min(leaves.Length, Leaves.Count); i++)
        {
            (long maximum, long length) = LimitsOf(Leaves[i]);
            _leafLimits[Leaves[i]] = [Math.Max(maximum, leaves[i].GetInt64("fMaximum")), Math.Max(length, leaves[i].GetInt64("fLen"))];
        }
    }
}
