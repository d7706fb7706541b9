using Banyan.Root.Objects;
using Banyan.Root.Writing;
using Banyan.Storage;

namespace Banyan.Root.Merging;

/// <summary>Joins ROOT files: histograms are added, trees and RNTuples put one behind the other without decompression, everything else is kept once.</summary>
/// <remarks>
/// One input is open at a time, and memory grows with the number of baskets and histograms only. An input that fails leaves the output as it was before it, so that the caller may go on with the next.
/// Nothing is at <see cref="Path"/> until <see cref="Commit"/>. The bytes depend on the inputs and their order only. Not thread safe.
/// </remarks>
public sealed class RootMerger : IDisposable
{
    private readonly MergeOptions _options;
    private readonly StreamerShare _share = new();
    private readonly HashSet<StreamerTable> _knownInfos = new(ReferenceEqualityComparer.Instance);
    private readonly OrderedDictionary<string, MergedItem> _items = [];
    private readonly Dictionary<string, (string Parent, string Name, string Title)> _folders = [];
    private readonly Dictionary<string, DirectoryNode> _nodes = [];
    private RootFileWriter? _writer;
    private MergeOutput? _output;
    private int _processIdCount;

    private RootMerger(string path, MergeOptions options)
    {
        Path = path;
        _options = options;
    }

    /// <summary>Where the file will be.</summary>
    public string Path { get; }

    /// <summary>Number of inputs that were added.</summary>
    public int InputCount { get; private set; }

    /// <summary>What the output is made of, in the order of the inputs.</summary>
    public IReadOnlyList<MergedContent> Contents => [.. _items.Values.Select(Describe)];

    /// <summary>Starts a merge.</summary>
    /// <param name="path">The output; an older file of that name is replaced by <see cref="Commit"/>.</param>
    /// <param name="options">Compression, progress.</param>
    public static RootMerger Create(string path, MergeOptions? options = null) => new(path, options ?? new MergeOptions());

    /// <summary>Adds an input.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RootException">It is damaged or no ROOT file; or, as a <see cref="MergeException"/>, it does not fit to those before it. Nothing of it is in the output.</exception>
    /// <exception cref="StorageException">It cannot be opened or read.</exception>
    /// <exception cref="IOException">Writing failed.</exception>
    public void Add(string path)
    {
        using RootFile file = RootFile.Open(path, _share);
        Add(file);
    }

    /// <summary>Adds an open file.</summary>
    internal void Add(RootFile file) => Guard(file.Path, () => AddUnguarded(file));

    // Names that are too long for a key, records that grow beyond what the format can hold.
    private static void Guard(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (problem is ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new MergeException(problem.Message, path, string.Empty);
        }
    }

    private void AddUnguarded(RootFile file)
    {
        if (file.Header.End > file.Source.Length)
        {
            throw new RootFormatException($"is cut off: it has {file.Source.Length} of {file.Header.End} bytes", file.Path, 0);
        }

        file.LoadStreamerInfos();
        Start(file);
        RootObject? infos = _knownInfos.Contains(file.Streamers) ? null : file.ReadStreamerInfoObjects();
        var folders = new Dictionary<string, (string, string, string)>();
        var parts = new List<(MergedItem Item, MergePart Part)>();
        var added = new List<MergedItem>();
        var processIds = new List<RootKey>();
        foreach (IGrouping<string, RootKey> keys in file.Keys.GroupBy(key => key.Path))
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            RootKey newest = file.FindKey(keys.Key)!;
            if (newest.IsDirectory)
            {
                RequireFolder(newest, file);
                folders.TryAdd(newest.Path, (ParentOf(newest), newest.Name, newest.Title));
            }
            else if (newest.ClassName == "TProcessID")
            {
                processIds.Add(newest);
            }
            else
            {
                MergedItem item = Find(newest, file, added);
                foreach (RootKey key in item is PassedObjects ? keys.OrderBy(key => key.Cycle) : keys.Where(key => key == newest))
                {
                    parts.Add((item, item.Prepare(file, key)));
                }
            }
        }

        foreach ((string folderPath, (string, string, string) folder) in folders)
        {
            _folders.TryAdd(folderPath, folder);
            _ = Node(folderPath);
        }

        Copy(file, parts);
        foreach (RootKey key in processIds)
        {
            WriteProcessId(file, key);
        }

        foreach (MergedItem item in added)
        {
            _items.Add(item.Path, item);
        }

        foreach ((_, MergePart part) in parts)
        {
            part.Commit();
        }

        if (infos is not null)
        {
            _writer!.CopiedInfos.Add(infos);
            _knownInfos.Add(file.Streamers);
        }

