namespace Banyan.Root.Compression;

/// <summary>zlib blocks (<c>ZL</c>).</summary>
internal sealed class ZlibCodec : BlockCodec
{
    /// <inheritdoc/>
    public override CompressionAlgorithm Algorithm => CompressionAlgorithm.Zlib;

    /// <inheritdoc/>
    public override string Tag => "ZL";

    /// <inheritdoc/>
    public override byte Method => 8; // Z_DEFLATED (core/zip/src/RZip.cxx)

    /// <inheritdoc/>
    public override string Library => "libdeflate.so.0";

    /// <inheritdoc/>
    public override string DebianPackage => "libdeflate0";

    /// <inheritdoc/>
    public override int LargestRatio => 1100; // 258 bytes in 2 bits (RFC 1951)

    /// <inheritdoc/>
    public override string? Decompress(ReadOnlySpan<byte> source, Span<byte> destination) => Deflate.Decompress(source, destination, zlib: true);

    /// <inheritdoc/>
    public override int Compress(int level, ReadOnlySpan<byte> source, Span<byte> destination) => Deflate.Compress(level, source, destination, zlib: true);
}
