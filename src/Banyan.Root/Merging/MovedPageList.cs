using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Root.Merging;

/// <summary>Writes what page lists of the output say about an input's clusters: pages at new places, later entries and elements, columns in the order of the first input, pages of zeros where a column began late.</summary>
/// <remarks>
/// Source: RNTuple binary format 1.0, "Page List Envelope" and "Column Description" (deferred columns). A column that was added late has no pages for what came before; behind other inputs such a gap would lie
/// in the middle, which the format cannot say, so that it is filled, as ROOT's RNTupleMerger fills it.
/// </remarks>
internal sealed class MovedPageList(TupleMatch match, MergedTuple owner, Func<StoredPageList.Page, (long FileOffset, int ByteCount)> place, Func<long, (Locator Place, int Setting)> zeros)
{
    private const long Suppressed = long.MinValue;
    private const int MostZeroPages = 1 << 16;
    private const long MostZeroBytes = 1 << 20; // a page of usual size: RNTupleWriteOptions::fMaxUnzippedPageSize

    /// <summary>A cluster of the input in the output.</summary>
    public MovedCluster Write(StoredPageList.Cluster cluster)
    {
        var writer = new EnvelopeWriter(Envelope.PageList);
        int count = match.ColumnCountOf(cluster);
        int outer = writer.BeginList(count);
        for (int i = 0; i < count; i++)
        {
            WriteColumn(writer, cluster, i);
        }

        writer.EndList(outer);
        return new MovedCluster(cluster.FirstEntry + owner.FirstEntryOfNext, cluster.EntryCount, writer.Content.ToArray());
    }

    private void WriteColumn(EnvelopeWriter writer, StoredPageList.Cluster cluster, int id)
    {
        StoredPageList.Column? column = match.Find(cluster, id);
        if (column is { IsSuppressed: true } || (column is null && match.IsSuppressed(cluster, id)))
        {
            int empty = writer.BeginList(0);
            writer.WriteInt64(column?.FirstElement ?? Suppressed);
            writer.EndList(empty);
            return;
        }

        long missing = match.IsFirst ? 0 : Math.Max(0, match.ElementsOf(cluster, id) - (column?.ElementCount ?? 0));
        int bits = match.BitsOf(id);
        long perPage = Math.Max(8, MostZeroBytes * 8 / Math.Max(1, bits) / 8 * 8);
        long pageCount = (missing + perPage - 1) / perPage;
        if (pageCount > MostZeroPages)
        {
            throw new InvalidOperationException($"column {id} was added after {missing} entries of a cluster, which is too many to fill with zeros");
        }

        int inner = writer.BeginList((int)pageCount + (column?.Pages.Count ?? 0));
        int setting = column?.Compression ?? 0;
        for (long done = 0; done < missing; done += perPage)
        {
            long elements = Math.Min(perPage, missing - done);
            (Locator page, int used) = zeros(((elements * bits) + 7) / 8);
            writer.WriteInt32((int)-elements);
            writer.WriteLocator((int)page.ByteCount, page.FileOffset);
            setting = column is null ? used : setting;
        }

        foreach (StoredPageList.Page page in column?.Pages ?? [])
        {
            (long fileOffset, int byteCount) = place(page);
            writer.WriteInt32((int)(page.HasChecksum ? -page.ElementCount : page.ElementCount));
            writer.WriteLocator(byteCount, fileOffset);
        }

        writer.WriteInt64(owner.ElementsBefore(id) + (column is null || missing > 0 ? match.FirstElementOf(cluster, id) : column.FirstElement));
        writer.WriteInt32(owner.Target.Compression?.Setting ?? setting);
        writer.EndList(inner);
    }
}
