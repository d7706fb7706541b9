using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Root;

/// <summary>A ROOT file opened for reading: its keys, objects and trees.</summary>
/// <remarks>Thread safe. Opening reads the header and the lists of keys; the streamer infos are read when an object is first asked for. Nothing else is read.</remarks>
public sealed class RootFile : IDisposable
{
    private const int FirstReadByteCount = 512;
    private readonly FileHeader _header;
    private readonly Lazy<StreamerTable> _streamers;
    private readonly Dictionary<string, List<RootKey>> _keysByPath = [];

    private RootFile(ByteSource source, StreamerShare? share)
        : this(source, FileHeader.Read(source), null, share)
    {
    }

    private RootFile(ByteSource source, FileHeader header, IReadOnlyList<RootKey>? keys, StreamerShare? share)
    {
        Source = source;
        _header = header;
        Keys = keys ?? KeyListReader.Read(source, ReadTopFolder());
        foreach (RootKey key in Keys)
        {
            if (!_keysByPath.TryGetValue(key.Path, out List<RootKey>? cycles))
            {
                _keysByPath[key.Path] = cycles = [];
            }

            cycles.Add(key);
        }

        TreeKeys = [.. Keys.Where(k => k.IsTree && FindKey(k.Path) == k)];
        RNTupleKeys = [.. Keys.Where(k => k.IsRNTuple && FindKey(k.Path) == k)];
        _streamers = new Lazy<StreamerTable>(() => ReadStreamers(share));
    }

    /// <summary>The bytes of the file.</summary>
    public ByteSource Source { get; }

    /// <summary>Path of the file as it was given.</summary>
    public string Path => Source.Name;

    /// <summary>Version of ROOT that wrote the file, e.g. <c>6.40/00</c>.</summary>
    public string RootVersion => $"{_header.Version / 10000}.{_header.Version / 100 % 100:00}/{_header.Version % 100:00}";

    /// <summary>Version of ROOT that wrote the file as a number, e.g. 64000.</summary>
    public int RootVersionNumber => _header.Version;

    /// <summary>Compression setting of the file: 100 × algorithm + level.</summary>
    public int CompressionSetting => _header.CompressionSetting;

    /// <summary>All keys of the file, recursively, folders before what they hold, in the order of the key lists.</summary>
    public IReadOnlyList<RootKey> Keys { get; }

    /// <summary>The newest cycle of each tree, in the order of <see cref="Keys"/>.</summary>
    public IReadOnlyList<RootKey> TreeKeys { get; }

    /// <summary>The newest cycle of each tree and RNTuple, in the order of <see cref="Keys"/>.</summary>
    public IReadOnlyList<RootKey> DatasetKeys => [.. Keys.Where(k => (k.IsTree || k.IsRNTuple) && FindKey(k.Path) == k)];

    /// <summary>The newest cycle of each RNTuple, in the order of <see cref="Keys"/>.</summary>
    public IReadOnlyList<RootKey> RNTupleKeys { get; }

    /// <summary>The header.</summary>
    internal FileHeader Header => _header;

    /// <summary>The streamer infos of the file.</summary>
    internal StreamerTable Streamers => _streamers.Value;

    /// <summary>Opens a file.</summary>
    /// <exception cref="StorageException">The file cannot be opened or read.</exception>
    /// <exception cref="RootFormatException">It is not a ROOT file, or its header or key lists are damaged.</exception>
    public static RootFile Open(string path) => Open(ByteSource.Open(path));

    /// <summary>Opens one of many files of the same kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="share">What the files have in common.</param>
    /// <exception cref="StorageException">The file cannot be opened or read.</exception>
    /// <exception cref="RootFormatException">It is not a ROOT file, or its header or key lists are damaged.</exception>
    public static RootFile Open(string path, StreamerShare? share) => Open(ByteSource.Open(path), share);

    /// <summary>Opens a file from its bytes. The file owns <paramref name="source"/> and disposes it, also when opening fails.</summary>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    /// <exception cref="RootFormatException">It is not a ROOT file, or its header or key lists are damaged.</exception>
    public static RootFile Open(ByteSource source) => Open(source, null);

