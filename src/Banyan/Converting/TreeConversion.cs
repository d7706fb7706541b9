using Banyan.Columns;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Converting;

/// <summary>One tree or RNTuple on its way into another file: what of it is written and what is not.</summary>
internal sealed class TreeConversion : IDisposable
{
    private readonly RootKey _key;
    private readonly EventSource _source;
    private readonly ConvertOptions _options;
    private readonly string _title;
    private readonly List<string> _columns = [];
    private readonly List<LeftOut> _leftOut = [];
    private IReadOnlyList<KeyValuePair<string, string>> _aliases = [];
    private IReadOnlyList<TreeFriend> _friends = [];

    private TreeConversion(RootKey key, string title, EventSource source, ConvertOptions options, ColumnChoice choice)
    {
        _key = key;
        _title = title;
        _source = source;
        _options = options;
        foreach (ColumnInfo column in source.Columns.Where(column => choice.Takes(column.Name)))
        {
            if ((column.Problem ?? Unreadable(source, column)) is string problem)
            {
                _leftOut.Add(new LeftOut(column.Name, problem));
            }
            else
            {
                _columns.Add(column.Name);
            }
        }
    }

    /// <summary>Path of the tree.</summary>
    public string Path => _key.Path;

    /// <summary>Columns that cannot be written.</summary>
    public IReadOnlyList<LeftOut> LeftOut => _leftOut;

    /// <summary>Why nothing of it is written; null when something is.</summary>
    public string? Problem => _columns.Count > 0 ? null
        : _leftOut.Count > 0 ? $"none of its columns can be written; the first: {_leftOut[0].Name}: {_leftOut[0].Reason}"
        : _source.Columns.Count > 0 ? "no column of it was chosen" : "it has no columns";

    private SnapshotFormat From => _key.IsRNTuple ? SnapshotFormat.RNTuple : SnapshotFormat.Tree;

    /// <summary>Opens a tree.</summary>
    /// <exception cref="RootException">It is damaged.</exception>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static TreeConversion Open(RootFile file, RootKey key, ConvertOptions options, ColumnChoice choice)
    {
        if (key.IsRNTuple)
        {
            return new TreeConversion(key, file.GetRNTuple(key).Title, Source(file, key), options, choice);
        }

        TTree tree = file.GetTree(key);
        var conversion = new TreeConversion(key, tree.Title, Source(file, key), options, choice);
        string[] empty = [.. tree.AllBranches.Where(branch => branch.IsEmptyPart).Select(branch => branch.Name)];
        conversion._leftOut.RemoveAll(column => empty.Any(name => column.Name == name || column.Name.EndsWith($".{name}", StringComparison.Ordinal)));
        foreach (TBranch branch in tree.AllBranches.Where(branch => !branch.IsGroup && branch.EntryCount > tree.EntryCount && conversion._columns.Contains(branch.Name)))
        {
            conversion._leftOut.Add(new LeftOut(branch.Name, $"it has {branch.EntryCount} entries, its tree {tree.EntryCount}; those behind are not written"));
        }

        foreach (string name in tree.Branches.GroupBy(branch => branch.Name).Where(branches => branches.Count() > 1).Select(branches => branches.Key).Where(choice.Takes))
        {
            conversion._leftOut.Add(new LeftOut(name, "another branch has the same name; the first one is written"));
        }

        conversion.TakeSideParts(tree);
        return conversion;
    }

    // What a TTree has besides branches: kept where the output can hold it and it stays right, named otherwise.
    private void TakeSideParts(TTree tree)
    {
        bool isTree = (_options.Format ?? From) == SnapshotFormat.Tree;
        if (isTree)
        {
            _aliases = tree.Aliases;
        }
        else if (tree.Aliases.Count > 0)
        {
            _leftOut.Add(new LeftOut($"aliases {string.Join(", ", tree.Aliases.Select(alias => alias.Key))}", "an RNTuple has no aliases"));
        }

        if (isTree && _options.Entries == EntryRange.All)
        {
            _friends = tree.Friends;
        }
        else if (tree.Friends.Count > 0)
        {
            string reason = isTree ? "their entries would be other events than those of the chosen range" : "an RNTuple has no friends";
            _leftOut.Add(new LeftOut($"friends {string.Join(", ", tree.Friends.Select(friend => friend.Alias))}", reason));
        }

        if (tree.Object.GetObject("fTreeIndex") is not null)
        {
            _leftOut.Add(new LeftOut("index (TTreeIndex)", "it is not converted; TTree::BuildIndex makes it anew"));
        }

        if (tree.Object.GetObject("fUserInfo")?.Items.Count > 0)
        {
            _leftOut.Add(new LeftOut("user information (fUserInfo)", "its objects are not converted"));
        }
    }

