using Banyan.Root.Writing;

namespace Banyan.Sources.Output;

/// <summary>How a snapshot is written.</summary>
public sealed record SnapshotOptions
{
    /// <summary>True to add the tree to the file if it is there, which keeps what it holds; a tree of the same name becomes an older cycle. False to replace the file.</summary>
    public bool Append { get; init; }

    /// <summary>Compression of the tree.</summary>
    public RootCompression Compression { get; init; } = RootCompression.Zstd(5);

    /// <summary>Other compressions for some columns: patterns of names (as for the columns themselves), the first that fits counts.</summary>
    public IReadOnlyList<KeyValuePair<string, RootCompression>> ColumnCompression { get; init; } = [];

    /// <summary>How vectors of numbers are kept.</summary>
    public SnapshotVectors Vectors { get; init; }

    /// <summary>Entries of a cluster; 0 for clusters of about <see cref="ClusterBytes"/>.</summary>
    public int ClusterEntries { get; init; }

    /// <summary>Bytes before compression at which the first cluster ends; later ones have as many entries.</summary>
    public long ClusterBytes { get; init; } = 30_000_000;

    /// <summary>Bytes of a full basket before compression.</summary>
    public int BasketBytes { get; init; } = 256 << 10;
}
