using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Puts the baskets of a merged branch into the branch's bytes.</summary>
/// <remarks>Members as in docs/format/trees.md. Older versions of TBranch have some of them in other types, or not at all.</remarks>
internal static class BranchEdit
{
    private const int SmallestBasketArray = 10; // TBranch::Streamer

    /// <summary>Changes the members of a branch and its leaves.</summary>
    public static void Apply(MemberEdit edit, MergedBranch branch, RootCompression? compression)
    {
        RootObject value = branch.Object;
        int count = branch.FileOffsets.Count;
        int capacity = Math.Max(SmallestBasketArray, count + 1);
        edit.Set(value, "fWriteBasket", count);
        edit.Set(value, "fMaxBaskets", capacity);
        edit.Set(value, "fEntryNumber", branch.EntryCount);
        edit.Set(value, "fEntries", branch.EntryCount);
        edit.Set(value, "fFirstEntry", 0);
        edit.Set(value, "fTotBytes", branch.TotalBytes);
        edit.Set(value, "fZipBytes", branch.ZipBytes);
        edit.Set(value, "fBasketSize", branch.BasketByteCount);
        edit.Set(value, "fEntryOffsetLen", branch.OffsetLength);
        if (compression is RootCompression chosen)
        {
            edit.Set(value, "fCompress", chosen.Setting);
        }

        if (value.Has("fClonesName"))
        {
            edit.Set(value, "fMaximum", branch.Maximum);
        }

        edit.SetEmptyCollection(value, "fBaskets");
        edit.SetCounted(value, "fBasketBytes", Padded(branch.ByteCounts.Select(bytes => (long)bytes), capacity));
        edit.SetCounted(value, "fBasketEntry", Padded(branch.FirstEntries.Append(branch.EntryCount), capacity));
        edit.SetCounted(value, "fBasketSeek", Padded(branch.FileOffsets, capacity));
        foreach (RootObject leaf in branch.Leaves)
        {
            (long maximum, long length) = branch.LimitsOf(leaf);
            if (leaf.TryGet("fMaximum", out object? limit) && limit is not (float or double))
            {
                edit.Set(leaf, "fMaximum", maximum);
            }

            if (leaf.ClassName == "TLeafC")
            {
                edit.Set(leaf, "fLen", length);
            }
        }
    }

    private static long[] Padded(IEnumerable<long> values, int capacity)
    {
        long[] padded = new long[capacity];
        int i = 0;
        foreach (long value in values)
        {
            padded[i++] = value;
        }

        return padded;
    }
}
