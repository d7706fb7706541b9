using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>The footer envelope: where the page lists of the cluster groups lie.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Footer Envelope".</remarks>
internal static class FooterRecord
{
    private const int ExtensionLists = 4;

    /// <summary>The envelope, not sealed.</summary>
    /// <param name="headerChecksum">Checksum of the header.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="addedLate">The record frame of fields and columns that were added late; empty for none.</param>
    public static EnvelopeWriter Write(ulong headerChecksum, IReadOnlyList<ClusterGroup> groups, ReadOnlySpan<byte> addedLate = default)
    {
        EnvelopeWriter footer = new(Envelope.Footer);
        footer.WriteUInt64(0); // feature flags
        footer.WriteUInt64(headerChecksum);
        footer.WriteBytes(addedLate);
        int extension = addedLate.IsEmpty ? footer.BeginRecord() : -1;
        for (int i = 0; i < ExtensionLists && extension >= 0; i++)
        {
            footer.WriteEmptyList();
        }

        if (extension >= 0)
        {
            footer.EndRecord(extension);
        }

        int list = footer.BeginList(groups.Count);
        foreach (ClusterGroup group in groups)
        {
            int record = footer.BeginRecord();
            footer.WriteInt64(group.FirstEntry);
            footer.WriteInt64(group.EntrySpan);
            footer.WriteInt32(group.ClusterCount);
            footer.WriteInt64(group.PageListByteCount);
            footer.WriteLocator((int)group.PageList.ByteCount, group.PageList.FileOffset);
            footer.EndRecord(record);
        }

        footer.EndList(list);
        return footer;
    }
}
