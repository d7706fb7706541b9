using System.Buffers.Binary;

namespace Banyan.Root.Trees;

/// <summary>The uncompressed head of a basket's record: a TKey and what TBasket adds to it.</summary>
/// <remarks>
/// Bytes behind the key's title: version (2), buffer size (4), size of the offset array or of an entry (4, negative when a byte of I/O features follows), number of
/// entries (4), end of the data counted from the key's start (4), flag (1). Source: TKey::Streamer, TBasket::Streamer.
/// </remarks>
/// <param name="RecordByteCount">Bytes of the whole record.</param>
/// <param name="ObjectByteCount">Bytes of the content after decompression.</param>
/// <param name="KeyByteCount">Bytes of this head.</param>
/// <param name="EntryCount">Number of entries.</param>
/// <param name="DataEnd">End of the data, counted from the start of the key; the table of entry offsets follows.</param>
/// <param name="HasSizes">True when the table holds the sizes of the entries instead of their offsets (I/O feature kGenerateOffsetMap).</param>
internal readonly record struct BasketHead(int RecordByteCount, int ObjectByteCount, int KeyByteCount, int EntryCount, int DataEnd, bool HasSizes)
{
    private const int GenerateOffsetMap = 1;
    private const int LargeVersion = 1000;

    /// <summary>Reads the head; null when it is cut off or has no sense.</summary>
    public static BasketHead? Read(ReadOnlySpan<byte> record)
    {
        if (record.Length < 18)
        {
            return null;
        }

        int keyByteCount = BinaryPrimitives.ReadInt16BigEndian(record[14..]);
        int position = BinaryPrimitives.ReadInt16BigEndian(record[4..]) > LargeVersion ? 34 : 26;
        if (keyByteCount < position || keyByteCount > record.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> head = record[..keyByteCount];
        for (int i = 0; i < 3; i++)
        {
            if (!SkipText(head, ref position))
            {
                return null;
            }
        }

        if (keyByteCount - position < 19)
        {
            return null;
        }

        bool hasFeatures = BinaryPrimitives.ReadInt32BigEndian(head[(position + 6)..]) < 0 && keyByteCount - position > 19;
        int features = hasFeatures ? head[position + 10] : 0;
        position += hasFeatures ? 11 : 10;
        var result = new BasketHead(
            BinaryPrimitives.ReadInt32BigEndian(head),
            BinaryPrimitives.ReadInt32BigEndian(head[6..]),
            keyByteCount,
            BinaryPrimitives.ReadInt32BigEndian(head[position..]),
            BinaryPrimitives.ReadInt32BigEndian(head[(position + 4)..]),
            (features & GenerateOffsetMap) != 0);
        return result.RecordByteCount < keyByteCount || result.ObjectByteCount < 0 || result.EntryCount < 0 ? null : result;
    }

    private static bool SkipText(ReadOnlySpan<byte> head, ref int position)
    {
        if (position >= head.Length)
        {
            return false;
        }

        int length = head[position++];
        if (length == 255)
        {
            if (head.Length - position < 4)
            {
                return false;
            }

            length = BinaryPrimitives.ReadInt32BigEndian(head[position..]);
            position += 4;
        }

        if (length < 0 || length > head.Length - position)
        {
            return false;
        }

        position += length;
        return true;
    }
}
