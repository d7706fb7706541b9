namespace Banyan.Root.Writing.Trees;

/// <summary>Sizes, compression and threads of a tree that is written.</summary>
public sealed record TreeWriterOptions
{
    /// <summary>Compression of the baskets; the file's when null.</summary>
    public RootCompression? Compression { get; init; }

    /// <summary>Bytes of a full basket before compression (with the offsets of jagged ones). An entry that is larger has a basket of its
    /// own.</summary>
    public int BasketByteCount { get; init; } = 256 << 10;

    /// <summary>Entries of a cluster: all branches begin a basket there. 0 chooses it in the first cluster by
    /// <see cref="ClusterByteCount"/>.</summary>
    public int ClusterEntryCount { get; init; }

    /// <summary>Bytes before compression at which the first cluster ends; later ones have as many entries, or fewer where they would be twice as
    /// large.</summary>
    public long ClusterByteCount { get; init; } = 30_000_000;

    /// <summary>
    /// Threads that compress baskets; 1 compresses on the caller's thread. 0 leaves it to the callers of <see cref="EntryWriter.CompressNext"/>: the thread that fills helps only where much waits. The
    /// file's bytes do not depend on it.
    /// </summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
