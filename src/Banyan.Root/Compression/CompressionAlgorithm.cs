namespace Banyan.Root.Compression;

/// <summary>ROOT's compression algorithms, with the numbers that ROOT stores in compression settings (100 × algorithm + level).</summary>
public enum CompressionAlgorithm
{
    /// <summary>The default of the file or of ROOT (zlib in old files).</summary>
    Inherit = 0,

    /// <summary>zlib, blocks marked <c>ZL</c>.</summary>
    Zlib = 1,

    /// <summary>LZMA in an XZ container, blocks marked <c>XZ</c>.</summary>
    Lzma = 2,

    /// <summary>ROOT's own deflate of before 2003 (without a zlib header), blocks marked <c>CS</c>.</summary>
    Old = 3,

    /// <summary>LZ4 with a checksum, blocks marked <c>L4</c>.</summary>
    Lz4 = 4,

    /// <summary>Zstandard, blocks marked <c>ZS</c>.</summary>
    Zstd = 5,
}
