using System.Diagnostics.CodeAnalysis;
using Banyan.Frame.Sources;
using Banyan.Sources.Inputs;
using Banyan.Sources.Trees;
using Banyan.Storage;

namespace Banyan.Sources;

/// <summary>A tree in one file, or the same tree in many (a chain), as a dataset.</summary>
/// <remarks>
/// Opening reads the description of the tree of every file once, on all cores, to learn entries, clusters and columns; only a bounded number of files stays open. The columns are those of the first
/// file; a column that another file has in a narrower type is converted.
/// </remarks>
public sealed class TreeSource : EventSource
{
    private readonly TreeSourceOptions _options;
    private readonly DatasetFile[] _files;
    private readonly Partition[] _partitions;
    private readonly ColumnInfo[] _columns;
    private readonly Dictionary<string, ColumnInfo> _byName = new(StringComparer.Ordinal);
    private readonly TreeSchema _firstSchema;
    private readonly OpenTreeCache _cache;
    private readonly ReaderCache _readers;
    private readonly Lazy<Dictionary<string, ColumnSize>> _sizes;
    private readonly string _description;

    private TreeSource(IReadOnlyList<string> inputs, DatasetOpening opening, TreeSourceOptions options, IReadOnlyList<SampleInfo>? samples)
    {
        _options = options;
        _files = opening.Files;
        _cache = opening.Cache;
        _firstSchema = opening.FirstSchema;
        _readers = new ReaderCache(Environment.ProcessorCount);
        _columns = DatasetColumns.Merge(_firstSchema, _files, options.Defaults);
        foreach (ColumnInfo column in _columns)
        {
            _byName.Add(column.Name, column);
        }

        _sizes = new Lazy<Dictionary<string, ColumnSize>>(Measure);
        Skipped = opening.Skipped;
        Files = [.. _files.Select(file => file.Path)];
        Tree = _files[0].TreePath;
        _partitions = Cut(_files);
        EntryCount = _files.Sum(file => file.EntryCount);
        Samples = samples ?? [options.Sample is { } sample ? sample with { Tree = Tree } : new SampleInfo(Tree, Tree)];
        _description = $"{Tree} in {string.Join(", ", inputs.Take(3))}{(inputs.Count > 3 ? ", …" : string.Empty)}{(_files.Length > 1 ? $" ({_files.Length} files)" : string.Empty)}";
    }

    /// <inheritdoc/>
    public override string Description => _description;

