namespace Banyan.Root.Writing.RNTuples;

/// <summary>What was written of one cluster: its entries, and where its pages lie.</summary>
/// <param name="FirstEntry">First entry.</param>
/// <param name="EntryCount">Number of entries.</param>
/// <param name="Columns">Per column the number of its first element over all clusters, and its pages.</param>
internal sealed record ClusterLog(long FirstEntry, int EntryCount, IReadOnlyList<(long FirstElement, PageLocation[] Pages)> Columns)
{
    /// <summary>Number of pages.</summary>
    public int PageCount => Columns.Sum(column => column.Pages.Length);
}
