using Banyan.Frame.Sources;

namespace Banyan.Sources.Friends;

/// <summary>Reads columns of joined datasets for a partition of the main one.</summary>
internal sealed class FriendPartitionReader : PartitionReader
{
    private readonly PartitionReader _main;
    private readonly FriendWalk?[] _walks;
    private readonly ColumnCursor[] _cursors;

    public FriendPartitionReader(IReadOnlyList<EventSource> sources, Partition partition, IReadOnlyList<FriendColumn> columns)
    {
        _cursors = new ColumnCursor[columns.Count];
        _walks = new FriendWalk?[sources.Count];
        _main = sources[0].OpenPartition(partition, Of(columns, 0));
        int[] next = new int[sources.Count];
        for (int i = 0; i < columns.Count; i++)
        {
            int s = columns[i].SourceIndex;
            _cursors[i] = s == 0
                ? _main.GetCursor(next[s]++)
                : new FriendCursor(_walks[s] ??= new FriendWalk(sources[s], Of(columns, s)), next[s]++);
        }
    }

    public override long BytesRead => _main.BytesRead + _walks.Sum(walk => walk?.BytesRead ?? 0);

    public override long BytesDecompressed => _main.BytesDecompressed + _walks.Sum(walk => walk?.BytesDecompressed ?? 0);

    public override ColumnCursor GetCursor(int columnIndex) => _cursors[columnIndex];

    protected override void Dispose(bool disposing)
    {
        foreach (FriendWalk? walk in _walks)
        {
            walk?.Dispose();
        }

        _main.Dispose();
    }

    private static ColumnInfo[] Of(IReadOnlyList<FriendColumn> columns, int sourceIndex) =>
        [.. columns.Where(column => column.SourceIndex == sourceIndex).Select(column => column.Info)];
}