    private static EventSource Source(RootFile file, RootKey key) => TreeSource.Open([file.Path], new TreeSourceOptions { Tree = key.Path, ReadsTexts = true });

    /// <summary>Writes the tree.</summary>
    public ConvertedTree Write(RootFileWriter output, RunOptions run, CancellationToken cancellation)
    {
        SnapshotOptions options = new()
        {
            Format = _options.Format ?? From,
            Compression = _options.Compression,
            Vectors = _options.Vectors,
            ClusterEntries = _options.ClusterEntries,
            BasketBytes = _options.BasketBytes,
            Title = _title,
            KeepNames = true,
            Aliases = _aliases,
            Friends = _friends,
        };
        EventFrame frame = Chosen(EventFrames.FromSource(_source));
        string path = options.Format == SnapshotFormat.RNTuple ? NameOfRNTuple(Path) : Path;
        var names = new SnapshotNames(options);
        KeyValuePair<string, string>[] renamed = [.. _columns.Select(column => KeyValuePair.Create(column, names.Of(column))).Where(pair => pair.Key != pair.Value)];
        Result<SnapshotResult> written = frame.Snapshot(output, path, _columns, options);
        frame.Run(run, cancellation);
        return new ConvertedTree(Path, path, From, options.Format, written.Value.Entries, _columns.Count, renamed, _leftOut);
    }

    /// <summary>Reads all columns, and leaves out those of which a part cannot be read.</summary>
    /// <returns>True when there were any.</returns>
    public bool LeaveOutUnreadable(CancellationToken cancellation)
    {
        int before = _columns.Count;
        foreach (ColumnInfo column in _source.Columns.Where(column => _columns.Contains(column.Name)))
        {
            if (FirstDamage(column, cancellation) is string damage)
            {
                _columns.Remove(column.Name);
                _leftOut.Add(new LeftOut(column.Name, damage) { IsUnreadable = true });
            }
        }

        return _columns.Count < before;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private string? FirstDamage(ColumnInfo column, CancellationToken cancellation)
    {
        try
        {
            foreach (Partition partition in _source.Partitions)
            {
                using PartitionReader reader = _source.OpenPartition(partition, [column]);
                ColumnCursor cursor = reader.GetCursor(0);
                long end = Math.Min(partition.EndEntry, _options.Entries.End);
                for (long entry = Math.Max(partition.FirstEntry, _options.Entries.First); entry < end;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    cursor.Load(entry, out ColumnBlock block);
                    entry = block.EndEntry;
                }
            }

            return null;
        }
        catch (SourceException damage)
        {
            return damage.Message;
        }
    }

    // What of a column cannot be read may show in its bytes only, as objects that are stored member by member; damage stops the conversion later.
    private static string? Unreadable(EventSource source, ColumnInfo column)
    {
        if (source.Partitions.Count == 0)
        {
            return null;
        }

        try
        {
            using PartitionReader reader = source.OpenPartition(source.Partitions[0], [column]);
            reader.GetCursor(0).Load(source.Partitions[0].FirstEntry, out _);
            return null;
        }
        catch (SourceException problem)
        {
            return problem.InnerException is RootNotSupportedException reason ? reason.Message : null;
        }
    }

    private static string NameOfRNTuple(string path)
    {
        int slash = path.LastIndexOf('/') + 1;
        return path[..slash] + string.Concat(path[slash..].Select(c => RNTupleDefinition.IsName(c.ToString()) ? c : '_'));
    }

    private EventFrame Chosen(EventFrame frame)
    {
        if (_options.Entries == EntryRange.All)
        {
            return frame;
        }

        (long first, long end) = (Math.Min(_options.Entries.First, _source.EntryCount), Math.Min(_options.Entries.End, _source.EntryCount));
        return first < end ? frame.Range(first, end) : frame.Range(long.MaxValue - 1, long.MaxValue); // an end of 0 would be none
    }
}
