using Banyan.Columns;
using Banyan.Root.Trees.Decoding;
using Banyan.Storage;

namespace Banyan.Root.Trees;

/// <summary>Decodes the baskets of one branch for one thread.</summary>
/// <remarks>Not thread safe. Owns the memory of the decoded basket, which is reused by the next <see cref="Read"/>; <see cref="Dispose"/> gives all of it back.</remarks>
public sealed unsafe partial class BranchReader : IDisposable
{
    private readonly NativePool _pool;
    private BasketContent _content;
    private readonly ColumnOutput[] _outputs;
    private readonly DecodedBasket _basket;
    private readonly BasketPlan _plan;
    private NativeBuffer? _entryOffsets;
    private CountReader? _counts;
    private ItemCountReader? _itemCounts;
    private long _bytesRead;
    private long _bytesDecompressed;

    internal BranchReader(TBranch branch, NativePool pool)
    {
        Branch = branch;
        _pool = pool;
        _plan = branch.Layout.Plan!;
        _content = new BasketContent(_pool);
        _outputs = [.. branch.Columns.Select(c => new ColumnOutput(_pool, c.Type.Element, c.Type.OffsetLevels))];
        _basket = new DecodedBasket(_outputs.Length);
    }

    /// <summary>The branch.</summary>
    public TBranch Branch { get; }

    /// <summary>Compressed bytes read so far (records with their keys; those of a count branch included).</summary>
    public long BytesRead => _bytesRead + (_counts?.BytesRead ?? 0) + (_itemCounts?.BytesRead ?? 0);

    /// <summary>Bytes after decompression so far.</summary>
    public long BytesDecompressed => _bytesDecompressed + (_counts?.BytesDecompressed ?? 0) + (_itemCounts?.BytesDecompressed ?? 0);

    /// <summary>Reads, decompresses and decodes a whole basket.</summary>
    /// <param name="basketIndex">0 to <see cref="TBranch.BasketCount"/> - 1. The basket that was read last is returned at once.</param>
    /// <returns>The basket; the same object each time, valid until the next call or <see cref="Dispose"/>.</returns>
    /// <exception cref="RootFormatException">The basket is damaged.</exception>
    /// <exception cref="RootNotSupportedException">The basket is stored in a way that is not supported.</exception>
    /// <exception cref="StorageException">Reading failed.</exception>
    public DecodedBasket Read(int basketIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(basketIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(basketIndex, Branch.BasketCount);
        if (_basket.Index == basketIndex)
        {
            return _basket;
        }

        _basket.Index = -1;
        BasketInfo info = Branch.Baskets[basketIndex];
        try
        {
            string? problem = LoadContent(basketIndex, info);
            long entryCount = info.EndEntry - info.FirstEntry;
            if (problem == null && entryCount > _content.EntryCount)
            {
                problem = $"the basket holds {_content.EntryCount} entries where {entryCount} are expected";
            }

            if (problem != null)
            {
                throw Damaged(problem, basketIndex, null);
            }

            _bytesRead += _content.RecordByteCount;
            _bytesDecompressed += _content.ContentByteCount;
            _basket.FirstEntry = info.FirstEntry;
            _basket.EndEntry = info.EndEntry;
            _basket.CompressedBytes = _content.RecordByteCount;
            _basket.DecompressedBytes = _content.ContentByteCount;
            Decode((int)entryCount);
        }
        catch (Exception e) when (e is EntryFormatException or OverflowException)
        {
            throw Damaged(e.Message, basketIndex, e);
        }
        catch (EntryNotSupportedException e)
        {
            throw new RootNotSupportedException($"{e.Message} is not supported", Branch.Tree.File.Path, info.FileOffset, Place(basketIndex), e);
        }
        finally
        {
            _content.Release();
        }

        _basket.Index = basketIndex;
        return _basket;
    }

    /// <summary>Says that the baskets <paramref name="firstBasket"/>..<paramref name="endBasket"/> (half open) will be read soon.</summary>
    public void Prefetch(int firstBasket, int endBasket)
    {
        var ranges = new List<ByteRange>();
        for (int i = Math.Max(0, firstBasket); i < Math.Min(endBasket, Branch.BasketCount); i++)
        {
            BasketInfo info = Branch.Baskets[i];
            if (!info.IsEmbedded && info.RecordByteCount > 0)
            {
                ranges.Add(new ByteRange(info.FileOffset, info.RecordByteCount));
            }
        }

        Branch.Tree.File.Source.Prefetch(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ranges));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _basket.Index = -1;
        _ahead?.Dispose();
        _ahead = null;
        _content.Dispose();
        _entryOffsets?.Dispose();
        _entryOffsets = null;
        _counts?.Dispose();
        _itemCounts?.Dispose();
        foreach (ColumnOutput output in _outputs)
        {
            output.Dispose();
        }
    }

    private string Place(int basketIndex) => $"{Branch.Tree.Key.Path}, branch {Branch.Path}, basket {basketIndex}";

    private RootFormatException Damaged(string message, int basketIndex, Exception? cause)
    {
        BasketInfo info = Branch.Baskets[basketIndex];
        long fileOffset = info.IsEmbedded ? Branch.Tree.Key.FileOffset : info.FileOffset;
        return new RootFormatException($"{message} (entries {info.FirstEntry} to {info.EndEntry})", Branch.Tree.File.Path, fileOffset, Place(basketIndex), cause);
    }
}
