using System.Buffers.Binary;

namespace Banyan.Root.Merging;

/// <summary>A page list whose numbers are changed where they stand: places of pages, first entries, first elements. Nothing gets longer or shorter.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Page List Envelope", "Locators and Envelope Links".</remarks>
internal sealed class MovedPageList
{
    private const int FrameByteCount = 8;
    private const int ListByteCount = 12;
    private readonly byte[] _payload;
    private readonly List<int> _firstEntries = [];

    /// <summary>Finds the numbers.</summary>
    /// <param name="payload">The payload of the envelope; changed by the other members.</param>
    /// <param name="tuple">For errors.</param>
    public MovedPageList(byte[] payload, StoredTuple tuple)
    {
        _payload = payload;
        int position = sizeof(ulong); // checksum of the header
        (int summaryEnd, int clusterCount) = List(ref position, tuple);
        for (int i = 0; i < clusterCount; i++)
        {
            int end = Frame(ref position, tuple);
            _firstEntries.Add(position);
            position = end;
        }

        position = summaryEnd;
        (_, int listCount) = List(ref position, tuple);
        for (int cluster = 0; cluster < listCount; cluster++)
        {
            (int clusterEnd, int columnCount) = List(ref position, tuple);
            for (int column = 0; column < columnCount; column++)
            {
                ReadColumn(ref position, column, tuple);
            }

            position = clusterEnd;
        }
    }

    /// <summary>The pages.</summary>
    public List<Page> Pages { get; } = [];

    /// <summary>The columns of all clusters.</summary>
    public List<Column> Columns { get; } = [];

    /// <summary>The payload.</summary>
    public ReadOnlySpan<byte> Payload => _payload;

    /// <summary>Names another header.</summary>
    public void SetHeader(ulong checksum) => BinaryPrimitives.WriteUInt64LittleEndian(_payload, checksum);

    /// <summary>Moves all clusters to later entries.</summary>
    public void AddEntries(long entryCount)
    {
        foreach (int position in _firstEntries)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_payload.AsSpan(position), BinaryPrimitives.ReadInt64LittleEndian(_payload.AsSpan(position)) + entryCount);
        }
    }

    /// <summary>Moves a column of a cluster to later elements; one that is suppressed has no elements.</summary>
    public void AddElements(Column column, long elementCount)
    {
        Span<byte> place = _payload.AsSpan(column.Position);
        BinaryPrimitives.WriteInt64LittleEndian(place, column.FirstElement + elementCount);
    }

    /// <summary>States another compression for a column of a cluster.</summary>
    public void SetCompression(Column column, int setting)
    {
        if (!column.IsSuppressed && column.End - column.Position >= FrameByteCount + sizeof(int))
        {
            BinaryPrimitives.WriteInt32LittleEndian(_payload.AsSpan(column.Position + FrameByteCount), setting);
        }
    }

    /// <summary>States another place of a page.</summary>
    public void SetPlace(Page page, long fileOffset, long byteCount)
    {
        Span<byte> locator = _payload.AsSpan(page.Position);
        if (page.IsLarge)
        {
            BinaryPrimitives.WriteInt64LittleEndian(locator[4..], byteCount);
            BinaryPrimitives.WriteInt64LittleEndian(locator[12..], fileOffset);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(locator, (int)byteCount);
            BinaryPrimitives.WriteInt64LittleEndian(locator[4..], fileOffset);
        }
    }

    private void ReadColumn(ref int position, int column, StoredTuple tuple)
    {
        (int end, int pageCount) = List(ref position, tuple);
        long elements = 0;
        for (int i = 0; i < pageCount; i++)
        {
            int count = Int32(ref position, tuple);
            long elementCount = Math.Abs((long)count);
            int locator = position;
            int size = Int32(ref position, tuple);
            bool isLarge = size < 0;
            long byteCount = isLarge ? Int64(ref position, tuple) : size;
            long fileOffset = Int64(ref position, tuple);
            position = isLarge ? locator + (size & 0xFFFF) : position;
            Pages.Add(new Page(column, locator, isLarge, fileOffset, byteCount, elementCount, HasChecksum: count < 0));
            elements += elementCount;
        }

        int offset = position;
        long first = Int64(ref position, tuple);
        Columns.Add(new Column(column, offset, end, first, elements));
        position = end;
    }

    private (int End, int Count) List(ref int position, StoredTuple tuple)
    {
        int start = position;
        long size = -Int64(ref position, tuple);
        int count = Int32(ref position, tuple);
        return size < ListByteCount || size > _payload.Length - start || count < 0 ? throw tuple.Damaged("a list of a page list is damaged") : (start + (int)size, count);
    }

    private int Frame(ref int position, StoredTuple tuple)
    {
        int start = position;
        long size = Int64(ref position, tuple);
        return size < FrameByteCount + 16 || size > _payload.Length - start ? throw tuple.Damaged("a record of a page list is damaged") : start + (int)size;
    }

    private int Int32(ref int position, StoredTuple tuple)
    {
        Require(position, sizeof(int), tuple);
        position += sizeof(int);
        return BinaryPrimitives.ReadInt32LittleEndian(_payload.AsSpan(position - sizeof(int)));
    }

    private long Int64(ref int position, StoredTuple tuple)
    {
        Require(position, sizeof(long), tuple);
        position += sizeof(long);
        return BinaryPrimitives.ReadInt64LittleEndian(_payload.AsSpan(position - sizeof(long)));
    }

    private void Require(int position, int byteCount, StoredTuple tuple)
    {
        if (position < 0 || position > _payload.Length - byteCount)
        {
            throw tuple.Damaged("a page list is cut off");
        }
    }

    /// <summary>A page.</summary>
    /// <param name="ColumnId">Its physical column.</param>
    /// <param name="Position">Where its locator stands.</param>
    /// <param name="IsLarge">True for a locator with a 64-bit size.</param>
    /// <param name="FileOffset">Where it lies.</param>
    /// <param name="ByteCount">Its bytes, without a checksum.</param>
    /// <param name="ElementCount">Its elements.</param>
    /// <param name="HasChecksum">True when 8 bytes of checksum follow it.</param>
    internal readonly record struct Page(int ColumnId, int Position, bool IsLarge, long FileOffset, long ByteCount, long ElementCount, bool HasChecksum);

    /// <summary>A column in a cluster.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Position">Where its first element is stated.</param>
    /// <param name="End">Where its list ends.</param>
    /// <param name="FirstElement">The first element; negative when suppressed.</param>
    /// <param name="ElementCount">Its elements there.</param>
    internal readonly record struct Column(int Id, int Position, int End, long FirstElement, long ElementCount)
    {
        /// <summary>True when another representation holds the data.</summary>
        public bool IsSuppressed => FirstElement < 0;
    }
}
