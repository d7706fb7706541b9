using Banyan.Root.Writing;

namespace Banyan.Sources.Output;

/// <summary>How a snapshot is written.</summary>
public sealed record SnapshotOptions
{
    /// <summary>Compression of the file.</summary>
    public RootCompression Compression { get; init; } = RootCompression.Zstd(5);

    /// <summary>Entries of a cluster; 0 for clusters of about 30 MB.</summary>
    public int ClusterEntries { get; init; }

    /// <summary>Bytes of a full basket before compression.</summary>
    public int BasketBytes { get; init; } = 256 << 10;

    /// <summary>Threads that compress; 0 for all. The file's bytes do not depend on it.</summary>
    public int Threads { get; init; }
}
