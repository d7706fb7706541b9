using System.Buffers.Binary;
using Banyan.Root.Compression;
using Banyan.Root.Trees;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Gives a basket with 32-bit places, as older versions of ROOT wrote them, a key with 64-bit ones, so that it can stand anywhere in a file.</summary>
/// <remarks>
/// The key grows by 8 bytes, and what counts from its start with it: the end of the data and the table of entry offsets behind the data, so that the content is compressed anew.
/// Source: TKey::Streamer, TBasket::Streamer, TBasket::WriteBuffer; docs/format/trees.md.
/// </remarks>
internal static class WideBasket
{
    private const int Growth = 8;
    private const int LargeVersion = 1000;
    private const int SeekOffset = 18;
    private const int SmallSeekByteCount = 8;
    private const int TailByteCount = 19;

    /// <summary>The record with a wide key; its places are still to be set.</summary>
    /// <param name="record">The record.</param>
    /// <param name="compression">How the content is compressed.</param>
    /// <param name="problem">What is wrong, when the result is null.</param>
    public static byte[]? Of(ReadOnlySpan<byte> record, RootCompression compression, out string? problem)
    {
        problem = "the head of the basket is damaged";
        if (BasketHead.Read(record) is not BasketHead head || head.RecordByteCount > record.Length || head.KeyByteCount + Growth > short.MaxValue || head.DataEnd < head.KeyByteCount)
        {
            return null;
        }

        ReadOnlySpan<byte> stored = record[head.KeyByteCount..head.RecordByteCount];
        byte[] plain;
        if (head.ObjectByteCount > stored.Length)
        {
            problem = Decompressor.Check(stored, head.ObjectByteCount);
            plain = problem is null ? new byte[head.ObjectByteCount] : [];
            problem ??= Decompressor.Decompress(stored, plain);
            if (problem is not null)
            {
                return null;
            }
        }
        else
        {
            plain = stored[..head.ObjectByteCount].ToArray();
        }

        if (!MoveOffsets(plain, head))
        {
            problem = "the table of entry offsets of the basket is damaged";
            return null;
        }

        problem = null;
        byte[] result = StoredContent.Compress(Key(record[..head.KeyByteCount]), plain, compression);
        BinaryPrimitives.WriteInt32BigEndian(result, result.Length); // fNbytes
        return result;
    }

    // Behind the data: a count, and for each entry where it begins, from the start of the key. Sizes of entries (kGenerateOffsetMap) stay what they are.
    private static bool MoveOffsets(Span<byte> plain, BasketHead head)
    {
        int dataByteCount = head.DataEnd - head.KeyByteCount;
        if (dataByteCount > plain.Length)
        {
            return false;
        }

        Span<byte> table = plain[dataByteCount..];
        if (table.Length < sizeof(int) || head.HasSizes)
        {
            return true;
        }

        int count = BinaryPrimitives.ReadInt32BigEndian(table);
        if (count < 0 || count > (table.Length / sizeof(int)) - 1 || head.EntryCount > count)
        {
            return false;
        }

        for (int i = 0; i < head.EntryCount; i++)
        {
            Span<byte> place = table[(sizeof(int) * (i + 1))..];
            BinaryPrimitives.WriteInt32BigEndian(place, BinaryPrimitives.ReadInt32BigEndian(place) + Growth);
        }

        return true;
    }

    private static byte[] Key(ReadOnlySpan<byte> old)
    {
        byte[] key = new byte[old.Length + Growth];
        old[..SeekOffset].CopyTo(key);
        BinaryPrimitives.WriteInt16BigEndian(key.AsSpan(4), (short)(BinaryPrimitives.ReadInt16BigEndian(old[4..]) + LargeVersion));
        BinaryPrimitives.WriteInt16BigEndian(key.AsSpan(14), (short)key.Length);
        old[(SeekOffset + SmallSeekByteCount)..].CopyTo(key.AsSpan(SeekOffset + (2 * SmallSeekByteCount)));

        // fBufferSize and fLast of the basket count the key as well.
        int tail = TailOf(key);
        Add(key, tail + 2);
        Add(key, key.Length - 1 - sizeof(int));
        return key;
    }

    // The basket's own part ends the key: version, buffer size, size of an entry (and a byte of features when it is negative), entries, end of the data, flag.
    private static int TailOf(ReadOnlySpan<byte> key)
    {
        int start = key.Length - TailByteCount;
        bool hasFeatures = start > 0 && BinaryPrimitives.ReadInt32BigEndian(key[(start - 1 + 6)..]) < 0 && BinaryPrimitives.ReadInt16BigEndian(key[(start - 1)..]) is > 0 and < 16;
        return hasFeatures ? start - 1 : start;
    }

    private static void Add(Span<byte> key, int position) => BinaryPrimitives.WriteInt32BigEndian(key[position..], BinaryPrimitives.ReadInt32BigEndian(key[position..]) + Growth);
}
