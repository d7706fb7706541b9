using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Storage;

namespace Banyan.Sources.Trees;

/// <summary>Hands out runs of entries of an RNTuple's column.</summary>
internal sealed class RNTupleCursor(string path, RNTupleColumnReader reader) : TreeCursor
{
    private long _fileFirstEntry;

    public override long BytesRead => reader.BytesRead;

    public override long BytesDecompressed => reader.BytesDecompressed;

    public override void Begin(Partition partition) => _fileFirstEntry = partition.FileFirstEntry;

    public override long BlockEnd(long entry) => reader.RunEnd(entry - _fileFirstEntry) + _fileFirstEntry;

    public override void Load(long entry, out ColumnBlock block)
    {
        try
        {
            reader.Read(entry - _fileFirstEntry, out block);
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            throw new InputException(e.Message, path, e);
        }

        block.FirstEntry += _fileFirstEntry;
        block.EndEntry += _fileFirstEntry;
    }

    public override void Close() => reader.Dispose();
}
