namespace Banyan.Root.Writing;

/// <summary>A directory of a file that is being written: its place, its keys and its sub-directories.</summary>
/// <remarks>Sources: TDirectoryFile::FillBuffer, TDirectoryFile::WriteKeys, TDirectoryFile::AppendKey; the table is in docs/format/file.md.</remarks>
internal sealed class DirectoryNode(string name, string title, DirectoryNode? parent, long fileOffset, int nameByteCount)
{
    /// <summary>Bytes of a directory's own record, with room for 64-bit offsets.</summary>
    public const int RecordByteCount = 60;

    private const int ClassVersion = 5;
    private readonly List<RecordKey> _keys = [];
    private readonly Dictionary<string, int> _newest = [];

    /// <summary>Name; the root directory's is the file's.</summary>
    public string Name { get; } = name;

    /// <summary>Title.</summary>
    public string Title { get; } = title;

    /// <summary>The directory above; null for the root directory.</summary>
    public DirectoryNode? Parent { get; } = parent;

    /// <summary>Offset of the directory's record.</summary>
    public long FileOffset { get; } = fileOffset;

    /// <summary>Bytes between <see cref="FileOffset"/> and the directory's fields (fNbytesName).</summary>
    public int NameByteCount { get; } = nameByteCount;

    /// <summary>Sub-directories by name, in order of creation.</summary>
    public OrderedDictionary<string, DirectoryNode> Children { get; } = [];

    /// <summary>The record with the list of keys, once it is written.</summary>
    public RecordKey? KeyList { get; set; }

    /// <summary>True when an object of this name is in the directory.</summary>
    public bool Contains(string name) => _newest.ContainsKey(name);

    /// <summary>The cycle that a new object of this name gets.</summary>
    public int NextCycle(string name) => _newest.GetValueOrDefault(name) + 1;

    /// <summary>Adds a key; a newer cycle goes before the older ones, as in ROOT.</summary>
    public void Add(RecordKey key)
    {
        int place = _newest.ContainsKey(key.Name) ? _keys.FindIndex(other => other.Name == key.Name) : _keys.Count;
        _keys.Insert(place, key);
        _newest[key.Name] = key.Cycle;
    }

    /// <summary>Writes the list of keys: their number and the keys.</summary>
    public void WriteKeyList(ObjectBuffer buffer, uint time)
    {
        buffer.WriteInt32(_keys.Count);
        foreach (RecordKey key in _keys)
        {
            key.Write(buffer, time);
        }
    }

    /// <summary>Writes the directory's fields, always <see cref="RecordByteCount"/> bytes.</summary>
    public void WriteFields(ObjectBuffer buffer, uint time, Guid uuid)
    {
        int start = buffer.Length;
        long keyListOffset = KeyList?.FileOffset ?? 0;
        bool isBig = FileOffset > RecordKey.BigFileStart || keyListOffset > RecordKey.BigFileStart;
        buffer.WriteInt16(isBig ? ClassVersion + 1000 : ClassVersion);
        buffer.WriteUInt32(time);
        buffer.WriteUInt32(time);
        buffer.WriteInt32(KeyList?.RecordByteCount ?? 0);
        buffer.WriteInt32(NameByteCount);
        WriteOffset(FileOffset);
        WriteOffset(Parent?.FileOffset ?? 0);
        WriteOffset(keyListOffset);
        FileHeader.WriteUuid(buffer, uuid);
        while (buffer.Length < start + RecordByteCount)
        {
            buffer.WriteByte(0);
        }

        void WriteOffset(long offset)
        {
            if (isBig)
            {
                buffer.WriteInt64(offset);
            }
            else
            {
                buffer.WriteInt32((int)offset);
            }
        }
    }
}
