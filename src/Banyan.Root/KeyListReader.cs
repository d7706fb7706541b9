using System.Buffers.Binary;
using Banyan.Storage;

namespace Banyan.Root;

/// <summary>Collects all keys of a file, folder by folder. A folder that is met twice is entered once, so that damaged files end.</summary>
internal sealed class KeyListReader(ByteSource source)
{
    private const int DeepestFolder = 256;
    private readonly List<RootKey> _keys = [];
    private readonly HashSet<long> _visited = [];

    /// <summary>Reads the keys of the top folder and all below it.</summary>
    /// <exception cref="RootFormatException">A key list is damaged.</exception>
    public static List<RootKey> Read(ByteSource source, DirectoryHead top)
    {
        var reader = new KeyListReader(source);
        reader.ReadFolder(top, string.Empty, 0);
        return reader._keys;
    }

    private void ReadFolder(DirectoryHead head, string path, int depth)
    {
        if (head.KeyListOffset == 0 || head.KeyListByteCount == 0 || !_visited.Add(head.KeyListOffset))
        {
            return;
        }

        string what = path.Length == 0 ? "list of keys" : $"list of keys of {path.TrimEnd('/')}";
        if (head.KeyListByteCount < KeyReader.LeastByteCount || head.KeyListOffset < 0 || head.KeyListOffset > source.Length - head.KeyListByteCount)
        {
            throw new RootFormatException(
                $"{head.KeyListByteCount} bytes at {head.KeyListOffset} are announced in a file of {source.Length} bytes", source.Name, head.KeyListOffset, what);
        }

        var bytes = new byte[head.KeyListByteCount];
        source.Read(head.KeyListOffset, bytes);
        var reader = new KeyReader(bytes);
        if (reader.Read(path) == null || reader.Rest.Length < 4)
        {
            throw new RootFormatException("its own key is damaged", source.Name, head.KeyListOffset, what);
        }

        int count = BinaryPrimitives.ReadInt32BigEndian(reader.Rest);
        reader = new KeyReader(reader.Rest[4..]);
        if (count < 0 || (long)count * KeyReader.LeastByteCount > reader.Rest.Length)
        {
            throw new RootFormatException($"{count} keys are announced in {reader.Rest.Length} bytes", source.Name, head.KeyListOffset, what);
        }

        for (int i = 0; i < count; i++)
        {
            RootKey key = reader.Read(path) ?? throw new RootFormatException($"key {i} of {count} is damaged", source.Name, head.KeyListOffset, what);
            _keys.Add(key);
            if (key.IsDirectory)
            {
                ReadSubfolder(key, depth + 1);
            }
        }
    }

    private void ReadSubfolder(RootKey key, int depth)
    {
        if (depth > DeepestFolder)
        {
            throw new RootFormatException($"folders are nested more than {DeepestFolder} deep", source.Name, key.FileOffset, key.Path);
        }

        long start = key.FileOffset + key.KeyByteCount;
        if (key.FileOffset < 0 || key.KeyByteCount < 0 || start > source.Length)
        {
            throw new RootFormatException($"the folder is said to lie at {start} in a file of {source.Length} bytes", source.Name, key.FileOffset, key.Path);
        }

        Span<byte> bytes = stackalloc byte[DirectoryHead.ByteCount];
        bytes = bytes[..(int)Math.Min(bytes.Length, source.Length - start)];
        source.Read(start, bytes);
        DirectoryHead head = DirectoryHead.Read(bytes) ?? throw new RootFormatException("the folder is cut off", source.Name, key.FileOffset, key.Path);
        ReadFolder(head, key.Path + "/", depth);
    }
}
