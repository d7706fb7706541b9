using Banyan.Root.Writing.Appending;
using Banyan.Root.Writing.Clusters;
using Banyan.Root.Writing.RNTuples;
using Banyan.Root.Writing.Trees;

namespace Banyan.Root.Writing;

/// <summary>Writes a new ROOT file: objects, directories, trees and RNTuples.</summary>
/// <remarks>
/// Nothing is at <see cref="Path"/> until <see cref="Commit"/>: the bytes grow beside it and are moved there at the end, so an interrupted write
/// leaves the old file or a complete new one.
/// The bytes depend on what is written and in which order only: not on the time, the machine, the file's name or the number of threads. Not thread
/// safe.
/// Files over 2 GB get 64-bit offsets by themselves. Layout: docs/format/file.md.
/// </remarks>
public sealed partial class RootFileWriter : IDisposable
{
    /// <summary>The name that the file's own records carry instead of the path, so that bytes do not depend on it.</summary>
    private const string FileName = "banyan.root";

    private readonly RootFileWriterOptions _options;
    private readonly OutputFile _file;
    private readonly DirectoryNode _root;
    private readonly OrderedDictionary<string, bool> _classes = [];
    private readonly List<EntryWriter> _openTrees = [];
    private readonly uint _time;
    private bool _isDone;

    private RootFileWriter(string path, RootFileWriterOptions options)
    {
        _options = options;
        _time = RootTime.Encode(options.WrittenAt);
        _file = new OutputFile(path);
        _file.Append(new byte[FileHeader.ByteCount]);
        RecordKey key = RecordKey.At(_file.Length, "TFile", FileName, options.Title);
        int nameByteCount = key.ByteCount + ObjectBuffer.StringByteCount(FileName) + ObjectBuffer.StringByteCount(options.Title);
        _root = new DirectoryNode(FileName, options.Title, null, key.FileOffset, nameByteCount);
        ObjectBuffer body = new(0);
        body.WriteString(FileName);
        body.WriteString(options.Title);
        _root.WriteFields(body, _time, Guid.Empty);
        AppendRecord(key, body.Bytes, body.Length);
    }

    /// <summary>Where the file will be, as given.</summary>
    public string Path => _file.Path;

    /// <summary>Bytes written so far.</summary>
    public long ByteCount => _file.Length;

    /// <summary>Starts a file that <see cref="Commit"/> puts at <paramref name="path"/>, over an older file of that name.</summary>
    /// <exception cref="IOException">The folder is missing or cannot be written to.</exception>
    public static RootFileWriter Create(string path, RootFileWriterOptions? options = null) => new(path, options ?? new RootFileWriterOptions());

    /// <summary>Writes an object.</summary>
    /// <param name="path">Its name, behind the directories that it goes into: <c>dir/sub/name</c>; they are made where they are missing.</param>
    /// <param name="value">The object. A second one of the same name becomes the next cycle.</param>
    /// <exception cref="ArgumentException">The path has an empty part, or a part of it is an object and no directory.</exception>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Write(string path, WritableObject value)
    {
        ThrowIfDone();
        DirectoryNode directory = ParentOf(path, out string name);
        WriteObject(directory, name, value);
    }

    /// <summary>Makes a directory, and those above it; nothing happens when it is there already.</summary>
    /// <param name="path">Path from the root directory, <c>dir/sub</c>.</param>
    /// <param name="title">Title of the last directory; its name when empty, as in ROOT.</param>
    /// <exception cref="ArgumentException">The path has an empty part, or a part of it is an object.</exception>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void MakeDirectory(string path, string title = "")
    {
        ThrowIfDone();
        DirectoryNode parent = ParentOf(path, out string name);
        GetOrMakeDirectory(parent, name, title);
    }

    /// <summary>Starts a tree, which is complete after <see cref="EntryWriter.Finish"/>, at the latest in <see cref="Commit"/>.</summary>
    /// <param name="path">Its name, behind the directories that it goes into; they are made where they are missing.</param>
    /// <param name="definition">Its branches.</param>
    /// <param name="options">Baskets, clusters, compression; the file's compression by default.</param>
    /// <exception cref="ArgumentException">The path or the definition is wrong; the message names the branch.</exception>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public TreeWriter CreateTree(string path, TreeDefinition definition, TreeWriterOptions? options = null)
    {
        ThrowIfDone();
        DirectoryNode directory = ParentOf(path, out string name);
        TreeWriter tree = new(this, directory, name, definition, options ?? new TreeWriterOptions());
        _openTrees.Add(tree);
        return tree;
    }

