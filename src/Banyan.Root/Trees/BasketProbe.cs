using Banyan.Columns;

namespace Banyan.Root.Trees;

/// <summary>Reads and decompresses baskets without taking their entries apart: for branches that no reader decodes.</summary>
/// <remarks>Not thread safe; gives its memory back when it is disposed.</remarks>
public sealed class BasketProbe : IDisposable
{
    private readonly BasketContent _content = new(NativePool.Shared);

    /// <summary>Reads a basket.</summary>
    /// <param name="branch">Its branch.</param>
    /// <param name="basketIndex">Its number.</param>
    /// <returns>Bytes after decompression.</returns>
    /// <exception cref="RootFormatException">The basket is damaged.</exception>
    /// <exception cref="Storage.StorageException">Reading failed.</exception>
    public long Read(TBranch branch, int basketIndex)
    {
        ArgumentNullException.ThrowIfNull(branch);
        BasketInfo info = branch.GetBasket(basketIndex);
        string? problem = info.IsEmbedded ? _content.Load(branch.Baskets.Embedded(basketIndex)!) : _content.Load(branch.Tree.File.Source, info);
        long entries = info.EndEntry - info.FirstEntry;
        if (problem is null && entries > _content.EntryCount)
        {
            problem = $"the basket holds {_content.EntryCount} entries where {entries} are expected";
        }

        long byteCount = _content.ContentByteCount;
        _content.Release();
        return problem is null ? byteCount : throw new RootFormatException(
            problem, branch.Tree.File.Path, info.IsEmbedded ? branch.Tree.Key.FileOffset : info.FileOffset, $"{branch.Tree.Key.Path}, branch {branch.Path}, basket {basketIndex}");
    }

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();
}
