using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>Keeps a few readers that are not in use, so that the next partition of the same file finds open decoders. Thread safe.</summary>
internal sealed class ReaderCache(int limit)
{
    private readonly List<TreePartitionReader> _idle = [];
    private readonly Lock _lock = new();
    private bool _isClosed;

    /// <summary>Takes a reader for this file and these columns; null when there is none.</summary>
    public TreePartitionReader? Take(int fileIndex, IReadOnlyList<ColumnInfo> columns)
    {
        lock (_lock)
        {
            for (int i = _idle.Count - 1; i >= 0; i--)
            {
                TreePartitionReader reader = _idle[i];
                if (reader.FileIndex == fileIndex && HasColumns(reader, columns))
                {
                    _idle.RemoveAt(i);
                    return reader;
                }
            }
        }

        return null;
    }

    /// <summary>Keeps a reader; returns the one that the caller must close instead, which may be the same.</summary>
    public TreePartitionReader? Keep(TreePartitionReader reader)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return reader;
            }

            _idle.Add(reader);
            if (_idle.Count <= limit)
            {
                return null;
            }

            TreePartitionReader oldest = _idle[0];
            _idle.RemoveAt(0);
            return oldest;
        }
    }

    /// <summary>Empties the cache for good.</summary>
    public IReadOnlyList<TreePartitionReader> TakeAll()
    {
        lock (_lock)
        {
            TreePartitionReader[] all = [.. _idle];
            _idle.Clear();
            _isClosed = true;
            return all;
        }
    }

    private static bool HasColumns(TreePartitionReader reader, IReadOnlyList<ColumnInfo> columns)
    {
        if (reader.Columns.Length != columns.Count)
        {
            return false;
        }

        for (int i = 0; i < columns.Count; i++)
        {
            if (!ReferenceEquals(reader.Columns[i], columns[i]) && reader.Columns[i] != columns[i])
            {
                return false;
            }
        }

        return true;
    }
}
