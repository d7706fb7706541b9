namespace Banyan.Root.Compression;

/// <summary>Turns the compression blocks of a record back into the object's bytes.</summary>
/// <remarks>
/// A record's content is a row of blocks, each with a head of 9 bytes: two letters for the algorithm, one byte for its variant, the compressed and the
/// uncompressed size of the block, 3 bytes each, little endian. Source: core/zip/src/RZip.cxx (R__unzip_header), TBasket::ReadBasketBuffers.
/// </remarks>
public static class Decompressor
{
    /// <summary>Bytes of a block's head.</summary>
    public const int HeadByteCount = 9;

    /// <summary>No algorithm makes more bytes than this out of one.</summary>
    public const int LargestRatio = 1 << 16;

    /// <summary>Checks the heads of all blocks without decompressing, so that <paramref name="objectByteCount"/> can be allocated safely.</summary>
    /// <returns>Null when the blocks give exactly <paramref name="objectByteCount"/> bytes, else what is wrong.</returns>
    public static string? Check(ReadOnlySpan<byte> blocks, long objectByteCount)
    {
        long total = 0;
        int position = 0;
        while (total < objectByteCount)
        {
            if (blocks.Length - position < HeadByteCount)
            {
                return $"the compressed data ends after {total} of {objectByteCount} bytes";
            }

            ReadOnlySpan<byte> head = blocks.Slice(position, HeadByteCount);
            BlockCodec? codec = BlockCodecs.FromTag(head[0], head[1]);
            if (codec == null)
            {
                return $"a compression block begins with 0x{head[0]:x2}{head[1]:x2}, which is no known algorithm";
            }

            int stored = Size(head[3..]);
            int plain = Size(head[6..]);
            if (stored > blocks.Length - position - HeadByteCount)
            {
                return $"a compression block claims {stored} bytes where {blocks.Length - position - HeadByteCount} are left";
            }

            if (plain == 0)
            {
                return "a compression block claims no content";
            }

            if (plain > (long)codec.LargestRatio * stored)
            {
                return $"a compression block of {stored} bytes claims to hold {plain}";
            }

            total += plain;
            position += HeadByteCount + stored;
        }

        return total == objectByteCount ? null : $"the compression blocks claim {total} bytes instead of {objectByteCount}";
    }

    /// <summary>Decompresses all blocks.</summary>
    /// <param name="blocks">The record's content.</param>
    /// <param name="destination">As long as the object.</param>
    /// <returns>Null when exactly <paramref name="destination"/> was filled, else what was wrong.</returns>
    /// <exception cref="RootNotSupportedException">The system library of the algorithm is missing; the message names its Debian package.</exception>
    public static string? Decompress(ReadOnlySpan<byte> blocks, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length)
        {
            if (blocks.Length < HeadByteCount)
            {
                return $"the compressed data ends after {done} of {destination.Length} bytes";
            }

            int stored = Size(blocks[3..]);
            int plain = Size(blocks[6..]);
            BlockCodec? codec = BlockCodecs.FromTag(blocks[0], blocks[1]);
            if (codec == null || stored > blocks.Length - HeadByteCount || plain > destination.Length - done || plain == 0)
            {
                return Check(blocks, destination.Length - done) ?? "a compression block's head is damaged";
            }

            string? problem = Decompress(codec, blocks.Slice(HeadByteCount, stored), destination.Slice(done, plain));
            if (problem != null)
            {
                return problem;
            }

            done += plain;
            blocks = blocks[(HeadByteCount + stored)..];
        }

        return null;
    }

    /// <summary>The algorithm of the first block; null when there is no known one.</summary>
    public static CompressionAlgorithm? AlgorithmOf(ReadOnlySpan<byte> blocks) =>
        blocks.Length < HeadByteCount ? null : BlockCodecs.FromTag(blocks[0], blocks[1])?.Algorithm;

    internal static RootNotSupportedException MissingLibrary(BlockCodec codec, Exception cause) =>
        new($"{codec.Algorithm} compression needs the system library {codec.Library} (Debian package {codec.DebianPackage})", codec.Library, innerException: cause);

    private static string? Decompress(BlockCodec codec, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        try
        {
            return codec.Decompress(source, destination);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw MissingLibrary(codec, e);
        }
    }

    private static int Size(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
