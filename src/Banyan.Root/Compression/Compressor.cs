namespace Banyan.Root.Compression;

/// <summary>Makes ROOT compression blocks (9-byte head, at most 0xffffff bytes each) from bytes.</summary>
/// <remarks>Thread safe; each thread keeps its own compression contexts. The same input, algorithm and level give the same bytes.</remarks>
public static class Compressor
{
    /// <summary>The largest input of one block.</summary>
    public const int MaxBlockByteCount = 0xffffff;

    /// <summary>How many bytes <see cref="Compress"/> can need for <paramref name="byteCount"/> bytes of input.</summary>
    public static int Bound(int byteCount) => byteCount + 64;

    /// <summary>Compresses <paramref name="source"/> into one or several blocks, as ROOT stores them after a key.</summary>
    /// <param name="algorithm">Not <see cref="CompressionAlgorithm.Inherit"/>.</param>
    /// <param name="level">1 (fast) to 9 (small); 0 stores.</param>
    /// <param name="source">The object's bytes.</param>
    /// <param name="destination">Needs <see cref="Bound"/> bytes at most.</param>
    /// <returns>Number of bytes written, or 0 when the blocks would not be smaller than <paramref name="source"/>: then the record is stored as it is.</returns>
    /// <exception cref="RootNotSupportedException">The system library of the algorithm is missing (the message names its Debian package).</exception>
    public static int Compress(CompressionAlgorithm algorithm, int level, ReadOnlySpan<byte> source, Span<byte> destination) => throw new NotSupportedException();
}
