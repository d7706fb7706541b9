using System.Buffers.Binary;
using Banyan.Storage;

namespace Banyan.Root;

/// <summary>The first bytes of a ROOT file.</summary>
/// <remarks>
/// Bytes: <c>root</c> (4), version (4; a million is added when positions have 64 bits), first record (4), end (4|8), free list (4|8), its length (4), number of free
/// pieces (4), length of the name record (4), bytes per position (1), compression (4), streamer infos (4|8), their length (4), UUID (2 + 16).
/// Source: TFile's class documentation and TFile::Init (io/io/src/TFile.cxx).
/// </remarks>
internal sealed record FileHeader
{
    /// <summary>Bytes that hold every header.</summary>
    public const int ByteCount = 75;
    private const int LargeFileVersion = 1_000_000;

    /// <summary>Version of ROOT as a number, e.g. 64000.</summary>
    public required int Version { get; init; }

    /// <summary>First record.</summary>
    public required int FirstRecord { get; init; }

    /// <summary>End of the used part of the file.</summary>
    public required long End { get; init; }

    /// <summary>Offset of the list of free segments; 0 when there is none.</summary>
    public required long FreeListOffset { get; init; }

    /// <summary>Length of its record.</summary>
    public required int FreeListByteCount { get; init; }

    /// <summary>True when positions have 64 bits.</summary>
    public required bool IsLarge { get; init; }

    /// <summary>Length of the record that holds the file's name and the top folder's head.</summary>
    public required int NameRecordByteCount { get; init; }

    /// <summary>100 × algorithm + level.</summary>
    public required int CompressionSetting { get; init; }

    /// <summary>Offset of the streamer infos; 0 when there are none.</summary>
    public required long StreamerInfoOffset { get; init; }

    /// <summary>Length of the streamer infos' record.</summary>
    public required int StreamerInfoByteCount { get; init; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="RootFormatException">It is no ROOT file.</exception>
    public static FileHeader Read(ByteSource source)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        int length = (int)Math.Min(ByteCount, source.Length);
        bytes = bytes[..length];
        source.Read(0, bytes);
        if (length < 4 || !bytes[..4].SequenceEqual("root"u8))
        {
            throw new RootFormatException($"is no ROOT file: it begins with {Describe(bytes)} instead of 'root'", source.Name, 0);
        }

        if (length < 8)
        {
            throw TooShort(source);
        }

        int version = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        bool isLarge = version >= LargeFileVersion;
        if (length < (isLarge ? 57 : 45))
        {
            throw TooShort(source);
        }

        int wide = isLarge ? 4 : 0;
        ReadOnlySpan<byte> rest = bytes;
        return new FileHeader
        {
            Version = isLarge ? version - LargeFileVersion : version,
            FirstRecord = BinaryPrimitives.ReadInt32BigEndian(rest[8..]),
            End = Position(rest[12..], isLarge),
            FreeListOffset = Position(rest[(16 + wide)..], isLarge),
            FreeListByteCount = BinaryPrimitives.ReadInt32BigEndian(rest[(20 + (2 * wide))..]),
            IsLarge = isLarge,
            NameRecordByteCount = BinaryPrimitives.ReadInt32BigEndian(rest[(28 + (2 * wide))..]),
            CompressionSetting = BinaryPrimitives.ReadInt32BigEndian(rest[(33 + (2 * wide))..]),
            StreamerInfoOffset = Position(rest[(37 + (2 * wide))..], isLarge),
            StreamerInfoByteCount = BinaryPrimitives.ReadInt32BigEndian(rest[(41 + (3 * wide))..]),
        };
    }

    private static RootFormatException TooShort(ByteSource source) => new($"is cut off: {source.Length} bytes do not hold a file header", source.Name, source.Length);

    private static long Position(ReadOnlySpan<byte> bytes, bool isLarge) =>
        isLarge ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static string Describe(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? "nothing" : "0x" + Convert.ToHexStringLower(bytes[..Math.Min(4, bytes.Length)]);
}
