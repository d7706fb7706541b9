namespace Banyan.Root.Trees;

/// <summary>Decodes the baskets of one branch for one thread.</summary>
/// <remarks>Not thread safe. Owns the memory of the decoded basket, which is reused by the next <see cref="Read"/>; <see cref="Dispose"/> gives all of it back.</remarks>
public sealed class BranchReader : IDisposable
{
    internal BranchReader(TBranch branch)
    {
        Branch = branch;
    }

    /// <summary>The branch.</summary>
    public TBranch Branch { get; }

    /// <summary>Compressed bytes read so far (records with their keys; those of a count branch included).</summary>
    public long BytesRead => throw new NotSupportedException();

    /// <summary>Bytes after decompression so far.</summary>
    public long BytesDecompressed => throw new NotSupportedException();

    /// <summary>Reads, decompresses and decodes a whole basket.</summary>
    /// <param name="basketIndex">0 to <see cref="TBranch.BasketCount"/> - 1. The basket that was read last is returned at once.</param>
    /// <returns>The basket; the same object each time, valid until the next call or <see cref="Dispose"/>.</returns>
    /// <exception cref="RootFormatException">The basket is damaged.</exception>
    /// <exception cref="Storage.StorageException">Reading failed.</exception>
    public DecodedBasket Read(int basketIndex) => throw new NotSupportedException();

    /// <summary>Says that the baskets <paramref name="firstBasket"/>..<paramref name="endBasket"/> (half open) will be read soon.</summary>
    public void Prefetch(int firstBasket, int endBasket) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
