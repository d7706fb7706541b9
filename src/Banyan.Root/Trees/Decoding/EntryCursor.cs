using System.Buffers.Binary;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Walks the bytes of one entry (or of a basket without offsets). Every step is checked against the end.</summary>
internal unsafe ref struct EntryCursor(byte* position, byte* end, ColumnOutput[] outputs)
{
    /// <summary>Next byte.</summary>
    public byte* Position = position;

    /// <summary>One past the last byte that may be read.</summary>
    public byte* End = end;

    /// <summary>The columns that are being filled.</summary>
    public readonly ColumnOutput[] Outputs = outputs;

    /// <summary>True when <see cref="End"/> is the end of this entry, not only of the basket.</summary>
    public bool HasEntryEnd;

    /// <summary>The number of the entry within its basket.</summary>
    public int EntryInBasket;

    /// <summary>Numbers of items per entry of the basket, from a count branch; empty when there are none.</summary>
    public ReadOnlySpan<int> Counts;

    /// <summary>Numbers by which an array of each item is counted, for all items of the basket one after the other; empty when there are none.</summary>
    public ReadOnlySpan<int> ItemCounts;

    /// <summary>The number of the next item within its basket, in <see cref="ItemCounts"/>.</summary>
    public int NextItem;

    /// <summary>Bytes left.</summary>
    public readonly long Remaining => End - Position;

    /// <summary>Goes past <paramref name="byteCount"/> bytes and returns where they begin.</summary>
    public byte* Take(long byteCount)
    {
        if (byteCount < 0 || byteCount > End - Position)
        {
            throw new EntryFormatException($"{byteCount} bytes are needed where {Remaining} are left");
        }

        byte* start = Position;
        Position += byteCount;
        return start;
    }

    /// <summary>A byte.</summary>
    public byte ReadByte() => *Take(1);

    /// <summary>A 32-bit integer.</summary>
    public int ReadInt32() => BinaryPrimitives.ReverseEndianness(*(int*)Take(4));

    /// <summary>A 16-bit integer.</summary>
    public short ReadInt16() => BinaryPrimitives.ReverseEndianness(*(short*)Take(2));

    /// <summary>A number of items that take at least <paramref name="leastByteCount"/> bytes each, checked against what is left.</summary>
    public int ReadCount(int leastByteCount)
    {
        int count = ReadInt32();
        if (count < 0 || (long)count * leastByteCount > Remaining)
        {
            throw new EntryFormatException($"{count} items of at least {leastByteCount} bytes are announced where {Remaining} bytes are left");
        }

        return count;
    }
}
