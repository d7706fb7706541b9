using System.Buffers.Binary;

namespace Banyan.Root.Compression;

/// <summary>LZ4 blocks (<c>L4</c>): an xxHash64 of the compressed bytes, 8 bytes big endian, then the LZ4 block.</summary>
/// <remarks>Source: core/lz4/src/ZipLZ4.cxx.</remarks>
internal sealed unsafe class Lz4Codec : BlockCodec
{
    private const int ChecksumByteCount = 8;

    /// <inheritdoc/>
    public override CompressionAlgorithm Algorithm => CompressionAlgorithm.Lz4;

    /// <inheritdoc/>
    public override string Tag => "L4";

    /// <inheritdoc/>
    public override byte Method => 1; // ROOT writes the major version of the library

    /// <inheritdoc/>
    public override string Library => "liblz4.so.1";

    /// <inheritdoc/>
    public override string DebianPackage => "liblz4-1";

    /// <inheritdoc/>
    public override int LargestRatio => 256; // a byte lengthens a match by 255

    /// <inheritdoc/>
    public override string? Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length < ChecksumByteCount)
        {
            return "the LZ4 block is shorter than its checksum";
        }

        ReadOnlySpan<byte> data = source[ChecksumByteCount..];
        if (XxHash64.Hash(data) != BinaryPrimitives.ReadUInt64BigEndian(source))
        {
            return "the checksum of the LZ4 block is wrong";
        }

        fixed (byte* from = data)
        fixed (byte* to = destination)
        {
            int result = NativeLz4.Decompress(from, to, data.Length, destination.Length);
            return result == destination.Length ? null
                : result < 0 ? "the LZ4 data is damaged" : $"the LZ4 data gives {result} bytes instead of {destination.Length}";
        }
    }

    /// <inheritdoc/>
    public override int Compress(int level, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (destination.Length <= ChecksumByteCount)
        {
            return 0;
        }

        Span<byte> data = destination[ChecksumByteCount..];
        int length;
        fixed (byte* from = source)
        fixed (byte* to = data)
        {
            // As ROOT does: levels below 4 are the fast compressor (core/lz4/src/ZipLZ4.cxx, R__zipLZ4).
            length = level < 4 ? NativeLz4.Compress(from, to, source.Length, data.Length) : NativeLz4.CompressHigh(from, to, source.Length, data.Length, level);
        }

        if (length <= 0)
        {
            return 0;
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination, XxHash64.Hash(data[..length]));
        return ChecksumByteCount + length;
    }
}
