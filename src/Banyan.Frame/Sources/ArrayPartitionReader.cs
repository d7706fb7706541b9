using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>Reads the columns of an <see cref="ArraySource"/>.</summary>
internal sealed class ArrayPartitionReader : PartitionReader
{
    private readonly ArrayCursor[] _cursors;

    public ArrayPartitionReader(ArraySource source, ArrayStorage[] columns, NativePool pool, bool copyBlocks)
    {
        _cursors = [.. columns.Select(column => new ArrayCursor(source, column, copyBlocks ? pool : null))];
    }

    public override long BytesRead => _cursors.Sum(cursor => cursor.BytesLoaded);

    public override long BytesDecompressed => BytesRead;

    public override ColumnCursor GetCursor(int columnIndex) => _cursors[columnIndex];

    protected override void Dispose(bool disposing)
    {
        foreach (ArrayCursor cursor in _cursors)
        {
            cursor.Dispose();
        }
    }
}
