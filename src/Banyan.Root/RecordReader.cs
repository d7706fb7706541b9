using Banyan.Columns;
using Banyan.Root.Compression;
using Banyan.Storage;

namespace Banyan.Root;

/// <summary>Reads the object of a record into managed memory: for metadata, not for baskets.</summary>
internal static class RecordReader
{
    /// <summary>The object's bytes, decompressed, without the key.</summary>
    /// <exception cref="RootFormatException">The record is damaged.</exception>
    public static byte[] Read(ByteSource source, RootKey key)
    {
        int stored = key.StoredByteCount;
        if (key.KeyByteCount < 0 || stored < 0 || key.ObjectByteCount < 0 || key.FileOffset < 0 || key.FileOffset > source.Length - key.RecordByteCount)
        {
            throw new RootFormatException(
                $"a record of {key.RecordByteCount} bytes ({key.KeyByteCount} of them its key) is announced in a file of {source.Length} bytes", source.Name, key.FileOffset, key.Path);
        }

        // As in TKey::ReadObj: only what is longer than its record is compressed.
        bool isCompressed = key.ObjectByteCount > stored;
        if (!isCompressed)
        {
            var bytes = new byte[key.ObjectByteCount];
            source.Read(key.FileOffset + key.KeyByteCount, bytes);
            return bytes;
        }

        using NativeBuffer compressed = NativePool.Shared.Rent(stored);
        Span<byte> block = compressed.Span[..stored];
        source.Read(key.FileOffset + key.KeyByteCount, block);
        return Unpack(block, key, source.Name);
    }

    /// <summary>The object's bytes, decompressed, from those that are stored behind the key.</summary>
    /// <exception cref="RootFormatException">They are damaged.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> stored, RootKey key, string path)
    {
        if (key.ObjectByteCount >= 0 && key.ObjectByteCount <= stored.Length)
        {
            return stored[..key.ObjectByteCount].ToArray();
        }

        string? problem = key.ObjectByteCount < 0 ? $"an object of {key.ObjectByteCount} bytes is announced" : Decompressor.Check(stored, key.ObjectByteCount);
        byte[] content = [];
        if (problem == null)
        {
            content = new byte[key.ObjectByteCount];
            problem = Decompressor.Decompress(stored, content);
        }

        return problem == null ? content : throw new RootFormatException(problem, path, key.FileOffset, key.Path);
    }
}
