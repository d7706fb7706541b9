using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Sources.Trees;

/// <summary>Hands out the baskets of a branch as they were decoded, without a copy.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="readers">Decodes the baskets, for other columns of the branch too.</param>
/// <param name="columnIndex">The column of the branch.</param>
/// <param name="counts">True for the one of the branch's cursors that tells what was read.</param>
internal sealed class BranchCursor(string path, BranchReaders readers, int columnIndex, bool counts) : TreeCursor
{
    private readonly TBranch _branch = readers.Branch;
    private BranchReaders.Place? _place;
    private long _fileFirstEntry;
    private int _basket;
    private long _firstEntry;
    private long _endEntry;

    public override long BytesRead => counts ? readers.BytesRead : 0;

    public override long BytesDecompressed => counts ? readers.BytesDecompressed : 0;

    public override void Begin(Partition partition)
    {
        _fileFirstEntry = partition.FileFirstEntry;
        _firstEntry = 0;
        _endEntry = 0;
        long last = partition.EndEntry - 1 - _fileFirstEntry;
        bool isThere = _branch.BasketCount > 0 && last >= _branch.GetBasket(0).FirstEntry && last < _branch.GetBasket(_branch.BasketCount - 1).EndEntry;
        readers.AheadEnd = isThere ? _branch.BasketIndexOf(last) + 1 : int.MaxValue;
    }

    public override long BlockEnd(long entry)
    {
        Seek(entry);
        return _endEntry;
    }

    public override void Load(long entry, out ColumnBlock block)
    {
        Seek(entry);
        try
        {
            readers.Read(_basket, ref _place).GetColumn(columnIndex, out block);
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            throw new InputException(e.Message, path, e);
        }

        block.FirstEntry += _fileFirstEntry;
        block.EndEntry += _fileFirstEntry;
    }

    public override void Close()
    {
        _place = null;
        readers.Close();
    }

    private void Seek(long entry)
    {
        if (entry >= _firstEntry && entry < _endEntry)
        {
            return;
        }

        try
        {
            _basket = _branch.BasketIndexOf(entry - _fileFirstEntry);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InputException($"{path}: no basket of branch '{_branch.Path}' holds entry {entry - _fileFirstEntry}", path, e);
        }

        BasketInfo info = _branch.GetBasket(_basket);
        _firstEntry = info.FirstEntry + _fileFirstEntry;
        _endEntry = info.EndEntry + _fileFirstEntry;
    }
}
