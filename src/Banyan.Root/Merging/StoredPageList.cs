using System.Buffers.Binary;

namespace Banyan.Root.Merging;

/// <summary>The page list of a group of clusters as it is stored: what a page list of the output is made from.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Page List Envelope", "Locators and Envelope Links".</remarks>
internal sealed class StoredPageList
{
    private const int FrameByteCount = 8;
    private const int ListByteCount = 12;
    private const int FlagShift = 56;
    private readonly byte[] _payload;

    /// <summary>Reads a page list.</summary>
    /// <param name="payload">The payload of the envelope.</param>
    /// <param name="tuple">For errors.</param>
    public StoredPageList(byte[] payload, StoredTuple tuple)
    {
        _payload = payload;
        int position = sizeof(ulong); // checksum of the header
        (int summaryEnd, int clusterCount) = List(ref position, tuple);
        var entries = new List<(long First, long Count)>();
        for (int i = 0; i < clusterCount; i++)
        {
            int end = Frame(ref position, tuple);
            long first = Int64(ref position, tuple);
            long countAndFlags = Int64(ref position, tuple);
            if (countAndFlags >>> FlagShift != 0 || first < 0 || first > long.MaxValue - countAndFlags)
            {
                throw tuple.Damaged($"a cluster claims {countAndFlags} entries from {first} on");
            }

            entries.Add((first, countAndFlags));
            position = end;
        }

        position = summaryEnd;
        (_, int listCount) = List(ref position, tuple);
        if (listCount != clusterCount)
        {
            throw tuple.Damaged($"a page list has pages for {listCount} of {clusterCount} clusters");
        }

        for (int cluster = 0; cluster < listCount; cluster++)
        {
            (int clusterEnd, int columnCount) = List(ref position, tuple);
            if (columnCount > tuple.Schema.Columns.Count)
            {
                throw tuple.Damaged($"a cluster has {columnCount} of {tuple.Schema.Columns.Count} columns");
            }

            var columns = new List<Column>();
            for (int column = 0; column < columnCount; column++)
            {
                columns.Add(ReadColumn(ref position, column, tuple));
            }

            Clusters.Add(new Cluster(entries[cluster].First, entries[cluster].Count, columns));
            position = clusterEnd;
        }
    }

    /// <summary>The clusters.</summary>
    public List<Cluster> Clusters { get; } = [];

    private Column ReadColumn(ref int position, int column, StoredTuple tuple)
    {
        (int end, int pageCount) = List(ref position, tuple);
        long elements = 0;
        var pages = new List<Page>();
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
            pages.Add(new Page(column, fileOffset, byteCount, elementCount, HasChecksum: count < 0));
            elements += elementCount;
        }

        long first = Int64(ref position, tuple);
        int compression = first >= 0 && end - position >= sizeof(int) ? Int32(ref position, tuple) : 0;
        position = end;
        return new Column(column, first, elements, compression, pages);
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

    /// <summary>A cluster.</summary>
    /// <param name="FirstEntry">Its first entry.</param>
    /// <param name="EntryCount">Its entries.</param>
    /// <param name="Columns">Its columns; those that were added after it are missing.</param>
    internal sealed record Cluster(long FirstEntry, long EntryCount, List<Column> Columns);

    /// <summary>A page.</summary>
    /// <param name="ColumnId">Its physical column.</param>
    /// <param name="FileOffset">Where it lies.</param>
    /// <param name="ByteCount">Its bytes, without a checksum.</param>
    /// <param name="ElementCount">Its elements.</param>
    /// <param name="HasChecksum">True when 8 bytes of checksum follow it.</param>
    internal readonly record struct Page(int ColumnId, long FileOffset, long ByteCount, long ElementCount, bool HasChecksum);

    /// <summary>A column in a cluster.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="FirstElement">The first element; negative when suppressed.</param>
    /// <param name="ElementCount">Its elements there.</param>
    /// <param name="Compression">ROOT's number for how its pages are compressed.</param>
    /// <param name="Pages">The pages, in the order of elements.</param>
    internal sealed record Column(int Id, long FirstElement, long ElementCount, int Compression, List<Page> Pages)
    {
        /// <summary>True when another representation holds the data.</summary>
        public bool IsSuppressed => FirstElement < 0;
    }
}
