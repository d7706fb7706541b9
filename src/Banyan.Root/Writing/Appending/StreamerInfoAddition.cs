using System.Buffers.Binary;
using Banyan.Root.Writing.Streamers;

namespace Banyan.Root.Writing.Appending;

/// <summary>Adds descriptions of classes to the list that a file has, whose bytes stay as they are.</summary>
/// <remarks>
/// A TList is a byte count, a version, a TObject, a name, the number of items, and the items; items may follow at the end without touching the others. References inside the old items count from the
/// start of the record: they stay right as long as the key before the list has the same length. Sources: TList::Streamer, TBufferFile::ReadClass (a class may be named again).
/// </remarks>
internal static class StreamerInfoAddition
{
    private const uint ByteCountMask = 0x4000_0000;
    private const int LeastVersion = 4; // of TList: before, items had no options behind them
    private const uint IsReferenced = 1 << 4;

    /// <summary>The object's bytes with the new descriptions.</summary>
    /// <param name="old">The object's bytes, decompressed.</param>
    /// <param name="keyByteCount">Length of the key before it, in the old file and in the new record.</param>
    /// <param name="classes">What is to be added.</param>
    /// <returns>The bytes; null when the list is of a form that cannot be extended.</returns>
    public static byte[]? Extend(ReadOnlySpan<byte> old, int keyByteCount, IReadOnlyList<ClassDescription> classes)
    {
        if (CountPosition(old) is not int countPosition)
        {
            return null;
        }

        ObjectBuffer added = new(keyByteCount + old.Length);
        StreamerInfoRecord.WriteItems(added, classes);
        byte[] bytes = [.. old, .. added.Bytes];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(bytes.Length - 4) | ByteCountMask);
        Span<byte> count = bytes.AsSpan(countPosition);
        BinaryPrimitives.WriteInt32BigEndian(count, BinaryPrimitives.ReadInt32BigEndian(count) + classes.Count);
        return bytes;
    }

    /// <summary>A title that makes the new key as long as the old one, whose offsets may be shorter; null when there is none.</summary>
    public static string? TitleFor(int keyByteCount, long fileOffset)
    {
        int room = keyByteCount - RecordKey.At(fileOffset, "TList", StreamerInfoRecord.Name, string.Empty).ByteCount;
        return room is < 0 or > 200 ? null : StreamerInfoRecord.Title.PadRight(room)[..room];
    }

    // Where the number of items stands.
    private static int? CountPosition(ReadOnlySpan<byte> list)
    {
        const int HeadByteCount = 16;
        if (list.Length < HeadByteCount + 5)
        {
            return null;
        }

        uint byteCount = BinaryPrimitives.ReadUInt32BigEndian(list);
        bool isWhole = (byteCount & ByteCountMask) != 0 && (byteCount & ~ByteCountMask) == list.Length - 4;
        int objectVersion = BinaryPrimitives.ReadInt16BigEndian(list[6..]);
        bool isReferenced = (BinaryPrimitives.ReadUInt32BigEndian(list[12..]) & IsReferenced) != 0;
        if (!isWhole || BinaryPrimitives.ReadInt16BigEndian(list[4..]) < LeastVersion || objectVersion != 1 || isReferenced || list[HeadByteCount] == 255)
        {
            return null;
        }

        int position = HeadByteCount + 1 + list[HeadByteCount];
        return position + 4 <= list.Length ? position : null;
    }
}
