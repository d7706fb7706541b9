using Banyan.Frame.Sources;

namespace Banyan.Sources.Friends;

/// <summary>Reads columns of joined datasets for a partition of the main one.</summary>
internal sealed class FriendPartitionReader : PartitionReader
{
    private readonly PartitionReader _main;
    private readonly List<FriendWalk> _walks = [];
    private readonly ColumnCursor[] _cursors;

    public FriendPartitionReader(IReadOnlyList<EventSource> sources, Partition partition, IReadOnlyList<FriendColumn> columns)
    {
        _cursors = new ColumnCursor[columns.Count];
        _main = sources[0].OpenPartition(partition, [.. columns.Where(column => column.SourceIndex == 0).Select(column => column.Info)]);
        int next = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].SourceIndex == 0)
            {
                _cursors[i] = _main.GetCursor(next++);
            }
            else
            {
                var walk = new FriendWalk(sources[columns[i].SourceIndex], columns[i].Info);
                _walks.Add(walk);
                _cursors[i] = walk;
            }
        }
    }

    public override long BytesRead => _main.BytesRead + _walks.Sum(walk => walk.BytesRead);

    public override long BytesDecompressed => _main.BytesDecompressed + _walks.Sum(walk => walk.BytesDecompressed);

    public override ColumnCursor GetCursor(int columnIndex) => _cursors[columnIndex];

    protected override void Dispose(bool disposing)
    {
        _walks.ForEach(walk => walk.Dispose());

        _main.Dispose();
    }
}
