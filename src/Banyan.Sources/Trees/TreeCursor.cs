using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>A cursor that can begin again at another partition of the same file, with the decoder below it.</summary>
internal abstract class TreeCursor : ColumnCursor
{
    /// <summary>Compressed bytes read so far. Other threads may ask, to show progress.</summary>
    public virtual long BytesRead => 0;

    /// <summary>Bytes after decompression so far.</summary>
    public virtual long BytesDecompressed => 0;

    /// <summary>Makes the cursor ready for a partition.</summary>
    public abstract void Begin(Partition partition);

    /// <summary>Frees what the cursor owns, its decoder included.</summary>
    public abstract void Close();
}
