using System.Buffers.Binary;

namespace Banyan.Root.Writing.Appending;

/// <summary>A file that records are added to: what it holds, and the few bytes of it that change at the end.</summary>
/// <remarks>
/// Those are the header and the fields of the top directory, which lie together at the beginning and are replaced by one write. Everything else that changes (lists of keys, sub-directories, streamer
/// infos, free segments) is written anew behind the old end, so that the old file is whole until that one write, and the new one after it.
/// </remarks>
internal sealed class ExistingFile : IDisposable
{
    private const int BigFileVersion = 1_000_000;
    private const int BigDirectoryVersion = 1000;
    private const int SmallDirectoryByteCount = 30;
    private const int DirectoryUuidByteCount = 18;

    private readonly RootFile _file;
    private readonly byte[] _head;
    private readonly int _fieldsStart;
    private readonly int _roomForFields;

    private ExistingFile(RootFile file)
    {
        _file = file;
        RootKey first = ReadKey(file.Header.FirstRecord) ?? throw Damaged("its first record is damaged");
        Name = first.Name;
        Title = first.Title;
        _fieldsStart = file.Header.FirstRecord + file.Header.NameRecordByteCount;
        _roomForFields = first.RecordByteCount - file.Header.NameRecordByteCount;
        _head = new byte[_fieldsStart + Math.Max(0, _roomForFields)];
        if (_roomForFields < SmallDirectoryByteCount || file.Header.End < _head.Length)
        {
            throw Damaged("its first record is damaged");
        }

        file.Source.Read(0, _head);
        Top = DirectoryHead.Read(_head.AsSpan(_fieldsStart)) ?? throw Damaged("its top folder is damaged");
        if (Top.KeyListOffset == 0 || Top.KeyListOffset + Top.KeyListByteCount > file.Header.End)
        {
            throw Damaged("it was not closed: its list of keys is missing");
        }

        Free = ReadFreeSegments();
    }

    /// <summary>Name of the file in its own records.</summary>
    public string Name { get; }

    /// <summary>Title of the file.</summary>
    public string Title { get; }

    /// <summary>Where the top directory's record begins.</summary>
    public long TopFileOffset => _file.Header.FirstRecord;

    /// <summary>fNbytesName of the top directory.</summary>
    public int NameByteCount => _file.Header.NameRecordByteCount;

    /// <summary>Where its list of keys lies.</summary>
    public DirectoryHead Top { get; }

    /// <summary>Where the file ends and new records begin.</summary>
    public long End => _file.Header.End;

    /// <summary>100 × algorithm + level.</summary>
    public int CompressionSetting => _file.Header.CompressionSetting;

    /// <summary>Ranges that nothing uses.</summary>
    public FreeSegments Free { get; }

    /// <summary>Offset of the streamer infos; 0 for none.</summary>
    public long StreamerInfoOffset => _file.Header.StreamerInfoOffset;

    /// <summary>Bytes of their record.</summary>
    public int StreamerInfoByteCount => _file.Header.StreamerInfoByteCount;

