namespace Banyan.Root.Writing;

/// <summary>The first 100 bytes of a file that is being written.</summary>
/// <remarks>Source: TFile::WriteHeader; the table is in docs/format/file.md.</remarks>
internal sealed record FileHeader
{
    /// <summary>Where records begin (fBEGIN); the header has this room.</summary>
    public const int ByteCount = 100;

    /// <summary>Where records begin in the oldest files.</summary>
    public const int LeastFirstRecord = 64;

    /// <summary>The version of ROOT whose classes and records are written, 10000 × major + 100 × minor.</summary>
    private const int RootVersion = 63200;

    /// <summary>What 64-bit offsets add to the version.</summary>
    private const int BigVersion = 1_000_000;

    /// <summary>Bytes of the file (fEND).</summary>
    public required long End { get; init; }

    /// <summary>The record with the free segments.</summary>
    public required RecordKey FreeList { get; init; }

    /// <summary>The record with the streamer infos.</summary>
    public required RecordKey StreamerInfo { get; init; }

    /// <summary>fNbytesName of the root directory.</summary>
    public required int NameByteCount { get; init; }

    /// <summary>100 × algorithm + level.</summary>
    public required int CompressionSetting { get; init; }

    /// <summary>The file's identifier.</summary>
    public required Guid Uuid { get; init; }

    /// <summary>Writes the header, <see cref="ByteCount"/> bytes.</summary>
    public void Write(ObjectBuffer buffer)
    {
        bool isBig = End > RecordKey.BigFileStart;
        buffer.WriteBytes("root"u8);
        buffer.WriteInt32(isBig ? RootVersion + BigVersion : RootVersion);
        buffer.WriteInt32(ByteCount);
        buffer.WriteOffset(End, isBig);
        buffer.WriteOffset(FreeList.FileOffset, isBig);
        buffer.WriteInt32(FreeList.RecordByteCount);
        buffer.WriteInt32(1); // free segments: the one behind the end
        buffer.WriteInt32(NameByteCount);
        buffer.WriteByte(isBig ? (byte)8 : (byte)4); // fUnits: bytes of an offset
        buffer.WriteInt32(CompressionSetting);
        buffer.WriteOffset(StreamerInfo.FileOffset, isBig);
        buffer.WriteInt32(StreamerInfo.RecordByteCount);
        WriteUuid(buffer, Uuid);
        while (buffer.Length < ByteCount)
        {
            buffer.WriteByte(0);
        }
    }

    /// <summary>Writes a TUUID: version 1 and the 16 bytes in network order (TUUID::FillBuffer).</summary>
    public static void WriteUuid(ObjectBuffer buffer, Guid uuid)
    {
        buffer.WriteInt16(1);
        buffer.WriteBytes(uuid.ToByteArray(bigEndian: true));
    }

    /// <summary>Bytes of the one free segment when it is written at <paramref name="fileOffset"/> and the file ends behind it.</summary>
    public static int FreeSegmentByteCount(long fileOffset) => fileOffset + 10 < RecordKey.BigFileStart ? 10 : 18;

    /// <summary>Writes the one free segment, which lies behind the end of the file (TFree::FillBuffer).</summary>
    /// <remarks>It ends at ROOT's border for 32-bit offsets; behind that border, ROOT moves its end on in steps of 10⁹
    /// (TFree::GetBestFree).</remarks>
    public static void WriteFreeSegment(ObjectBuffer buffer, long end)
    {
        if (end < RecordKey.BigFileStart)
        {
            buffer.WriteInt16(1);
            buffer.WriteInt32((int)end);
            buffer.WriteInt32((int)RecordKey.BigFileStart);
            return;
        }

        long last = RecordKey.BigFileStart;
        while (last <= end)
        {
            last += 1_000_000_000;
        }

        buffer.WriteInt16(1001);
        buffer.WriteInt64(end);
        buffer.WriteInt64(last);
    }
}
