using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>A dataset in memory, from .NET arrays: for tests of the frame, and for data that a program makes itself.</summary>
public sealed class ArraySource : EventSource
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly ArrayColumn[] _columns;
    private readonly ArrayStorage[] _storage;
    private readonly Partition[] _partitions;
    private readonly ConcurrentDictionary<string, int> _loads = new(StringComparer.Ordinal);
    private readonly NativePool _pool;
    private readonly bool _copyBlocks;

    /// <summary>Builds the dataset with the default blocks and partitions.</summary>
    public ArraySource(params ArrayColumn[] columns)
        : this(columns, new ArraySourceOptions())
    {
    }

    /// <summary>Builds the dataset; the columns must have one name each and the same number of entries.</summary>
    /// <exception cref="ArgumentException">Lengths differ, a name comes twice, or an option makes no sense.</exception>
    public ArraySource(IReadOnlyList<ArrayColumn> columns, ArraySourceOptions options, NativePool? pool = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(options);
        _columns = [.. columns];
        _pool = pool ?? NativePool.Shared;
        _copyBlocks = options.CopyBlocks;
        EntryCount = columns.Count == 0 ? 0 : columns[0].EntryCount;
        if (options.BlockEntries.Count == 0 || options.PartitionEntries.Count == 0 || options.BlockEntries.Concat(options.PartitionEntries).Any(n => n < 1))
        {
            throw new ArgumentException("block and partition sizes must be 1 or more", nameof(options));
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].EntryCount != EntryCount || !_index.TryAdd(_columns[i].Info.Name, i))
            {
                throw new ArgumentException($"column '{_columns[i].Info.Name}' comes twice or has {_columns[i].EntryCount} entries where the first has {EntryCount}", nameof(columns));
            }
        }

        Columns = [.. _columns.Select(column => column.Info)];
        Files = [.. options.Files.Select(file => file.Name)];
        Samples = options.Samples.Count > 0 ? options.Samples : [new SampleInfo("arrays", "arrays")];
        _partitions = Cut(options);
        _storage = [.. _columns.Select(column => new ArrayStorage(column, column.BlockEntries ?? options.BlockEntries, _pool))];
    }

    /// <inheritdoc/>
    public override string Description => "arrays";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnInfo> Columns { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<SampleInfo> Samples { get; }

    /// <inheritdoc/>
    public override SampleInfo SampleOf(Partition partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return Samples[Math.Min(partition.FileIndex, Samples.Count - 1)];
    }

    /// <inheritdoc/>
    public override long EntryCount { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Partition> Partitions => _partitions;

    /// <summary>How many blocks of a column were loaded so far, over all readers: tells whether staged filters saved work.</summary>
    public int BlocksLoaded(string column) => _loads.GetValueOrDefault(column);

    /// <inheritdoc/>
    public override bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnInfo? column)
    {
        column = _index.TryGetValue(name, out int index) ? Columns[index] : null;
        return column != null;
    }

    /// <inheritdoc/>
    public override PartitionReader OpenPartition(Partition partition, IReadOnlyList<ColumnInfo> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new ArrayPartitionReader(this, [.. columns.Select(column => _storage[_index[column.Name]])], _pool, _copyBlocks);
    }

    internal void CountLoad(string column) => _loads.AddOrUpdate(column, 1, static (_, n) => n + 1);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (ArrayStorage storage in _storage)
        {
            storage.Dispose();
        }

        base.Dispose(disposing);
    }

    private Partition[] Cut(ArraySourceOptions options)
    {
        IReadOnlyList<(string Name, int Entries)> files = options.Files.Count > 0 ? options.Files : [("arrays", (int)EntryCount)];
        if (files.Sum(file => (long)file.Entries) != EntryCount)
        {
            throw new ArgumentException($"the files' entries must add up to {EntryCount}", nameof(options));
        }

        var partitions = new List<Partition>();
        long fileFirst = 0;
        for (int f = 0; f < files.Count; f++)
        {
            long fileEnd = fileFirst + files[f].Entries;
            for (long first = fileFirst; first < fileEnd;)
            {
                long end = Math.Min(fileEnd, first + options.PartitionEntries[partitions.Count % options.PartitionEntries.Count]);
                partitions.Add(new Partition(partitions.Count, files[f].Name, f, first, end, fileFirst));
                first = end;
            }

            fileFirst = fileEnd;
        }

        return [.. partitions];
    }
}
