namespace Banyan.Frame.Sources;

/// <summary>Reads the columns of one partition, for one thread. Dispose returns all memory.</summary>
public abstract class PartitionReader : IDisposable
{
    /// <summary>Compressed bytes read so far.</summary>
    public abstract long BytesRead { get; }

    /// <summary>Bytes after decompression so far.</summary>
    public abstract long BytesDecompressed { get; }

    /// <summary>The cursor of the column with index <paramref name="columnIndex"/> in the list that the partition was opened with.</summary>
    public abstract ColumnCursor GetCursor(int columnIndex);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the reader holds.</summary>
    protected abstract void Dispose(bool disposing);
}
