using Banyan.Columns;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Root.Trees;

/// <summary>Numbers by which arrays of the items of a split collection are counted, from the branch that has one for each item. One thread.</summary>
internal sealed unsafe class ItemCountReader : IDisposable
{
    private readonly BranchReader _reader;
    private readonly int _column;
    private readonly ElementKind _kind;
    private int[] _entries = [];
    private int[] _items = [];
    private int _entryCount;
    private int _itemCount;

    public ItemCountReader(CountSource source, NativePool pool)
    {
        TBranch branch = source.Branch;
        _column = source.ColumnIndex;
        if (!branch.IsReadable || branch.Columns[_column].Type is not VectorType { Item: ScalarType scalar } || scalar.Kind.IsFloating())
        {
            throw new EntryNotSupportedException($"a count in branch {branch.Path}, which holds no integers of items,");
        }

        _kind = scalar.Kind;
        _reader = branch.OpenReader(pool);
    }

    /// <summary>Compressed bytes read so far.</summary>
    public long BytesRead => _reader.BytesRead;

    /// <summary>Bytes after decompression so far.</summary>
    public long BytesDecompressed => _reader.BytesDecompressed;

    /// <summary>Number of items of each entry. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<int> Entries => _entries.AsSpan(0, _entryCount);

    /// <summary>The numbers of the items, one entry after the other. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, _itemCount);

    /// <summary>Reads the numbers of the entries <paramref name="firstEntry"/>..<paramref name="endEntry"/>.</summary>
    public void Read(long firstEntry, long endEntry)
    {
        _entryCount = 0;
        _itemCount = 0;
        TBranch branch = _reader.Branch;
        for (long entry = firstEntry; entry < endEntry;)
        {
            if (branch.BasketCount == 0 || entry < branch.Baskets.FirstEntry || entry >= branch.Baskets.EndEntry)
            {
                throw new EntryFormatException($"the count branch {branch.Path} has no entry {entry}");
            }

            DecodedBasket basket = _reader.Read(branch.BasketIndexOf(entry));
            basket.GetColumn(_column, out ColumnBlock block);
            long end = Math.Min(endEntry, basket.EndEntry);
            Append(block, (int)(entry - basket.FirstEntry), (int)(end - basket.FirstEntry));
            entry = end;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Append(in ColumnBlock block, int first, int end)
    {
        int from = block.Offsets0[first];
        int to = block.Offsets0[end];
        Grow(ref _entries, _entryCount + end - first);
        Grow(ref _items, _itemCount + to - from);
        for (int entry = first; entry < end; entry++)
        {
            _entries[_entryCount++] = block.Offsets0[entry + 1] - block.Offsets0[entry];
        }

        for (int item = from; item < to; item++)
        {
            _items[_itemCount++] = (int)Math.Clamp(CountArrays.Read(block.Values, item, _kind), -1, int.MaxValue);
        }
    }

    private static void Grow(ref int[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(length, (int)Math.Min(Array.MaxLength, 2L * array.Length)));
        }
    }
}
