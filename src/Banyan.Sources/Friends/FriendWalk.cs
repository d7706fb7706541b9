using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Friends;

/// <summary>Walks one column of a friend: opens the friend's partitions one after the other as entries advance, because they end elsewhere than the main dataset's.</summary>
/// <remarks>The last two are open, so that looking ahead for a block's end does not free the block before it.</remarks>
internal sealed class FriendWalk(EventSource source, ColumnInfo column) : ColumnCursor, IDisposable
{
    private long _bytesRead;
    private long _bytesDecompressed;
    private Stop? _current;
    private Stop? _previous;

    public long BytesRead => _bytesRead + (_current?.Reader.BytesRead ?? 0) + (_previous?.Reader.BytesRead ?? 0);

    public long BytesDecompressed => _bytesDecompressed + (_current?.Reader.BytesDecompressed ?? 0) + (_previous?.Reader.BytesDecompressed ?? 0);

    public override long BlockEnd(long entry)
    {
        Stop stop = Seek(entry);
        return Math.Min(stop.Partition.EndEntry, stop.Reader.GetCursor(0).BlockEnd(entry));
    }

    public override void Load(long entry, out ColumnBlock block) => Seek(entry).Reader.GetCursor(0).Load(entry, out block);

    public void Dispose()
    {
        Close(_current);
        Close(_previous);
        _current = _previous = null;
    }

    private Stop Seek(long entry)
    {
        if (_current != null && _current.Contains(entry))
        {
            return _current;
        }

        if (_previous != null && _previous.Contains(entry))
        {
            return _previous;
        }

        Partition partition = Find(entry);
        Close(_previous);
        _previous = _current;
        _current = null;
        _current = new Stop(partition, source.OpenPartition(partition, [column]));
        return _current;
    }

    private Partition Find(long entry)
    {
        IReadOnlyList<Partition> partitions = source.Partitions;
        int low = 0;
        int high = partitions.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (partitions[middle].EndEntry <= entry)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return partitions[low];
    }

    private void Close(Stop? stop)
    {
        if (stop != null)
        {
            _bytesRead += stop.Reader.BytesRead;
            _bytesDecompressed += stop.Reader.BytesDecompressed;
            stop.Reader.Dispose();
        }
    }

    /// <summary>An open partition.</summary>
    private sealed record Stop(Partition Partition, PartitionReader Reader)
    {
        public bool Contains(long entry) => entry >= Partition.FirstEntry && entry < Partition.EndEntry;
    }
}
