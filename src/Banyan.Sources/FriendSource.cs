using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Banyan.Frame.Sources;
using Banyan.Sources.Friends;

namespace Banyan.Sources;

/// <summary>A dataset with the columns of its friends beside its own, entry by entry.</summary>
/// <remarks>Files and partitions are those of the main dataset. A friend's column is <c>alias.column</c>, and <c>column</c> where no dataset before it has one of that name. Owns all datasets.</remarks>
public sealed class FriendSource : EventSource
{
    private readonly EventSource _main;
    private readonly IReadOnlyList<Friend> _friends;
    private readonly List<ColumnInfo> _columns = [];
    private readonly ConcurrentDictionary<string, FriendColumn> _byName = new(StringComparer.Ordinal);

    /// <summary>Joins datasets by entry number.</summary>
    /// <exception cref="InputException">A friend has fewer entries than the main dataset, or an alias comes twice.</exception>
    public FriendSource(EventSource main, IReadOnlyList<Friend> friends)
    {
        ArgumentNullException.ThrowIfNull(main);
        ArgumentNullException.ThrowIfNull(friends);
        _main = main;
        _friends = friends;
        foreach (ColumnInfo column in main.Columns)
        {
            Add(0, column, string.Empty);
        }

        for (int i = 0; i < friends.Count; i++)
        {
            (string alias, EventSource source) = friends[i];
            if (source.EntryCount < main.EntryCount)
            {
                throw new InputException(
                    $"friend '{alias}' ({source.Description}) has {source.EntryCount} entries, {main.Description} has {main.EntryCount}", source.Files.Count > 0 ? source.Files[0] : alias);
            }

            if (friends.Take(i).Any(friend => friend.Alias == alias))
            {
                throw new InputException($"two friends are named '{alias}'; give one another alias", alias);
            }

            foreach (ColumnInfo column in source.Columns)
            {
                Add(i + 1, column, alias + ".");
            }
        }
    }

    /// <inheritdoc/>
    public override string Description => $"{_main.Description} with {string.Join(", ", _friends.Select(friend => $"{friend.Alias}: {friend.Source.Description}"))}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => _main.Files;

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnInfo> Columns => _columns;

    /// <inheritdoc/>
    public override long EntryCount => _main.EntryCount;

    /// <inheritdoc/>
    public override IReadOnlyList<Partition> Partitions => _main.Partitions;

    /// <inheritdoc/>
    public override bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnInfo? column)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_byName.TryGetValue(name, out FriendColumn? found))
        {
            found = FindOtherName(name);
        }

        column = found?.Joined;
        return found != null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SampleInfo> Samples => _main.Samples;

    /// <inheritdoc/>
    public override SampleInfo SampleOf(Partition partition) => _main.SampleOf(partition);

    /// <inheritdoc/>
    public override bool IsAvailable(ColumnInfo column, Partition partition)
    {
        ArgumentNullException.ThrowIfNull(column);
        return !_byName.TryGetValue(column.Name, out FriendColumn? joined) ? _main.IsAvailable(column, partition) : joined.SourceIndex != 0 || _main.IsAvailable(joined.Info, partition);
    }

    /// <inheritdoc/>
    public override bool TryGetPartialColumn(string name, [NotNullWhen(true)] out ColumnInfo? column)
    {
        if (_main.TryGetPartialColumn(name, out column))
        {
            ColumnInfo partial = column;
            _byName.GetOrAdd(name, _ => new FriendColumn(0, partial, partial));
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override void Require(IReadOnlyList<ColumnInfo> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        for (int i = 0; i <= _friends.Count; i++)
        {
            Source(i).Require([.. columns.Select(Find).Where(column => column.SourceIndex == i).Select(column => column.Info)]);
        }
    }

    /// <inheritdoc/>
    public override PartitionReader OpenPartition(Partition partition, IReadOnlyList<ColumnInfo> columns)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(columns);
        return new FriendPartitionReader(
            [.. Enumerable.Range(0, _friends.Count + 1).Select(Source)], partition, [.. columns.Select(Find)]);
    }

    /// <inheritdoc/>
    public override void Prefetch(Partition partition, IReadOnlyList<ColumnInfo> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _main.Prefetch(partition, [.. columns.Select(Find).Where(column => column.SourceIndex == 0).Select(column => column.Info)]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (Friend friend in _friends)
            {
                friend.Source.Dispose();
            }

            _main.Dispose();
        }

        base.Dispose(disposing);
    }

    // With the default that the frame gave the column.
    private FriendColumn Find(ColumnInfo column)
    {
        FriendColumn found = _byName[column.Name];
        return column.Default is null ? found : found with { Info = found.Info with { Default = column.Default } };
    }

    private EventSource Source(int index) => index == 0 ? _main : _friends[index - 1].Source;

    private void Add(int sourceIndex, ColumnInfo column, string prefix)
    {
        string? count = column.CountColumn == null ? null : prefix + column.CountColumn;
        var joined = new FriendColumn(sourceIndex, column, column with { Name = prefix + column.Name, CountColumn = count });
        if (_byName.TryAdd(joined.Joined.Name, joined))
        {
            _columns.Add(joined.Joined);
        }

        _byName.TryAdd(column.Name, joined);
    }

    // A name that only its own dataset knows, e.g. the stored name of a sub-branch.
    private FriendColumn? FindOtherName(string name)
    {
        for (int i = 0; i <= _friends.Count; i++)
        {
            string prefix = i == 0 ? string.Empty : _friends[i - 1].Alias + ".";
            string inner = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
            if (Source(i).TryGetColumn(inner, out ColumnInfo? column))
            {
                return _byName.GetOrAdd(name, _byName[prefix + column.Name]);
            }
        }

        return null;
    }
}
