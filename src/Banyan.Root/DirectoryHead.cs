using System.Buffers.Binary;

namespace Banyan.Root;

/// <summary>The part of a folder's record that says where its list of keys lies.</summary>
/// <remarks>
/// Bytes: version (2; a thousand is added when positions have 64 bits), time of creation (4), of modification (4), length of the key list (4), length of the name
/// record (4), the folder itself (4|8), its parent (4|8), the key list (4|8). Source: TDirectoryFile::Streamer (io/io/src/TDirectoryFile.cxx).
/// </remarks>
/// <param name="KeyListByteCount">Length of the record of keys.</param>
/// <param name="KeyListOffset">Where the record of keys begins; 0 for a folder without keys.</param>
internal readonly record struct DirectoryHead(int KeyListByteCount, long KeyListOffset)
{
    /// <summary>Bytes that hold every head.</summary>
    public const int ByteCount = 42;
    private const int SmallByteCount = 30;
    private const int LargeVersion = 1000;

    /// <summary>Reads a head; null when there are too few bytes.</summary>
    public static DirectoryHead? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SmallByteCount)
        {
            return null;
        }

        bool isLarge = BinaryPrimitives.ReadInt16BigEndian(bytes) > LargeVersion;
        return isLarge && bytes.Length < ByteCount ? null : new DirectoryHead(
            BinaryPrimitives.ReadInt32BigEndian(bytes[10..]),
            isLarge ? BinaryPrimitives.ReadInt64BigEndian(bytes[34..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[26..]));
    }
}
