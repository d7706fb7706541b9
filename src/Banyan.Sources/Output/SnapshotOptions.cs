using Banyan.Root.Trees;
using Banyan.Root.Writing;

namespace Banyan.Sources.Output;

/// <summary>How a snapshot is written.</summary>
public sealed record SnapshotOptions
{
    /// <summary>Title of the tree or RNTuple; the name of the tree, nothing for RNTuples, when empty.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>A tree or an RNTuple.</summary>
    public SnapshotFormat Format { get; init; }

    /// <summary>True to add the tree to the file if it is there, which keeps what it holds; a tree of the same name becomes an older cycle. False to replace the file.</summary>
    public bool Append { get; init; }

    /// <summary>
    /// True to name columns as in the dataset where the format can: dots stay in trees; what a format forbids becomes an underscore, and names that are taken get a number. False for underscores instead
    /// of dots, as in RDataFrame, and an error for two equal names.
    /// </summary>
    public bool KeepNames { get; init; }

    /// <summary>Names for expressions that the tree keeps (TTree::SetAlias). RNTuples have none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Aliases { get; init; } = [];

    /// <summary>Trees that the tree names as friends, entry by entry the same events. RNTuples have none.</summary>
    public IReadOnlyList<TreeFriend> Friends { get; init; } = [];

    /// <summary>Compression of the tree.</summary>
    public RootCompression Compression { get; init; } = RootCompression.Zstd(5);

    /// <summary>Other compressions for some columns: patterns of names (as for the columns themselves), the first that fits counts.</summary>
    public IReadOnlyList<KeyValuePair<string, RootCompression>> ColumnCompression { get; init; } = [];

    /// <summary>How vectors of numbers are kept. In RNTuples they are always <c>std::vector</c>, and fixed arrays <c>std::array</c> unless this is <see cref="SnapshotVectors.StandardVectors"/>.</summary>
    public SnapshotVectors Vectors { get; init; }

    /// <summary>Entries of a cluster; 0 for clusters of about <see cref="ClusterBytes"/>.</summary>
    public int ClusterEntries { get; init; }

    /// <summary>Bytes before compression at which the first cluster ends; later ones have as many entries. 0 for the format's usual: 30 MB in trees, 256 MiB in RNTuples (128 MiB uncompressed).</summary>
    public long ClusterBytes { get; init; }

    /// <summary>Bytes of a full basket or page before compression; 0 for the format's usual: 256 KiB in trees, 1 MiB in RNTuples.</summary>
    public int BasketBytes { get; init; }
}