    /// <summary>Path of the tree in the first file.</summary>
    public string Tree { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files { get; }

    /// <summary>Files that were left out because they cannot be opened.</summary>
    public IReadOnlyList<SkippedFile> Skipped { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string File, string Problem)> LeftOut => [.. Skipped.Select(file => (file.Path, file.Problem))];

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnInfo> Columns => _columns;

    /// <inheritdoc/>
    public override long EntryCount { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Partition> Partitions => _partitions;

    /// <inheritdoc/>
    public override IReadOnlyList<SampleInfo> Samples { get; }

    /// <summary>Number of files that are open now.</summary>
    public int OpenFileCount => _cache.OpenCount;

    /// <summary>Opens a dataset; with friends it is a <see cref="FriendSource"/>.</summary>
    /// <param name="inputs">Paths, patterns and <c>@list</c> files, each perhaps with <c>:TREE</c>.</param>
    /// <param name="options">Tree, defaults, friends, sizes.</param>
    /// <exception cref="InputException">A file is not there or cannot be read, has no such tree, or there is no file at all.</exception>
    public static EventSource Open(IReadOnlyList<string> inputs, TreeSourceOptions? options = null)
    {
        options ??= new TreeSourceOptions();
        return WithFriends(OpenChain(inputs, options), options);
    }

    private static EventSource WithFriends(TreeSource main, TreeSourceOptions options)
    {
        if (options.Friends.Count == 0)
        {
            return main;
        }

        var friends = new List<Friend>();
        try
        {
            foreach (FriendInput friend in options.Friends)
            {
                TreeSource source = OpenChain(friend.Inputs, options with { Tree = friend.Tree, Friends = [], Sample = null });
                friends.Add(new Friend(friend.Alias ?? source.Tree, source));
            }

            return new FriendSource(main, friends);
        }
        catch
        {
            friends.ForEach(friend => friend.Source.Dispose());
            main.Dispose();
            throw;
        }
    }

    /// <summary>Opens a dataset without friends.</summary>
    /// <param name="inputs">Paths, patterns and <c>@list</c> files, each perhaps with <c>:TREE</c>.</param>
    /// <param name="options">Tree, defaults, sizes.</param>
    /// <exception cref="InputException">A file is not there or cannot be read, has no such tree, or there is no file at all.</exception>
    public static TreeSource OpenChain(IReadOnlyList<string> inputs, TreeSourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= new TreeSourceOptions();
        IReadOnlyList<InputFile> files = InputList.Resolve(inputs, options.Folder, options.SkipUnreadableFiles);
        if (files.Count == 0)
        {
            throw new InputException("no input file was given", string.Empty);
        }

        return new TreeSource(inputs, DatasetOpening.Open(files, options), options, null);
    }

    /// <summary>Opens samples, one behind the other, as one dataset; with friends it is a <see cref="FriendSource"/>.</summary>
    /// <param name="samples">At least one; their names must differ.</param>
    /// <param name="options">Defaults, friends, sizes; trees come from the samples.</param>
    /// <exception cref="InputException">A file is not there or cannot be read, has no such tree, or two samples have one name.</exception>
    public static EventSource OpenSamples(IReadOnlyList<SampleInput> samples, TreeSourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        options ??= new TreeSourceOptions();
        var files = new List<InputFile>();
        for (int i = 0; i < samples.Count; i++)
        {
            if (samples.Take(i).Any(other => other.Name == samples[i].Name))
            {
                throw new InputException($"two samples are named '{samples[i].Name}'", samples[i].Name);
            }

            files.AddRange(InputList.Resolve(samples[i].Files, options.Folder, options.SkipUnreadableFiles).Select(file => file with { Tree = file.Tree ?? samples[i].Tree, Sample = i }));
        }

        if (files.Count == 0)
        {
            throw new InputException("no input file was given", string.Empty);
        }

        DatasetOpening opening = DatasetOpening.Open(files, options);
        string firstTree = opening.Files[0].TreePath;
        SampleInfo[] infos = [.. samples.Select(sample => new SampleInfo(sample.Name, sample.Tree ?? firstTree, sample.Metadata))];
        return WithFriends(new TreeSource([.. samples.Select(sample => sample.Name)], opening, options, infos), options);
    }

    /// <inheritdoc/>
    public override bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnInfo? column)
    {
        ArgumentNullException.ThrowIfNull(name);

        // Another name of a column (a sub-branch's stored one) is as good as the first.
        return _byName.TryGetValue(name, out column)
            || (_firstSchema.Find(name) is TreeColumn other && _byName.TryGetValue(other.Name, out column));
    }

    /// <inheritdoc/>
    public override SampleInfo SampleOf(Partition partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return Samples[_files[partition.FileIndex].Sample];
    }

    /// <inheritdoc/>
    public override bool IsAvailable(ColumnInfo column, Partition partition)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(partition);
        return !IsMissing(_files[partition.FileIndex], column);
    }

    /// <inheritdoc/>
    public override bool TryGetPartialColumn(string name, [NotNullWhen(true)] out ColumnInfo? column)
    {
        column = DatasetColumns.Extra(name, _files);
        return column is not null;
    }

