namespace Banyan.Benchmarking;

/// <summary>A compressed block of a basket: its payload in <see cref="DecompressionLimit"/>'s memory.</summary>
/// <param name="Kind">Algorithm, by ROOT's tag: ZS, L4, ZL.</param>
/// <param name="Start">Where the payload begins.</param>
/// <param name="ByteCount">Its length.</param>
/// <param name="PlainByteCount">Bytes after decompression.</param>
internal readonly record struct CompressedBlock(BlockKind Kind, long Start, int ByteCount, int PlainByteCount);

/// <summary>How a <see cref="CompressedBlock"/> is compressed.</summary>
internal enum BlockKind
{
    /// <summary>Zstandard.</summary>
    Zstd,

    /// <summary>LZ4.</summary>
    Lz4,

    /// <summary>Deflate with a zlib header.</summary>
    Zlib,
}
