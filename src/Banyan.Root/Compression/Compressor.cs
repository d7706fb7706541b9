namespace Banyan.Root.Compression;

/// <summary>Makes ROOT compression blocks (9-byte head, at most 0xffffff bytes each) from bytes.</summary>
/// <remarks>Thread safe; each thread keeps its own compression contexts. The same input, algorithm and level give the same bytes.</remarks>
public static class Compressor
{
    /// <summary>The largest input of one block.</summary>
    public const int MaxBlockByteCount = 0xffffff;

    /// <summary>How many bytes of destination <see cref="Compress"/> ever uses for <paramref name="byteCount"/> bytes: the result must be smaller than the input.</summary>
    public static int Bound(int byteCount) => byteCount;

    /// <summary>Compresses <paramref name="source"/> into one or several blocks, as ROOT stores them after a key.</summary>
    /// <param name="algorithm">Not <see cref="CompressionAlgorithm.Inherit"/>.</param>
    /// <param name="level">1 (fast) to 9 (small); 0 stores.</param>
    /// <param name="source">The object's bytes.</param>
    /// <param name="destination">Needs <see cref="Bound"/> bytes; with less, more records are stored uncompressed.</param>
    /// <returns>Number of bytes written, or 0 when the blocks would not be smaller than <paramref name="source"/>: then the record is stored as it is.</returns>
    /// <exception cref="RootNotSupportedException">The system library of the algorithm is missing (the message names its Debian package).</exception>
    public static int Compress(CompressionAlgorithm algorithm, int level, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 9);
        if (level == 0 || source.Length == 0)
        {
            return 0;
        }

        BlockCodec codec = BlockCodecs.ForWriting(algorithm);
        int limit = Math.Min(destination.Length, source.Length - 1); // a record of the object's size would be taken for an uncompressed one
        int done = 0;
        for (int position = 0; position < source.Length;)
        {
            int plain = Math.Min(source.Length - position, MaxBlockByteCount);
            int room = Math.Min(limit - done - Decompressor.HeadByteCount, MaxBlockByteCount);
            if (room <= 0)
            {
                return 0;
            }

            Span<byte> block = destination.Slice(done, Decompressor.HeadByteCount + room);
            int stored = CompressBlock(codec, level, source.Slice(position, plain), block[Decompressor.HeadByteCount..]);
            if (stored == 0)
            {
                return 0;
            }

            block[0] = (byte)codec.Tag[0];
            block[1] = (byte)codec.Tag[1];
            block[2] = codec.Method;
            WriteSize(block[3..], stored);
            WriteSize(block[6..], plain);
            done += Decompressor.HeadByteCount + stored;
            position += plain;
        }

        return done;
    }

    private static int CompressBlock(BlockCodec codec, int level, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        try
        {
            return codec.Compress(level, source, destination);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw Decompressor.MissingLibrary(codec, e);
        }
    }

    private static void WriteSize(Span<byte> bytes, int size)
    {
        bytes[0] = (byte)size;
        bytes[1] = (byte)(size >> 8);
        bytes[2] = (byte)(size >> 16);
    }
}
