namespace Banyan.Root.Compression;

/// <summary>One compression algorithm for single blocks (without the 9-byte head).</summary>
/// <remarks>Instances have no state of their own and are thread safe; contexts of the native libraries are kept per thread.</remarks>
internal abstract class BlockCodec
{
    /// <summary>The algorithm.</summary>
    public abstract CompressionAlgorithm Algorithm { get; }

    /// <summary>The two letters at the start of a block.</summary>
    public abstract string Tag { get; }

    /// <summary>The third byte of a block that is written.</summary>
    public abstract byte Method { get; }

    /// <summary>The system library, for messages.</summary>
    public abstract string Library { get; }

    /// <summary>The Debian package with the system library, for messages.</summary>
    public abstract string DebianPackage { get; }

    /// <summary>No block gives more than this many bytes for one that is stored; what claims more is damaged.</summary>
    public virtual int LargestRatio => Decompressor.LargestRatio; // an RLE block of Zstandard: 128 KiB in 4 bytes

    /// <summary>Decompresses a block.</summary>
    /// <returns>Null when exactly <paramref name="destination"/> was filled, else what was wrong.</returns>
    public abstract string? Decompress(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Compresses a block.</summary>
    /// <returns>Bytes written; 0 when they do not fit into <paramref name="destination"/>.</returns>
    public abstract int Compress(int level, ReadOnlySpan<byte> source, Span<byte> destination);
}
