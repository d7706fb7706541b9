using System.Buffers.Binary;
using Banyan.Root.Compression;

namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>The frame of header, footer and page lists.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Envelopes": 16 bits of type and 48 bits of length, the payload, the XXH3 of all before.</remarks>
internal static class Envelope
{
    public const int Header = 1;
    public const int Footer = 2;
    public const int PageList = 3;

    /// <summary>Bytes of an envelope without payload.</summary>
    public const int LeastByteCount = HeadByteCount + ChecksumByteCount;

    private const int HeadByteCount = 8;
    private const int ChecksumByteCount = 8;

    /// <summary>Checks type, length and checksum, and gives the payload.</summary>
    public static byte[] Open(byte[] bytes, int type, RecordContext context, out ulong checksum)
    {
        ulong head = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if ((int)(head & 0xFFFF) != type)
        {
            throw context.Damaged($"an envelope of type {head & 0xFFFF} is found where type {type} is expected");
        }

        if (head >> 16 != (ulong)bytes.Length)
        {
            throw context.Damaged($"an envelope of {bytes.Length} bytes claims to have {head >> 16}");
        }

        checksum = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan()[^ChecksumByteCount..]);
        return XxHash3.Hash(bytes.AsSpan()[..^ChecksumByteCount]) == checksum
            ? bytes[HeadByteCount..^ChecksumByteCount]
            : throw context.Damaged("the checksum of an envelope is wrong");
    }
}
