namespace Banyan.Root.Writing;

/// <summary>A directory of a file that is being written: its place, its keys and its sub-directories.</summary>
/// <remarks>Sources: TDirectoryFile::FillBuffer, TDirectoryFile::WriteKeys, TDirectoryFile::AppendKey; the table is in docs/format/file.md.</remarks>
internal sealed class DirectoryNode(string name, string title, DirectoryNode? parent, long fileOffset, int nameByteCount)
{
    /// <summary>Bytes of a directory's own record, with room for 64-bit offsets.</summary>
    public const int RecordByteCount = 60;

    private const int ClassVersion = 5;
    private readonly List<DirectoryEntry> _entries = [];
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

    /// <summary>Sub-directories of an older file that nothing was written into, by name.</summary>
    public Dictionary<string, RootKey> Unopened { get; } = [];

    /// <summary>The record with the list of keys, once it is written.</summary>
    public RecordKey? KeyList { get; set; }

    /// <summary>True when an object of this name is in the directory.</summary>
    public bool Contains(string name) => _newest.ContainsKey(name);

    /// <summary>The cycle that a new object of this name gets.</summary>
    public int NextCycle(string name) => _newest.GetValueOrDefault(name) + 1;

    /// <summary>Adds a key; a newer cycle goes before the older ones, as in ROOT.</summary>
    public void Add(RecordKey key)
    {
        int place = _newest.ContainsKey(key.Name) ? _entries.FindIndex(other => other.Name == key.Name) : _entries.Count;
        _entries.Insert(place, DirectoryEntry.Of(key));
        _newest[key.Name] = key.Cycle;
    }

    /// <summary>Adds a key of an older file behind the others.</summary>
    public void Keep(DirectoryEntry entry)
    {
        _entries.Add(entry);
        _newest[entry.Name] = Math.Max(_newest.GetValueOrDefault(entry.Name), entry.Cycle);
    }

    /// <summary>Puts the key of a moved sub-directory in the place of the old one.</summary>
    public void Replace(RecordKey key) => _entries[_entries.FindIndex(other => other.Name == key.Name && other.Cycle == key.Cycle)] = DirectoryEntry.Of(key);

    /// <summary>Puts the keys into the order of <paramref name="names"/>; those of other names stay before them, cycles of one name together.</summary>
    public void Order(IReadOnlyList<string> names)
    {
        var ranks = new Dictionary<string, int>();
        foreach (string name in names)
        {
            ranks.TryAdd(name, ranks.Count);
        }

        DirectoryEntry[] ordered = [.. _entries.OrderBy(entry => ranks.GetValueOrDefault(entry.Name, -1))];
        _entries.Clear();
        _entries.AddRange(ordered);
    }

    /// <summary>Writes the list of keys: their number and the keys.</summary>
    public void WriteKeyList(ObjectBuffer buffer, uint time)
    {
        buffer.WriteInt32(_entries.Count);
        foreach (DirectoryEntry entry in _entries)
        {
            entry.Write(buffer, time);
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
        buffer.WriteOffset(FileOffset, isBig);
        buffer.WriteOffset(Parent?.FileOffset ?? 0, isBig);
        buffer.WriteOffset(keyListOffset, isBig);
        FileHeader.WriteUuid(buffer, uuid);
        while (buffer.Length < start + RecordByteCount)
        {
            buffer.WriteByte(0);
        }
    }
}
