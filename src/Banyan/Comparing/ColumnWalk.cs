using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Comparing;

/// <summary>Walks forward through a column of a dataset, across its partitions.</summary>
internal sealed class ColumnWalk(EventSource source, ColumnInfo column) : IDisposable
{
    private int _partition = -1;
    private PartitionReader? _reader;
    private ColumnCursor? _cursor;

    /// <summary>The decoded block that covers an entry; entries must not fall from call to call.</summary>
    /// <param name="entry">0 to the number of entries - 1.</param>
    /// <param name="block">Valid until the next call.</param>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public void Load(long entry, out ColumnBlock block)
    {
        if (_cursor == null || entry >= source.Partitions[_partition].EndEntry)
        {
            do
            {
                _partition++;
            }
            while (entry >= source.Partitions[_partition].EndEntry);

            _reader?.Dispose();
            _reader = source.OpenPartition(source.Partitions[_partition], [column]);
            _cursor = _reader.GetCursor(0);
        }

        _cursor.Load(entry, out block);
    }

    /// <inheritdoc/>
    public void Dispose() => _reader?.Dispose();
}
