namespace Banyan.Root.Writing.RNTuples;

/// <summary>Sizes, compression and threads of an RNTuple that is written.</summary>
public sealed record RNTupleWriterOptions
{
    /// <summary>Compression of the pages; the file's when null.</summary>
    public RootCompression? Compression { get; init; }

    /// <summary>Bytes of a full page in memory (a byte for a truth value), 16 to 256 MiB; ROOT's 1 MiB by default.</summary>
    public int PageByteCount { get; init; } = 1 << 20;

    /// <summary>Entries of a cluster. 0 chooses it in the first cluster by <see cref="ClusterByteCount"/>.</summary>
    public int ClusterEntryCount { get; init; }

    /// <summary>
    /// Bytes before compression at which the first cluster ends; later ones have as many entries, or fewer where they would be twice as large. 0 for ROOT's aim of 128 MiB in the file, with its first
    /// guess that compression halves the data.
    /// </summary>
    public long ClusterByteCount { get; init; }

    /// <summary>Threads that compress pages, as in <see cref="Trees.TreeWriterOptions.Threads"/>. The file's bytes do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Largest payload of one record; what is longer lies in several. ROOT's 1 GiB; tests make it small.</summary>
    internal long LargestKeyByteCount { get; init; } = 1 << 30;
}
