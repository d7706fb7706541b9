using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Friends;

/// <summary>A column of a friend, over the friend's partitions.</summary>
internal sealed class FriendCursor(FriendWalk walk, int columnIndex) : ColumnCursor
{
    public override long BlockEnd(long entry)
    {
        FriendWalk.Stop stop = walk.Seek(entry);
        return Math.Min(stop.Partition.EndEntry, stop.Reader.GetCursor(columnIndex).BlockEnd(entry));
    }

    public override void Load(long entry, out ColumnBlock block) => walk.Seek(entry).Reader.GetCursor(columnIndex).Load(entry, out block);
}