    private static RootFile Open(ByteSource source, StreamerShare? share)
    {
        try
        {
            return new RootFile(source, share);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>A file with keys that were found without its lists of keys.</summary>
    /// <param name="source">Its bytes, which it owns.</param>
    /// <param name="header">Its header, with the place of the streamer infos that were found.</param>
    /// <param name="keys">The keys, folders before what they hold.</param>
    internal static RootFile OpenWith(ByteSource source, FileHeader header, IReadOnlyList<RootKey> keys) => new(source, header, keys, null);

    /// <summary>The key of <paramref name="path"/> (<c>dir/name</c> or <c>dir/name;cycle</c>); null when there is none. Without a cycle the highest is taken.</summary>
    public RootKey? FindKey(string path)
    {
        path = path.TrimStart('/');
        if (_keysByPath.TryGetValue(path, out List<RootKey>? cycles))
        {
            return cycles.MaxBy(k => k.Cycle);
        }

        int semicolon = path.LastIndexOf(';');
        return semicolon > 0 && int.TryParse(path.AsSpan(semicolon + 1), out int cycle) && _keysByPath.TryGetValue(path[..semicolon], out cycles)
            ? cycles.Find(k => k.Cycle == cycle) : null;
    }

    /// <summary>The key of <paramref name="path"/>, see <see cref="FindKey"/>.</summary>
    /// <exception cref="RootKeyNotFoundException">There is no such key; the message lists the nearest names.</exception>
    public RootKey GetKey(string path) => FindKey(path) ?? throw RootKeyNotFoundException.Create("object", path, _keysByPath.Keys, Path, null);

    /// <summary>Reads an object of any class whose streamer info is in the file.</summary>
    /// <exception cref="RootKeyNotFoundException">There is no such key.</exception>
    /// <exception cref="RootFormatException">The record is damaged.</exception>
    /// <exception cref="RootNotSupportedException">The class has a member that cannot be read.</exception>
    public RootObject Get(string path) => Get(GetKey(path));

    /// <inheritdoc cref="Get(string)"/>
    public RootObject Get(RootKey key)
    {
        var context = new RecordContext(Path, key.FileOffset, key.Path);
        if (key.IsDirectory || key.IsRNTuple)
        {
            throw context.NotSupported($"an object of class {key.ClassName} cannot be read as a plain object");
        }

        byte[] bytes = RecordReader.Read(Source, key);
        var reader = new ObjectReader(bytes, key.KeyByteCount, Streamers, context);
        CppType type = CppTypeParser.Parse(key.ClassName);
        return type is CppType.Class or CppType.Text { IsTString: true } ? reader.ReadWhole(key.ClassName) : ReadContainer(reader, key.ClassName, type);
    }

    /// <summary>Reads the description of a tree (not its data).</summary>
    /// <param name="path">Its path, with or without a cycle.</param>
    /// <exception cref="RootKeyNotFoundException">There is no such key.</exception>
    /// <exception cref="RootFormatException">The record is damaged.</exception>
    /// <exception cref="RootNotSupportedException">The object is not a tree, or a kind of tree that cannot be read.</exception>
    public TTree GetTree(string path) => GetTree(GetKey(path));

    /// <inheritdoc cref="GetTree(string)"/>
    public TTree GetTree(RootKey key)
    {
        RootObject tree = Get(key);
        return tree.Inherits("TTree")
            ? new TTree(this, key, tree)
            : throw new RootNotSupportedException($"is no tree but a {key.ClassName}", Path, key.FileOffset, key.Path);
    }

    /// <summary>Reads the streamer infos now instead of when an object is first asked for.</summary>
    /// <exception cref="RootFormatException">They are damaged.</exception>
    public void LoadStreamerInfos() => _ = Streamers;

    /// <summary>Reads the description of an RNTuple (not its data).</summary>
    /// <param name="path">Its path, with or without a cycle.</param>
    /// <exception cref="RootKeyNotFoundException">There is no such key.</exception>
    /// <exception cref="RootFormatException">Anchor, header or footer is damaged.</exception>
    /// <exception cref="RootNotSupportedException">The object is no RNTuple, or of a version that cannot be read.</exception>
    public RNTuple GetRNTuple(string path) => GetRNTuple(GetKey(path));

    /// <summary>Reads the description of an RNTuple (not its data).</summary>
    /// <param name="key">The key of its anchor.</param>
    /// <exception cref="RootFormatException">Anchor, header or footer is damaged.</exception>
    /// <exception cref="RootNotSupportedException">The object is no RNTuple, or of a version that cannot be read.</exception>
    public RNTuple GetRNTuple(RootKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.IsRNTuple ? new RNTuple(this, key) : throw new RootNotSupportedException($"is no RNTuple but a {key.ClassName}", Path, key.FileOffset, key.Path);
    }

    /// <summary>The stored object of a record, decompressed (without its key).</summary>
    /// <exception cref="RootFormatException">The record is damaged.</exception>
    public byte[] ReadRecord(RootKey key) => RecordReader.Read(Source, key);

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();

    /// <summary>The list of streamer infos as objects; null when the file has none.</summary>
    /// <exception cref="RootFormatException">It is damaged.</exception>
    internal RootObject? ReadStreamerInfoObjects() => StreamerInfoKey() is RootKey key
        ? new ObjectReader(RecordReader.Read(Source, key), key.KeyByteCount, BuiltInStreamers.Table, new RecordContext(Path, key.FileOffset, key.Path)).ReadObject(key.ClassName)
        : null;

    /// <summary>An STL container or string that was written as an object of its own, without a head: one member, <c>value</c>.</summary>
    private static RootObject ReadContainer(ObjectReader reader, string className, CppType type)
    {
        var layout = new MemberLayout { IsBareValue = true };
        int slot = layout.AddReference("value", new MemberForm { IsList = type is not CppType.Text, Type = type });
        var result = new RootObject(className, 0, layout);
        result.SetReference(slot, reader.ReadValue(type));
        return result;
    }

    private DirectoryHead ReadTopFolder()
    {
        long start = (long)_header.FirstRecord + _header.NameRecordByteCount;
        if (_header.FirstRecord < 0 || _header.NameRecordByteCount < 0 || start >= Source.Length)
        {
            throw new RootFormatException($"the top folder is said to lie at {start} in a file of {Source.Length} bytes", Path, 0);
        }

        Span<byte> bytes = stackalloc byte[FirstReadByteCount];
        bytes = bytes[..(int)Math.Min(DirectoryHead.ByteCount, Source.Length - start)];
        Source.Read(start, bytes);
        return DirectoryHead.Read(bytes) ?? throw new RootFormatException("the top folder is cut off", Path, start);
    }

    private StreamerTable ReadStreamers(StreamerShare? share)
    {
        if (_header.StreamerInfoOffset == 0 || _header.StreamerInfoByteCount == 0)
        {
            return BuiltInStreamers.OldTable;
        }

        var context = new RecordContext(Path, _header.StreamerInfoOffset, "streamer infos");
        if (_header.StreamerInfoOffset < 0 || _header.StreamerInfoByteCount < KeyReader.LeastByteCount
            || _header.StreamerInfoOffset > Source.Length - _header.StreamerInfoByteCount)
        {
            throw context.Damaged($"{_header.StreamerInfoByteCount} bytes are announced at {_header.StreamerInfoOffset} in a file of {Source.Length} bytes");
        }

        using NativeBuffer buffer = NativePool.Shared.Rent(_header.StreamerInfoByteCount);
        Source.Read(_header.StreamerInfoOffset, buffer.Span);
        RootKey key = new KeyReader(buffer.Span).Read(string.Empty) ?? throw context.Damaged("the key is cut off");

        // The key before the infos holds the time of writing, in which files differ.
        int keyByteCount = Math.Clamp(key.KeyByteCount, 0, (int)buffer.Length);
        key = key with { Path = "streamer infos", FileOffset = _header.StreamerInfoOffset };
        return share == null ? Make() : share.Get(buffer.Span[keyByteCount..], Make);

        StreamerTable Make()
        {
            byte[] bytes = RecordReader.Unpack(buffer.Span[keyByteCount..Math.Clamp(key.RecordByteCount, keyByteCount, (int)buffer.Length)], key, Path);
            RootObject list = new ObjectReader(bytes, key.KeyByteCount, BuiltInStreamers.Table, context).ReadObject(key.ClassName);
            List<StreamerInfo> infos = StreamerInfoReader.Read(list, context);
            return infos.Count == 0 ? BuiltInStreamers.OldTable : new StreamerTable(infos, BuiltInStreamers.Table);
        }
    }

    private RootKey? StreamerInfoKey()
    {
        _ = Streamers; // checks the place
        if (_header.StreamerInfoOffset == 0 || _header.StreamerInfoByteCount == 0)
        {
            return null;
        }

        byte[] bytes = new byte[_header.StreamerInfoByteCount];
        Source.Read(_header.StreamerInfoOffset, bytes);
        return new KeyReader(bytes).Read(string.Empty) is RootKey key ? key with { Path = "streamer infos", FileOffset = _header.StreamerInfoOffset } : null;
    }
}
