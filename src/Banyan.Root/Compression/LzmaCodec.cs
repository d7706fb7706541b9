namespace Banyan.Root.Compression;

/// <summary>LZMA blocks (<c>XZ</c>): a whole .xz stream per block, by the system's liblzma.</summary>
/// <remarks>Source: core/lzma/src/ZipLZMA.c.</remarks>
internal sealed unsafe class LzmaCodec : BlockCodec
{
    private const ulong MemoryLimit = 256UL << 20; // level 9 needs 65 MB to decompress; more is not from ROOT
    private const int Crc32 = 1;

    /// <inheritdoc/>
    public override CompressionAlgorithm Algorithm => CompressionAlgorithm.Lzma;

    /// <inheritdoc/>
    public override string Tag => "XZ";

    /// <inheritdoc/>
    public override byte Method => 0;

    /// <inheritdoc/>
    public override string Library => "liblzma.so.5";

    /// <inheritdoc/>
    public override string DebianPackage => "liblzma5";

    /// <inheritdoc/>
    public override string? Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            ulong memoryLimit = MemoryLimit;
            nuint read = 0;
            nuint written = 0;
            int result = NativeLzma.Decode(&memoryLimit, 0, null, from, &read, (nuint)source.Length, to, &written, (nuint)destination.Length);
            return result != 0 ? $"the LZMA data is damaged (liblzma says {result})"
                : written != (nuint)destination.Length ? $"the LZMA data gives {written} bytes instead of {destination.Length}" : null;
        }
    }

    /// <inheritdoc/>
    public override int Compress(int level, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            nuint written = 0;
            int result = NativeLzma.Encode((uint)level, Crc32, null, from, (nuint)source.Length, to, &written, (nuint)destination.Length);
            return result == 0 ? (int)written : 0;
        }
    }
}
