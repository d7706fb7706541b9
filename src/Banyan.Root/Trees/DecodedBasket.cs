using Banyan.Columns;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Root.Trees;

/// <summary>The values of one basket in native memory, owned by its <see cref="BranchReader"/>.</summary>
public sealed unsafe class DecodedBasket
{
    private readonly nint[] _values;
    private readonly nint[] _offsets;
    private readonly int[] _valueCounts;

    internal DecodedBasket(int columnCount)
    {
        _values = new nint[columnCount];
        _offsets = new nint[columnCount * ColumnBlock.MostLevels];
        _valueCounts = new int[columnCount];
    }

    /// <summary>Number of the basket in its branch; -1 before the first is read.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>First entry, numbered in the branch's file.</summary>
    public long FirstEntry { get; internal set; }

    /// <summary>One past the last entry.</summary>
    public long EndEntry { get; internal set; }

    /// <summary>Bytes of the record in the file; 0 for an embedded basket.</summary>
    public int CompressedBytes { get; internal set; }

    /// <summary>Bytes after decompression.</summary>
    public int DecompressedBytes { get; internal set; }

    /// <summary>The arrays of a column, with entries numbered in the branch's file.</summary>
    /// <param name="columnIndex">Index in <see cref="TBranch.Columns"/>.</param>
    /// <param name="block">Its arrays; the memory stays valid until the reader's next call.</param>
    public void GetColumn(int columnIndex, out ColumnBlock block)
    {
        block.FirstEntry = FirstEntry;
        block.EndEntry = EndEntry;
        block.Values = (void*)_values[columnIndex];
        int first = ColumnBlock.MostLevels * columnIndex;
        block.Offsets0 = (int*)_offsets[first];
        block.Offsets1 = (int*)_offsets[first + 1];
        block.Offsets2 = (int*)_offsets[first + 2];
        block.Offsets3 = (int*)_offsets[first + 3];
    }

    /// <summary>Number of elements in the flat array of a column.</summary>
    public long ValueCount(int columnIndex) => _valueCounts[columnIndex];

    /// <summary>Sets the arrays of a column, and brings truth values to 0 and 1.</summary>
    internal void SetColumn(int columnIndex, ColumnOutput output, byte* values, int valueCount)
    {
        if (output.IsBool)
        {
            ByteSwap.NormalizeBools(values, valueCount);
        }

        _values[columnIndex] = (nint)values;
        _valueCounts[columnIndex] = valueCount;
        for (int level = 0; level < ColumnBlock.MostLevels; level++)
        {
            _offsets[(ColumnBlock.MostLevels * columnIndex) + level] = (nint)output.Offsets(level);
        }
    }
}
