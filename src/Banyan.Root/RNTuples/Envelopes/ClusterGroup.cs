namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>A group of clusters whose pages one page list tells.</summary>
/// <param name="FirstEntry">Least entry of its clusters.</param>
/// <param name="EntrySpan">Number of entries.</param>
/// <param name="ClusterCount">Number of clusters.</param>
/// <param name="PageListByteCount">Bytes of the page list after decompression.</param>
/// <param name="PageList">Where it lies.</param>
/// <remarks>Source: RNTuple binary format 1.0, "Cluster Group Record Frame".</remarks>
internal sealed record ClusterGroup(long FirstEntry, long EntrySpan, int ClusterCount, long PageListByteCount, Locator PageList)
{
    /// <summary>Fewest bytes of a record.</summary>
    public const int LeastByteCount = 8 + 20 + 8 + 12;

    /// <summary>Reads one record frame.</summary>
    public static ClusterGroup Read(EnvelopeReader reader)
    {
        long first = reader.ReadInt64();
        long span = reader.ReadInt64();
        int count = reader.ReadInt32();
        long byteCount = reader.ReadInt64();
        return first >= 0 && span >= 0 && count >= 0 && first <= long.MaxValue - span
            ? new ClusterGroup(first, span, count, byteCount, reader.ReadLocator())
            : throw reader.Damaged($"a group of {count} clusters claims {span} entries from {first} on");
    }
}
