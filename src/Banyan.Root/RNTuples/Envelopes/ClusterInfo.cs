namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>One cluster: a range of entries with all their pages.</summary>
/// <param name="FirstEntry">First entry.</param>
/// <param name="EntryCount">Number of entries.</param>
/// <param name="Columns">The pages, by the number of the physical column.</param>
internal sealed record ClusterInfo(long FirstEntry, long EntryCount, ColumnRange[] Columns)
{
    /// <summary>One past the last entry.</summary>
    public long EndEntry => FirstEntry + EntryCount;

    /// <summary>The pages of a column.</summary>
    public ColumnRange Column(int id) => id < Columns.Length ? Columns[id] : ColumnRange.Missing;
}
