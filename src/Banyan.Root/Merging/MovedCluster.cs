using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Root.Merging;

/// <summary>A cluster of a merged RNTuple.</summary>
/// <param name="FirstEntry">Its first entry.</param>
/// <param name="EntryCount">Its entries.</param>
/// <param name="Locations">The list frame of its columns, as page lists hold it.</param>
internal sealed record MovedCluster(long FirstEntry, long EntryCount, byte[] Locations)
{
    /// <summary>The page list of clusters, not sealed.</summary>
    /// <remarks>Source: RNTuple binary format 1.0, "Page List Envelope".</remarks>
    public static EnvelopeWriter Write(ulong headerChecksum, IReadOnlyList<MovedCluster> clusters)
    {
        var writer = new EnvelopeWriter(Envelope.PageList);
        writer.WriteUInt64(headerChecksum);
        int summaries = writer.BeginList(clusters.Count);
        foreach (MovedCluster cluster in clusters)
        {
            int summary = writer.BeginRecord();
            writer.WriteInt64(cluster.FirstEntry);
            writer.WriteInt64(cluster.EntryCount);
            writer.EndRecord(summary);
        }

        writer.EndList(summaries);
        int locations = writer.BeginList(clusters.Count);
        foreach (MovedCluster cluster in clusters)
        {
            writer.WriteBytes(cluster.Locations);
        }

        writer.EndList(locations);
        return writer;
    }
}
