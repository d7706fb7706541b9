using System.Buffers.Binary;
using Banyan.Root.Compression;

namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>The object of class <c>ROOT::RNTuple</c>: where header and footer lie.</summary>
/// <param name="Version">Format version as text, <c>1.0.0.0</c>.</param>
/// <param name="Header">The header as it lies in the file.</param>
/// <param name="HeaderByteCount">Bytes of the header after decompression.</param>
/// <param name="Footer">The footer as it lies in the file.</param>
/// <param name="FooterByteCount">Bytes of the footer after decompression.</param>
/// <param name="LargestKey">Largest payload of one key; what is longer lies in several.</param>
/// <remarks>Source: RNTuple binary format 1.0, "Anchor schema". Big endian, as objects of ROOT files are, behind a byte count and a class version.</remarks>
internal sealed record Anchor(string Version, Locator Header, long HeaderByteCount, Locator Footer, long FooterByteCount, long LargestKey)
{
    private const int ObjectHeadByteCount = 6;
    private const int FieldByteCount = 64;
    private const int ChecksumByteCount = 8;

    /// <summary>Takes the anchor apart.</summary>
    /// <param name="bytes">The object.</param>
    /// <param name="context">Where it lies.</param>
    /// <exception cref="RootFormatException">It is cut off, or its checksum is wrong.</exception>
    /// <exception cref="RootNotSupportedException">It was written before the format was fixed.</exception>
    public static Anchor Read(ReadOnlySpan<byte> bytes, RecordContext context)
    {
        if (bytes.Length < ObjectHeadByteCount + sizeof(ushort))
        {
            throw context.Damaged("the anchor is cut off");
        }

        uint head = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        ReadOnlySpan<byte> fields = bytes[ObjectHeadByteCount..];
        ushort epoch = BinaryPrimitives.ReadUInt16BigEndian(fields);
        if (epoch == 0)
        {
            throw context.NotSupported("an RNTuple that was written before the format was fixed (epoch 0) is not supported: write it again with ROOT 6.34 or newer");
        }

        long byteCount = Math.Min((head & 0x3FFFFFFF) - 2L, fields.Length);
        if (fields.Length < FieldByteCount + ChecksumByteCount || byteCount < FieldByteCount)
        {
            throw context.Damaged("the anchor is cut off");
        }

        // Newer versions append fields; the checksum comes behind all of them and is not part of the streamed object.
        ReadOnlySpan<byte> checkedFields = fields[..^ChecksumByteCount];
        ulong checksum = BinaryPrimitives.ReadUInt64BigEndian(fields[^ChecksumByteCount..]);
        if (XxHash3.Hash(checkedFields) != checksum)
        {
            throw context.Damaged("the checksum of the anchor is wrong");
        }

        string version = string.Join('.', Versions(fields));
        long[] numbers = new long[7];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadInt64BigEndian(fields[(8 + (8 * i))..]);
            if (numbers[i] < 0)
            {
                throw context.Damaged($"the anchor holds {numbers[i]} where a place or a size is expected");
            }
        }

        return new Anchor(version, new Locator(numbers[0], numbers[1]), numbers[2], new Locator(numbers[3], numbers[4]), numbers[5], numbers[6]);
    }

    private static ushort[] Versions(ReadOnlySpan<byte> fields) =>
    [
        BinaryPrimitives.ReadUInt16BigEndian(fields),
        BinaryPrimitives.ReadUInt16BigEndian(fields[2..]),
        BinaryPrimitives.ReadUInt16BigEndian(fields[4..]),
        BinaryPrimitives.ReadUInt16BigEndian(fields[6..]),
    ];
}