        InputCount++;
    }

    /// <summary>Leaves unused space in the output: tests reach places behind 2 GB with it.</summary>
    internal void LeaveGap(int byteCount) => _writer!.LeaveGap(byteCount);

    /// <summary>Writes what was added up and puts the file at <see cref="Path"/>.</summary>
    /// <exception cref="IOException">Writing or moving failed; an older file of that name is still there.</exception>
    /// <exception cref="InvalidOperationException">No input was added.</exception>
    public void Commit()
    {
        if (_writer is null || InputCount == 0)
        {
            throw new InvalidOperationException("nothing to merge: no input was added");
        }

        Guard(Path, WriteItems);
        _writer.Commit();
    }

    private void WriteItems()
    {
        foreach (MergedItem item in _items.Values)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            item.Write(_output!, Node(item.Place.Folder), item.Place.Name);
        }

        foreach (IGrouping<string, MergedItem> folder in _items.Values.GroupBy(item => item.Place.Folder))
        {
            Node(folder.Key).Order([.. folder.Select(item => item.Place.Name)]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private static MergedContent Describe(MergedItem item) => new(item.Path, item.Kind, item.Place.ClassName, item.InputCount, item.EntryCount, item.Note);

    // Names may hold slashes, so the path alone does not tell where the folder ends.
    private static string ParentOf(RootKey key) => key.Path[..^key.Name.Length].TrimEnd('/');

    private static string TitleOf(RootFile file)
    {
        byte[] bytes = new byte[(int)Math.Min(short.MaxValue, file.Source.Length - file.Header.FirstRecord)];
        file.Source.Read(file.Header.FirstRecord, bytes);
        return new KeyReader(bytes).Read(string.Empty)?.Title ?? string.Empty;
    }

    private void Start(RootFile file)
    {
        if (_writer is null)
        {
            _writer = RootFileWriter.Create(Path, new RootFileWriterOptions { Compression = _options.Compression ?? RootCompression.Nearest(file.CompressionSetting), Title = TitleOf(file) });
            _output = new MergeOutput(_writer, _options);
            _nodes.Add(string.Empty, _writer.Root);
        }
    }

    private DirectoryNode Node(string folder)
    {
        if (!_nodes.TryGetValue(folder, out DirectoryNode? node))
        {
            (string parent, string name, string title) = _folders[folder];
            node = _writer!.Directory(Node(parent), name, title);
            _nodes.Add(folder, node);
        }

        return node;
    }

    private void RequireFolder(RootKey key, RootFile file)
    {
        if (_items.TryGetValue(key.Path, out MergedItem? item))
        {
            throw new MergeException($"is a folder, but a {item.Place.ClassName} in {item.Place.FirstFile}", file.Path, key.Path);
        }
    }

    private MergedItem Find(RootKey key, RootFile file, List<MergedItem> added)
    {
        if (_folders.ContainsKey(key.Path))
        {
            throw new MergeException($"is a {key.ClassName}, but a folder in another input", file.Path, key.Path);
        }

        MergedItem made = Make(key, file);
        if (!_items.TryGetValue(key.Path, out MergedItem? item))
        {
            added.Add(made);
            return made;
        }

        bool fits = item.GetType() == made.GetType() && (item is PassedObjects or MergedTree || item.Place.ClassName == key.ClassName);
        return fits ? item : throw new MergeException($"is a {key.ClassName}, but a {item.Place.ClassName} in {item.Place.FirstFile}", file.Path, key.Path);
    }

    private MergedItem Make(RootKey key, RootFile file)
    {
        var place = new MergePlace(ParentOf(key), key.Name, key.ClassName, file.Path);
        if (key.IsTree && key.ClassName != "TChain")
        {
            return new MergedTree(place, new MergeTarget { Compression = _options.Compression });
        }

        if (key.IsRNTuple)
        {
            return new MergedTuple(place, new MergeTarget { Compression = _options.Compression });
        }

        if (SumPlan.Takes(key.ClassName))
        {
            return new MergedSum(place);
        }

        if (MergedSparse.Takes(key.ClassName))
        {
            return new MergedSparse(place);
        }

        if (MergedGraph.Takes(key.ClassName))
        {
            return new MergedGraph(place);
        }

        if (MergedParameter.Takes(key.ClassName))
        {
            return new MergedParameter(place);
        }

        return new PassedObjects(place, _writer!, () => Node(place.Folder));
    }

    /// <summary>Copies the data of an input; when that fails, the output is cut to what it was.</summary>
    private void Copy(RootFile file, List<(MergedItem Item, MergePart Part)> parts)
    {
        long before = _writer!.ByteCount;
        Span<byte> head = stackalloc byte[FileHeader.ByteCount];
        head = head[..(int)Math.Min(head.Length, file.Source.Length)];
        file.Source.Read(0, head);
        _writer.DigestInput(head, file.Source.Length);
        foreach ((MergedItem item, _) in parts)
        {
            if (item.Target is MergeTarget target)
            {
                target.DirectoryFileOffset = Node(item.Place.Folder).FileOffset;
                target.ProcessIdShift = _processIdCount;
            }
        }

        try
        {
            _output!.Copy(file.Source, AllRanges(parts));
            foreach ((_, MergePart part) in parts)
            {
                part.AppendRest(_output);
            }
        }
        catch
        {
            _writer.CutTo(before);
            throw;
        }
    }

    private static CopiedRange[] AllRanges(List<(MergedItem Item, MergePart Part)> parts)
    {
        CopiedRange[] all = new CopiedRange[parts.Sum(part => part.Part.Ranges.Length)];
        int count = 0;
        foreach ((_, MergePart part) in parts)
        {
            part.Ranges.CopyTo(all, count);
            count += part.Ranges.Length;
        }

        return all;
    }

    // TTreeCloner::CopyProcessIds: those of an input follow those before it; the keys of its baskets say by how much their numbers are off.
    private void WriteProcessId(RootFile file, RootKey key)
    {
        TracedRecord record = TracedRecord.Read(file, key);
        var value = new EditedObject(key.ClassName, key.Title, new RecordEdit(record), new RecordContext(file.Path, key.FileOffset, key.Path));
        _writer!.WriteObject(_writer.Root, $"ProcessID{_processIdCount++}", value);
    }
}
