using Banyan.Root.Compression;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Changes the compression of a stored object.</summary>
internal static class StoredContent
{
    /// <summary>The object in another compression, behind the same key.</summary>
    /// <param name="key">The bytes before it, which are kept.</param>
    /// <param name="stored">The object as it is stored.</param>
    /// <param name="byteCount">Its bytes after decompression.</param>
    /// <param name="compression">The new compression.</param>
    /// <param name="problem">What is wrong, when the result is null.</param>
    public static byte[]? Recompress(ReadOnlySpan<byte> key, ReadOnlySpan<byte> stored, int byteCount, RootCompression compression, out string? problem)
    {
        problem = null;
        byte[] plain;
        if (byteCount > stored.Length)
        {
            problem = Decompressor.Check(stored, byteCount);
            if (problem is not null)
            {
                return null;
            }

            plain = new byte[byteCount];
            problem = Decompressor.Decompress(stored, plain);
            if (problem is not null)
            {
                return null;
            }
        }
        else
        {
            plain = stored[..byteCount].ToArray();
        }

        return Compress(key, plain, compression);
    }

    /// <summary>An object behind its key, compressed where that makes it smaller.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, RootCompression compression)
    {
        byte[] result = new byte[key.Length + plain.Length];
        key.CopyTo(result);
        int byteCount = compression.IsNone ? 0 : Compressor.Compress(compression.Algorithm, compression.Level, plain, result.AsSpan(key.Length));
        if (byteCount > 0)
        {
            return result[..(key.Length + byteCount)];
        }

        plain.CopyTo(result.AsSpan(key.Length));
        return result;
    }
}
