using System.Buffers.Binary;
using Banyan.Storage;

namespace Banyan.Root.Scanning;

/// <summary>Sorts the records of a scan into folders, as TFile::Recover does for the top folder.</summary>
internal sealed class RecoveredKeys
{
    private readonly ByteSource _source;
    private readonly Dictionary<long, RecoveredFolder> _folders = [];

    private RecoveredKeys(ByteSource source) => _source = source;

    /// <summary>The folders, the top one first, parents before children.</summary>
    public List<RecoveredFolder> Folders { get; } = [];

    /// <summary>The newest streamer infos; null when none were written.</summary>
    public RootKey? StreamerInfo { get; private set; }

    /// <summary>All keys, folders before what they hold.</summary>
    public List<RootKey> All { get; } = [];

    /// <summary>Sorts records.</summary>
    public static RecoveredKeys Sort(ByteSource source, FileHeader header, IReadOnlyList<FileSegment> segments)
    {
        var keys = new RecoveredKeys(source);
        RootKey[] records = [.. segments.Select(segment => segment.Key).OfType<RootKey>()];
        RootKey? first = records.Length > 0 && records[0].FileOffset == header.FirstRecord ? records[0] : null;
        keys.Add(new RecoveredFolder(header.FirstRecord, (long)header.FirstRecord + header.NameRecordByteCount, string.Empty, first?.Name ?? string.Empty, first?.Title ?? string.Empty));

        // A folder's record comes before those of what it holds, but a deleted one may leave its children behind: they go to the top.
        foreach (RootKey record in records)
        {
            keys.Take(record);
        }

        keys.List(keys.Folders[0]);
        return keys;
    }

    private void Take(RootKey key)
    {
        if (key.ClassName is "TBasket" or "TFile" or "RBlob" or "")
        {
            return;
        }

        if (key.ClassName == "TList" && key.Name == "StreamerInfo")
        {
            StreamerInfo = key;
            return;
        }

        RecoveredFolder folder = _folders.GetValueOrDefault(key.DirectoryFileOffset) ?? Folders[0];
        RootKey placed = key with { Path = folder.Path + key.Name };
        if (!key.IsDirectory)
        {
            // Of two records of one cycle the first is what an interrupted rewriting left.
            folder.Keys.RemoveAll(other => other.Name == key.Name && other.Cycle == key.Cycle);
            folder.Keys.Add(placed);
        }
        else if (IsFolderRecord(key))
        {
            folder.Keys.Add(placed);
            Add(new RecoveredFolder(key.FileOffset, key.FileOffset + key.KeyByteCount, placed.Path + "/", key.Name, key.Title));
        }
    }

    private void Add(RecoveredFolder folder)
    {
        Folders.Add(folder);
        _folders[folder.FileOffset] = folder;
    }

    private void List(RecoveredFolder folder)
    {
        foreach (RootKey key in folder.Keys)
        {
            All.Add(key);
            if (key.IsDirectory)
            {
                List(_folders[key.FileOffset]);
            }
        }
    }

    // A list of keys has the class and name of its folder; the folder's own record holds a head that states the record's place (fSeekDir).
    private bool IsFolderRecord(RootKey key)
    {
        Span<byte> head = stackalloc byte[DirectoryHead.ByteCount];
        long start = key.FileOffset + key.KeyByteCount;
        if (key.StoredByteCount < 30 || start + 30 > _source.Length)
        {
            return false;
        }

        head = head[..(int)Math.Min(head.Length, _source.Length - start)];
        _source.Read(start, head);
        bool isLarge = BinaryPrimitives.ReadInt16BigEndian(head) > 1000;
        return (isLarge ? BinaryPrimitives.ReadInt64BigEndian(head[18..]) : BinaryPrimitives.ReadUInt32BigEndian(head[18..])) == key.FileOffset;
    }
}
