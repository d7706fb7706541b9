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
        var bytes = new byte[isCompressed ? stored : key.ObjectByteCount];
        source.Read(key.FileOffset + key.KeyByteCount, bytes);
        if (!isCompressed)
        {
            return bytes;
        }

        string? problem = Decompressor.Check(bytes, key.ObjectByteCount);
        if (problem == null)
        {
            var content = new byte[key.ObjectByteCount];
            problem = Decompressor.Decompress(bytes, content);
            bytes = content;
        }

        return problem == null ? bytes : throw new RootFormatException(problem, source.Name, key.FileOffset, key.Path);
    }
}