    /// <inheritdoc/>
    public override void Require(IReadOnlyList<ColumnInfo> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (DatasetFile file in _files)
        {
            foreach (ColumnInfo column in columns)
            {
                if (file.EntryCount > 0)
                {
                    Require(file, column);
                }
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>The first call opens every file once.</remarks>
    public override ColumnSize? SizeOf(ColumnInfo column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _sizes.Value.GetValueOrDefault(column.Name);
    }

    /// <inheritdoc/>
    public override PartitionReader OpenPartition(Partition partition, IReadOnlyList<ColumnInfo> columns)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(columns);
        if (_readers.Take(partition.FileIndex, columns) is TreePartitionReader kept)
        {
            kept.Begin(partition);
            return kept;
        }

        OpenTree tree = _cache.Acquire(partition.FileIndex);
        try
        {
            var reader = new TreePartitionReader(tree, columns, _options.Defaults, Return);
            reader.Begin(partition);
            return reader;
        }
        catch
        {
            _cache.Release(partition.FileIndex);
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Prefetch(Partition partition, IReadOnlyList<ColumnInfo> columns)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ThreadPool.UnsafeQueueUserWorkItem(_ => Announce(partition, columns), null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (TreePartitionReader reader in _readers.TakeAll())
            {
                Close(reader);
            }

            _cache.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Partition[] Cut(DatasetFile[] files)
    {
        var partitions = new List<Partition>();
        long fileFirst = 0;
        for (int i = 0; i < files.Length; i++)
        {
            long[] cuts = files[i].Cuts;
            for (int k = 0; k + 1 < cuts.Length; k++)
            {
                partitions.Add(new Partition(partitions.Count, files[i].Path, i, fileFirst + cuts[k], fileFirst + cuts[k + 1], fileFirst));
            }

            fileFirst += files[i].EntryCount;
        }

        return [.. partitions];
    }

    private void Require(DatasetFile file, ColumnInfo column)
    {
        if (file.Differences.TryGetValue(column.Name, out ColumnDifference? difference) && difference.Problem != null)
        {
            throw new InputException($"{file.Path}: column '{column.Name}' cannot be read there: {difference.Problem}", file.Path);
        }

        if (column.Default is null && !_options.Defaults.ContainsKey(column.Name) && IsMissing(file, column))
        {
            string who = _firstSchema.Find(column.Name) is null ? "other files have" : "the first file has";
            throw new InputException($"{file.Path}: tree '{file.TreePath}' has no column '{column.Name}', which {who}; leave the file out or give a default for the column", file.Path);
        }
    }

    private bool IsMissing(DatasetFile file, ColumnInfo column) =>
        file.Differences.TryGetValue(column.Name, out ColumnDifference? difference) ? difference is { Type: null, Problem: null }
        : _firstSchema.Find(column.Name) is null && !file.Extra.Any(extra => extra.Name == column.Name);

    private Dictionary<string, ColumnSize> Measure()
    {
        var sizes = new Dictionary<string, ColumnSize>(StringComparer.Ordinal);
        for (int i = 0; i < _files.Length; i++)
        {
            OpenTree tree = _cache.Acquire(i);
            try
            {
                foreach (ColumnInfo column in _columns)
                {
                    if (tree.Schema.Find(column.Name) is TreeColumn here)
                    {
                        ColumnSize size = tree.SizeOf(here);
                        ColumnSize sum = sizes.GetValueOrDefault(column.Name) ?? new ColumnSize(0, 0, 0);
                        sizes[column.Name] = new ColumnSize(sum.Baskets + size.Baskets, sum.Bytes + size.Bytes, sum.StoredBytes + size.StoredBytes);
                    }
                }
            }
            finally
            {
                _cache.Release(i);
            }
        }

        return sizes;
    }

    private void Return(TreePartitionReader reader)
    {
        if (_readers.Keep(reader) is TreePartitionReader surplus)
        {
            Close(surplus);
        }
    }

    private void Close(TreePartitionReader reader)
    {
        reader.Close();
        _cache.Release(reader.FileIndex);
    }

    // Runs in the background; whatever goes wrong will be reported by the reading itself.
    private void Announce(Partition partition, IReadOnlyList<ColumnInfo> columns)
    {
        try
        {
            OpenTree tree = _cache.Acquire(partition.FileIndex);
            try
            {
                TreeColumn[] here = [.. columns.Select(column => tree.Schema.Find(column.Name)).OfType<TreeColumn>().Where(column => column.Info.Problem == null)];
                long first = partition.FirstEntry - partition.FileFirstEntry;
                tree.Source.Prefetch([.. tree.Ranges(here, first, partition.EndEntry - partition.FileFirstEntry).OrderBy(range => range.FileOffset)]);
            }
            finally
            {
                _cache.Release(partition.FileIndex);
            }
        }
        catch (Exception e) when (e is InputException or StorageException or Root.RootException or ObjectDisposedException)
        {
        }
    }
}
