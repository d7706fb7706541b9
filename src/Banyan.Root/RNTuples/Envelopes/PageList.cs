namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>Reads the page list of a cluster group.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Page List Envelope".</remarks>
internal static class PageList
{
    private const int SummaryByteCount = 8 + 16;
    private const int ListByteCount = 12;
    private const int PageByteCount = 4 + 12;
    private const int IsSharded = 1;

    /// <summary>Reads all clusters of the group.</summary>
    public static ClusterInfo[] Read(byte[] payload, ulong headerChecksum, RecordContext context)
    {
        var reader = new EnvelopeReader(payload, context);
        if (reader.ReadUInt64() != headerChecksum)
        {
            throw context.Damaged("a page list belongs to another header");
        }

        EnvelopeReader summaries = reader.ReadList(SummaryByteCount, out int clusterCount);
        var entries = new (long First, long Count)[clusterCount];
        for (int i = 0; i < clusterCount; i++)
        {
            EnvelopeReader summary = summaries.ReadRecord();
            long first = summary.ReadInt64();
            ulong countAndFlags = summary.ReadUInt64();
            if ((countAndFlags >> 56 & IsSharded) != 0)
            {
                throw context.NotSupported("sharded clusters are not supported");
            }

            entries[i] = (first, (long)(countAndFlags & 0x00FF_FFFF_FFFF_FFFF));
            if (first < 0 || first > long.MaxValue - entries[i].Count)
            {
                throw summaries.Damaged($"a cluster claims {entries[i].Count} entries from {first} on");
            }
        }

        EnvelopeReader lists = reader.ReadList(ListByteCount, out int listCount);
        if (listCount != clusterCount)
        {
            throw context.Damaged($"a page list has pages for {listCount} of {clusterCount} clusters");
        }

        var clusters = new ClusterInfo[clusterCount];
        for (int i = 0; i < clusterCount; i++)
        {
            EnvelopeReader columns = lists.ReadList(ListByteCount + 8, out int columnCount);
            var ranges = new ColumnRange[columnCount];
            for (int column = 0; column < columnCount; column++)
            {
                ranges[column] = ReadColumn(ref columns);
            }

            clusters[i] = new ClusterInfo(entries[i].First, entries[i].Count, ranges);
        }

        return clusters;
    }

    private static ColumnRange ReadColumn(ref EnvelopeReader columns)
    {
        EnvelopeReader reader = columns.ReadList(PageByteCount, out int pageCount);
        var pages = new PageInfo[pageCount];
        long first = 0;
        for (int i = 0; i < pageCount; i++)
        {
            int count = reader.ReadInt32();
            bool hasChecksum = count < 0;
            if (count == int.MinValue)
            {
                throw reader.Damaged("a page claims 2^31 elements");
            }

            count = Math.Abs(count);
            pages[i] = new PageInfo(first, count, reader.ReadLocator(), hasChecksum);
            first += count;
        }

        // Element offset and compression settings belong to the list's frame; the settings are missing for suppressed columns and not needed for reading.
        long offset = reader.ReadInt64();
        return new ColumnRange(pages, offset < 0 ? 0 : offset, offset < 0);
    }
}