    /// <summary>Starts an RNTuple, which is complete after <see cref="EntryWriter.Finish"/>, at the latest in <see cref="Commit"/>.</summary>
    /// <param name="path">Its name, behind the directories that it goes into; they are made where they are missing.</param>
    /// <param name="definition">Its fields.</param>
    /// <param name="options">Pages, clusters, compression; the file's compression by default.</param>
    /// <exception cref="ArgumentException">The path or the definition is wrong; the message names the field.</exception>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public RNTupleWriter CreateRNTuple(string path, RNTupleDefinition definition, RNTupleWriterOptions? options = null)
    {
        ThrowIfDone();
        DirectoryNode directory = ParentOf(path, out string name);
        RNTupleWriter tuple = new(this, directory, name, definition, options ?? new RNTupleWriterOptions());
        _openTrees.Add(tuple);
        return tuple;
    }

    /// <summary>Completes the file and puts it at <see cref="Path"/>. Nothing can be written afterwards.</summary>
    /// <exception cref="IOException">Writing or moving failed; an older file of that name is still there.</exception>
    public void Commit()
    {
        ThrowIfDone();
        foreach (EntryWriter tree in _openTrees.ToArray())
        {
            tree.Finish();
        }

        if (_existing is null)
        {
            CommitNew();
        }
        else
        {
            CommitAppended(_existing);
        }

        _isDone = true;
    }

    private void CommitNew()
    {
        RecordKey streamerInfo = WriteStreamerInfo();
        WriteKeyLists(_root);
        RecordKey freeList = WriteFreeList(new FreeSegments(), out long end);
        Guid uuid = _options.Uuid ?? ContentUuid(_file.Digest());
        OverwriteDirectories(_root, uuid);
        ObjectBuffer header = new(0);
        new FileHeader
        {
            End = end,
            FreeList = freeList,
            StreamerInfo = streamerInfo,
            NameByteCount = _root.NameByteCount,
            CompressionSetting = _options.Compression.Setting,
            Uuid = uuid,
        }.Write(header);
        _file.Overwrite(0, header.Bytes);
        _file.Commit();
    }

    /// <summary>Closes the file; without <see cref="Commit"/> nothing stays.</summary>
    public void Dispose()
    {
        _isDone = true;
        Pipeline.Abandon();
        foreach (EntryWriter tree in _openTrees.ToArray())
        {
            tree.Abandon();
        }

        _file.Dispose();
        _existing?.Dispose();
    }

    /// <summary>The clusters of all trees and RNTuples that are on their way into the file.</summary>
    internal ClusterPipeline Pipeline { get; } = new();

    /// <summary>Compression for what chooses nothing else.</summary>
    internal RootCompression Compression => _options.Compression;

    /// <summary>Writes an object into a directory.</summary>
    internal void WriteObject(DirectoryNode directory, string name, WritableObject value)
    {
        foreach (string className in value.StreamedClasses)
        {
            _classes[className] = true;
        }

        RecordKey key = RecordKey.At(_file.Length, value.ClassName, name, value.KeyTitle) with
        {
            Cycle = directory.NextCycle(name),
            DirectoryFileOffset = directory.FileOffset,
        };
        ObjectBuffer buffer = new(key.ByteCount);
        value.Stream(buffer, name);
        directory.Add(AppendCompressed(key, buffer.Bytes, value.IsTable));
    }

    /// <summary>Waits until no cluster of any tree or RNTuple is on its way: records follow in the order in which they were asked for.</summary>
    internal void Drain() => Pipeline.Drain();

    /// <summary>Forgets a tree or RNTuple that is finished.</summary>
    internal void Close(EntryWriter tree) => _openTrees.Remove(tree);

    private DirectoryNode ParentOf(string path, out string name)
    {
        Drain();
        string[] parts = path.Split('/');
        if (parts.Any(part => part.Length == 0))
        {
            throw new ArgumentException($"the path {path} has an empty part; expected dir/sub/name", nameof(path));
        }

        name = parts[^1];
        DirectoryNode directory = _root;
        foreach (string part in parts[..^1])
        {
            directory = GetOrMakeDirectory(directory, part, string.Empty);
        }

        return directory;
    }

    private DirectoryNode GetOrMakeDirectory(DirectoryNode parent, string name, string title)
    {
        if (parent.Children.TryGetValue(name, out DirectoryNode? existing))
        {
            return existing;
        }

        if (parent.Unopened.TryGetValue(name, out RootKey? stored))
        {
            return OpenDirectory(parent, stored);
        }

        if (parent.Contains(name))
        {
            throw new ArgumentException($"{Path} has an object {name}, which cannot be a directory at the same time", nameof(name));
        }

        RecordKey key = RecordKey.At(_file.Length, "TDirectory", name, title.Length == 0 ? name : title) with { DirectoryFileOffset = parent.FileOffset };
        DirectoryNode directory = new(name, key.Title, parent, key.FileOffset, key.ByteCount);
        ObjectBuffer fields = new(0);
        directory.WriteFields(fields, _time, Guid.Empty);
        parent.Add(AppendRecord(key, fields.Bytes, fields.Length));
        parent.Children.Add(name, directory);
        return directory;
    }

    private void ThrowIfDone() => ObjectDisposedException.ThrowIf(_isDone, this);
}