    /// <summary>The file's identifier.</summary>
    public Guid Uuid
    {
        get
        {
            int place = (_file.Header.IsLarge ? 57 : 45) + 2;
            return place + 16 <= _file.Header.FirstRecord ? new Guid(_head.AsSpan(place, 16), bigEndian: true) : Guid.Empty;
        }
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="RootException">It is no ROOT file, or damaged, or was not closed.</exception>
    /// <exception cref="Storage.StorageException">It cannot be read.</exception>
    public static ExistingFile Open(string path)
    {
        RootFile file = RootFile.Open(path);
        try
        {
            return file.Header.End <= file.Source.Length
                ? new ExistingFile(file)
                : throw new RootFormatException($"is cut off: it has {file.Source.Length} of {file.Header.End} bytes, so nothing can be appended to it", path, 0);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The keys of a directory, each with its bytes.</summary>
    public IReadOnlyList<(RootKey Key, ReadOnlyMemory<byte> Bytes)> ReadKeys(DirectoryHead directory)
    {
        var keys = new List<(RootKey, ReadOnlyMemory<byte>)>();
        if (directory.KeyListOffset == 0 || directory.KeyListByteCount == 0)
        {
            return keys;
        }

        // Opening the file has read and checked every list of keys.
        byte[] bytes = new byte[directory.KeyListByteCount];
        _file.Source.Read(directory.KeyListOffset, bytes);
        var reader = new KeyReader(bytes);
        _ = reader.Read(string.Empty);
        int count = BinaryPrimitives.ReadInt32BigEndian(reader.Rest);
        reader = new KeyReader(reader.Rest[4..]);
        for (int i = 0; i < count; i++)
        {
            int start = bytes.Length - reader.Rest.Length;
            RootKey key = reader.Read(string.Empty) ?? throw Damaged("a list of keys is damaged");
            keys.Add((key, bytes.AsMemory(start, bytes.Length - reader.Rest.Length - start)));
        }

        return keys;
    }

    /// <summary>Where the list of keys of a sub-directory lies.</summary>
    public DirectoryHead ReadDirectory(RootKey key)
    {
        byte[] fields = new byte[Math.Min(DirectoryHead.ByteCount, key.StoredByteCount)];
        _file.Source.Read(key.FileOffset + key.KeyByteCount, fields);
        return DirectoryHead.Read(fields) ?? throw Damaged($"the folder {key.Name} is damaged");
    }

    /// <summary>The streamer infos with their key's length; null when there are none.</summary>
    public (byte[] Bytes, int KeyByteCount)? ReadStreamerInfo()
    {
        if (StreamerInfoOffset == 0 || ReadKey(StreamerInfoOffset) is not RootKey key)
        {
            return null;
        }

        return (RecordReader.Read(_file.Source, key with { FileOffset = StreamerInfoOffset }), key.KeyByteCount);
    }

    /// <summary>True when the file describes a class in a version.</summary>
    public bool Describes(string className, int version) => _file.Streamers.Infos.Any(info => info.ClassName == className && info.Version == version);

    /// <summary>The bytes that replace the beginning of the file, from offset 0.</summary>
    /// <param name="end">New end of the file.</param>
    /// <param name="freeList">The new list of free segments.</param>
    /// <param name="freeSegmentCount">How many it has.</param>
    /// <param name="streamerInfo">Offset and bytes of the streamer infos.</param>
    /// <param name="keyList">The new list of keys of the top directory.</param>
    /// <param name="time">Time of the change.</param>
    /// <exception cref="RootNotSupportedException">The file grows over 2 GB, and its beginning has no room for wider numbers.</exception>
    public byte[] NewHead(long end, RecordKey freeList, int freeSegmentCount, (long FileOffset, int ByteCount) streamerInfo, RecordKey keyList, uint time)
    {
        byte[] head = [.. _head];
        bool wasBig = _file.Header.IsLarge;
        bool isBig = wasBig || end > RecordKey.BigFileStart;
        ObjectBuffer header = new(0);
        header.WriteBytes("root"u8);
        header.WriteInt32(_file.Header.Version + (isBig ? BigFileVersion : 0));
        header.WriteInt32(_file.Header.FirstRecord);
        header.WriteOffset(end, isBig);
        header.WriteOffset(freeList.FileOffset, isBig);
        header.WriteInt32(freeList.RecordByteCount);
        header.WriteInt32(freeSegmentCount);
        header.WriteInt32(NameByteCount);
        header.WriteByte(isBig ? (byte)8 : (byte)4);
        header.WriteInt32(CompressionSetting);
        header.WriteOffset(streamerInfo.FileOffset, isBig);
        header.WriteInt32(streamerInfo.ByteCount);
        int oldRest = wasBig ? 57 : 45;
        ReadOnlySpan<byte> rest = _head.AsSpan(oldRest, Math.Max(0, Math.Min(DirectoryUuidByteCount, _file.Header.FirstRecord - oldRest)));
        header.WriteBytes(rest); // the UUID, where the file has one
        Require(header.Length <= _file.Header.FirstRecord);
        header.Bytes.CopyTo(head);
        WriteFields(head.AsSpan(_fieldsStart), keyList, time);
        return head;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void WriteFields(Span<byte> fields, RecordKey keyList, uint time)
    {
        int version = BinaryPrimitives.ReadInt16BigEndian(fields);
        bool isBig = version > BigDirectoryVersion;
        if (!isBig && keyList.FileOffset > RecordKey.BigFileStart)
        {
            // The UUID stands behind the three offsets, which grow by 12 bytes.
            int byteCount = SmallDirectoryByteCount + 12 + (version > 1 ? DirectoryUuidByteCount : 0);
            Require(byteCount <= fields.Length);
            byte[] old = fields.ToArray();
            old.AsSpan(SmallDirectoryByteCount, byteCount - SmallDirectoryByteCount - 12).CopyTo(fields[(SmallDirectoryByteCount + 12)..]);
            BinaryPrimitives.WriteInt16BigEndian(fields, (short)(version + BigDirectoryVersion));
            BinaryPrimitives.WriteInt64BigEndian(fields[18..], BinaryPrimitives.ReadUInt32BigEndian(old.AsSpan(18)));
            BinaryPrimitives.WriteInt64BigEndian(fields[26..], BinaryPrimitives.ReadUInt32BigEndian(old.AsSpan(22)));
            isBig = true;
        }

        BinaryPrimitives.WriteUInt32BigEndian(fields[6..], time); // fDatimeM
        BinaryPrimitives.WriteInt32BigEndian(fields[10..], keyList.RecordByteCount);
        if (isBig)
        {
            BinaryPrimitives.WriteInt64BigEndian(fields[34..], keyList.FileOffset);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(fields[26..], (int)keyList.FileOffset);
        }
    }

    private void Require(bool hasRoom)
    {
        if (!hasRoom)
        {
            throw new RootNotSupportedException("cannot grow over 2 GB: it was written by an old version of ROOT and has no room for wider offsets at its beginning", _file.Path, 0);
        }
    }

    private FreeSegments ReadFreeSegments()
    {
        long offset = _file.Header.FreeListOffset;
        int byteCount = _file.Header.FreeListByteCount;
        if (offset <= 0 || byteCount <= 0 || offset + byteCount > End || ReadKey(offset) is not RootKey key || key.KeyByteCount > byteCount)
        {
            return new FreeSegments();
        }

        byte[] bytes = new byte[byteCount - key.KeyByteCount];
        _file.Source.Read(offset + key.KeyByteCount, bytes);
        FreeSegments free = FreeSegments.Read(bytes, End);
        free.Add(offset, byteCount); // the old list itself
        return free;
    }

    private RootKey? ReadKey(long fileOffset)
    {
        byte[] bytes = new byte[(int)Math.Min(short.MaxValue, _file.Source.Length - fileOffset)];
        _file.Source.Read(fileOffset, bytes);
        return new KeyReader(bytes).Read(string.Empty);
    }

    private RootFormatException Damaged(string problem) => new($"{problem}, so nothing can be appended to it", _file.Path, 0);
}
