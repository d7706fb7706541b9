using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>Walks one column forward through a partition, a decoded basket (or page, or cluster) at a time.</summary>
/// <remarks>Nothing is read or decompressed for entries that are never loaded: that is what makes staged filters save work.</remarks>
public abstract class ColumnCursor
{
    /// <summary>One past the last entry that the block with <paramref name="entry"/> covers, found without reading the block.</summary>
    /// <param name="entry">An entry of the partition, dataset-wide.</param>
    public abstract long BlockEnd(long entry);

    /// <summary>Decodes the block that covers <paramref name="entry"/>, unless it is the current one, and returns it. Entries must not fall from call to call.</summary>
    /// <param name="entry">An entry of the partition, dataset-wide.</param>
    /// <param name="block">The block; its memory stays valid until the next call that needs another block, or until the reader is disposed.</param>
    public abstract void Load(long entry, out ColumnBlock block);
}
