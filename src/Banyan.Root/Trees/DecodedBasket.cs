using Banyan.Columns;

namespace Banyan.Root.Trees;

/// <summary>The values of one basket in native memory, owned by its <see cref="BranchReader"/>.</summary>
public sealed class DecodedBasket
{
    internal DecodedBasket()
    {
    }

    /// <summary>Number of the basket in its branch.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>First entry, numbered in the branch's file.</summary>
    public long FirstEntry { get; internal set; }

    /// <summary>One past the last entry.</summary>
    public long EndEntry { get; internal set; }

    /// <summary>Bytes of the record in the file.</summary>
    public int CompressedBytes { get; internal set; }

    /// <summary>Bytes after decompression.</summary>
    public int DecompressedBytes { get; internal set; }

    /// <summary>The arrays of a column, with entries numbered in the branch's file.</summary>
    /// <param name="columnIndex">Index in <see cref="TBranch.Columns"/>.</param>
    /// <param name="block">Its arrays; the memory stays valid until the reader's next call.</param>
    public void GetColumn(int columnIndex, out ColumnBlock block) => throw new NotSupportedException();

    /// <summary>Number of elements in the flat array of a column.</summary>
    public long ValueCount(int columnIndex) => throw new NotSupportedException();
}
