using Banyan.Root.Objects;

namespace Banyan.Root.Trees;

/// <summary>The baskets of a branch: which entries each holds and where it lies.</summary>
/// <remarks>
/// Source: TBranch::GetBasketImpl and TBranch::Streamer (tree/tree/src/TBranch.cxx): basket i holds the entries from fBasketEntry[i] on; it lies at fBasketSeek[i], or in
/// fBaskets when it was not flushed; fWriteBasket is the one that was being filled.
/// </remarks>
internal sealed class BasketTable
{
    private readonly long[] _firstEntries; // one more than baskets: the last is the end
    private readonly long[] _fileOffsets;
    private readonly int[] _byteCounts;
    private readonly RootObject?[] _embedded;

    private BasketTable(long[] firstEntries, long[] fileOffsets, int[] byteCounts, RootObject?[] embedded)
    {
        _firstEntries = firstEntries;
        _fileOffsets = fileOffsets;
        _byteCounts = byteCounts;
        _embedded = embedded;
    }

    /// <summary>Number of baskets.</summary>
    public int Count => _fileOffsets.Length;

    /// <summary>First entry of the first basket.</summary>
    public long FirstEntry => _firstEntries[0];

    /// <summary>One past the last entry of the last basket.</summary>
    public long EndEntry => _firstEntries[^1];

    /// <summary>Reads the table.</summary>
    public static BasketTable Read(RootObject branch, long entryCount)
    {
        long[] entries = ObjectArrays.ToInt64(branch, "fBasketEntry");
        long[] offsets = ObjectArrays.ToInt64(branch, "fBasketSeek");
        int[] bytes = ObjectArrays.ToInt32(branch, "fBasketBytes");
        IReadOnlyList<RootObject?> embedded = branch.GetObject("fBaskets")?.Items ?? [];
        int limit = (int)Math.Clamp(branch.GetInt64("fWriteBasket") + 1, 0, Math.Max(offsets.Length, embedded.Count));
        var firstEntries = new List<long>(limit + 1);
        var fileOffsets = new List<long>(limit);
        var byteCounts = new List<int>(limit);
        var objects = new List<RootObject?>(limit);
        long end = 0;
        for (int i = 0; i < limit; i++)
        {
            RootObject? basket = i < embedded.Count ? embedded[i] : null;
            bool isEmbedded = basket != null && basket.GetInt64("fNevBuf") > 0 && basket.TryGet("fBuffer", out object? buffer) && buffer != null;
            bool isInFile = !isEmbedded && i < offsets.Length && offsets[i] > 0;
            if (!isEmbedded && !isInFile)
            {
                continue;
            }

            long first = i < entries.Length && (entries[i] > 0 || i == 0) ? entries[i] : end;
            if (first < end || first > entryCount)
            {
                continue; // a leftover of a longer tree
            }

            firstEntries.Add(first);
            fileOffsets.Add(isEmbedded ? -1 : offsets[i]);
            byteCounts.Add(isEmbedded || i >= bytes.Length ? 0 : bytes[i]);
            objects.Add(isEmbedded ? basket : null);
            end = isEmbedded ? first + basket!.GetInt64("fNevBuf") : i + 1 < entries.Length && i + 1 < limit && entries[i + 1] > first ? entries[i + 1] : first;
        }

        firstEntries.Add(Math.Max(entryCount, firstEntries.Count > 0 ? firstEntries[^1] : 0));
        return new BasketTable([.. firstEntries], [.. fileOffsets], [.. byteCounts], [.. objects]);
    }

    /// <summary>Where a basket lies.</summary>
    public BasketInfo this[int index] => new(_firstEntries[index], _firstEntries[index + 1], _fileOffsets[index], _byteCounts[index]);

    /// <summary>The basket object in the tree's record; null for one with a record of its own.</summary>
    public RootObject? Embedded(int index) => _embedded[index];

    /// <summary>Bytes of all embedded baskets before compression: data and entry offsets.</summary>
    public long EmbeddedByteCount()
    {
        long count = 0;
        foreach (RootObject basket in _embedded.OfType<RootObject>())
        {
            int offsets = basket.TryGet("fEntryOffset", out object? array) && array is int[] numbers ? numbers.Length : 0;
            count += Math.Max(0, basket.GetInt64("fLast") - basket.GetInt64("fKeylen")) + (sizeof(int) * (long)offsets);
        }

        return count;
    }

    /// <summary>The last basket whose first entry is not above <paramref name="entry"/>, which must be in range.</summary>
    public int IndexOf(long entry)
    {
        int index = Array.BinarySearch(_firstEntries, 0, Count, entry);
        if (index < 0)
        {
            return ~index - 1;
        }

        // Of several baskets that begin with the entry all but the last are empty.
        while (index + 1 < Count && _firstEntries[index + 1] == entry)
        {
            index++;
        }

        return index;
    }
}
