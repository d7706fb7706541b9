using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>The page list envelope of a group of clusters.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Page List Envelope".</remarks>
internal static class PageListRecord
{
    /// <summary>The envelope, not sealed.</summary>
    public static EnvelopeWriter Write(ulong headerChecksum, IReadOnlyList<ClusterLog> clusters, IReadOnlyList<ColumnPlan> columns)
    {
        EnvelopeWriter list = new(Envelope.PageList);
        list.WriteUInt64(headerChecksum);
        int summaries = list.BeginList(clusters.Count);
        foreach (ClusterLog cluster in clusters)
        {
            int summary = list.BeginRecord();
            list.WriteInt64(cluster.FirstEntry);
            list.WriteInt64(cluster.EntryCount); // the upper 8 bits are flags, none is set
            list.EndRecord(summary);
        }

        list.EndList(summaries);
        int locations = list.BeginList(clusters.Count);
        foreach (ClusterLog cluster in clusters)
        {
            int outer = list.BeginList(cluster.Columns.Count);
            for (int i = 0; i < cluster.Columns.Count; i++)
            {
                (long firstElement, PageLocation[] pages) = cluster.Columns[i];
                int inner = list.BeginList(pages.Length);
                foreach (PageLocation page in pages)
                {
                    list.WriteInt32(-page.ElementCount); // negative: a checksum stands behind the page
                    list.WriteLocator(page.ByteCount, page.FileOffset);
                }

                list.WriteInt64(firstElement);
                list.WriteInt32(columns[i].Compression.Setting);
                list.EndList(inner);
            }

            list.EndList(outer);
        }

        list.EndList(locations);
        return list;
    }
}
