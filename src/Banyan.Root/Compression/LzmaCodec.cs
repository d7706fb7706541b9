namespace Banyan.Root.Compression;

/// <summary>LZMA blocks (<c>XZ</c>): a whole .xz stream per block, by the system's liblzma.</summary>
/// <remarks>Source: core/lzma/src/ZipLZMA.c.</remarks>
internal sealed unsafe class LzmaCodec : BlockCodec
{
    private const ulong MemoryLimit = 256UL << 20; // level 9 needs 65 MB to decompress; more is not from ROOT
    private const int Crc32 = 1;
    private const int Finish = 3; // LZMA_FINISH
    private const int StreamEnd = 1; // LZMA_STREAM_END

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
    /// <remarks>
    /// With the streaming encoder, as ROOT: its block head leaves the sizes out, and readers that do not parse it (JSROOT) count on the data at byte 24.
    /// </remarks>
    public override int Compress(int level, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            LzmaStream stream = new() { NextIn = from, AvailableIn = (nuint)source.Length, NextOut = to, AvailableOut = (nuint)destination.Length };
            if (NativeLzma.StartEncoder(&stream, (uint)level, Crc32) != 0)
            {
                return 0;
            }

            int result = NativeLzma.Code(&stream, Finish);
            NativeLzma.End(&stream);
            return result == StreamEnd ? (int)stream.TotalOut : 0;
        }
    }
}
