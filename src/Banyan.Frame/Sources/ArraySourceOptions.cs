namespace Banyan.Frame.Sources;

/// <summary>How an <see cref="ArraySource"/> cuts its arrays.</summary>
public sealed record ArraySourceOptions
{
    /// <summary>Entries per block, used in turn; a column may have its own (<see cref="ArrayColumn.InBlocksOf"/>).</summary>
    public IReadOnlyList<int> BlockEntries { get; init; } = [8192];

    /// <summary>Entries per partition, used in turn. Partitions also end where a file ends.</summary>
    public IReadOnlyList<int> PartitionEntries { get; init; } = [65536];

    /// <summary>Names of pretended files and their numbers of entries, which must add up; empty for one without a name.</summary>
    public IReadOnlyList<(string Name, int Entries)> Files { get; init; } = [];

    /// <summary>The samples; the file with number i belongs to sample i, later ones to the last. Empty for one without metadata.</summary>
    public IReadOnlyList<SampleInfo> Samples { get; init; } = [];

    /// <summary>
    /// True to copy every block that is loaded and to overwrite it when the next one is, as a reader of files does: a use after the block's life then shows. False for windows into the arrays.
    /// </summary>
    public bool CopyBlocks { get; init; } = true;
}
