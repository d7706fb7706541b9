using Banyan.Columns;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Root.Trees;

/// <summary>Numbers of items per entry from a count branch, for baskets that cannot do without. One thread.</summary>
internal sealed unsafe class CountReader : IDisposable
{
    private readonly BranchReader _reader;
    private readonly int _column;
    private readonly ElementKind _kind;
    private int[] _counts = [];

    public CountReader(CountSource source, NativePool pool)
    {
        TBranch branch = source.Branch;
        _column = source.ColumnIndex;
        if (!branch.IsReadable || _column >= branch.Columns.Count || branch.Columns[_column].Type is not ScalarType scalar || scalar.Kind.IsFloating())
        {
            throw new EntryNotSupportedException($"a count in branch {branch.Path}, which holds no plain integers,");
        }

        _kind = scalar.Kind;
        _reader = branch.OpenReader(pool);
    }

    /// <summary>Compressed bytes read so far.</summary>
    public long BytesRead => _reader.BytesRead;

    /// <summary>Bytes after decompression so far.</summary>
    public long BytesDecompressed => _reader.BytesDecompressed;

    /// <summary>The numbers of items of the entries <paramref name="firstEntry"/>..<paramref name="endEntry"/>. Valid until the next call.</summary>
    public ReadOnlySpan<int> Read(long firstEntry, long endEntry)
    {
        int count = (int)(endEntry - firstEntry);
        TBranch branch = _reader.Branch;
        for (long entry = firstEntry; entry < endEntry;)
        {
            if (branch.BasketCount == 0 || entry < branch.Baskets.FirstEntry || entry >= branch.Baskets.EndEntry)
            {
                throw new EntryFormatException($"the count branch {branch.Path} has no entry {entry}");
            }

            DecodedBasket basket = _reader.Read(branch.BasketIndexOf(entry));
            basket.GetColumn(_column, out ColumnBlock block);
            int known = (int)(Math.Min(endEntry, basket.EndEntry) - firstEntry);
            if (_counts.Length < known)
            {
                Array.Resize(ref _counts, Math.Max(known, Math.Min(count, 2 * _counts.Length)));
            }

            for (; entry < Math.Min(endEntry, basket.EndEntry); entry++)
            {
                _counts[entry - firstEntry] = (int)Math.Clamp(CountArrays.Read(block.Values, entry - basket.FirstEntry, _kind), -1, int.MaxValue);
            }
        }

        return _counts.AsSpan(0, count);
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
