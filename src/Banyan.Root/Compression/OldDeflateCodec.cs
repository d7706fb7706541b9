namespace Banyan.Root.Compression;

/// <summary>ROOT's first algorithm (<c>CS</c>): deflate data without zlib's head and checksum. ROOT 6.40 still writes it when algorithm 3 is asked for.</summary>
/// <remarks>Source: core/zip/src/RZip.cxx, R__unzip with <c>is_valid_header_old</c>; ZInflate.c.</remarks>
internal sealed class OldDeflateCodec : BlockCodec
{
    /// <inheritdoc/>
    public override CompressionAlgorithm Algorithm => CompressionAlgorithm.Old;

    /// <inheritdoc/>
    public override string Tag => "CS";

    /// <inheritdoc/>
    public override byte Method => 8;

    /// <inheritdoc/>
    public override string Library => "libdeflate.so.0";

    /// <inheritdoc/>
    public override string DebianPackage => "libdeflate0";

    /// <inheritdoc/>
    public override int LargestRatio => 1100; // 258 bytes in 2 bits (RFC 1951)

    /// <inheritdoc/>
    public override string? Decompress(ReadOnlySpan<byte> source, Span<byte> destination) => Deflate.Decompress(source, destination, zlib: false);

    /// <inheritdoc/>
    public override int Compress(int level, ReadOnlySpan<byte> source, Span<byte> destination) => Deflate.Compress(level, source, destination, zlib: false);
}
