using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Comparing;

/// <summary>Compares all values of a column of two datasets, whatever their partitions and blocks are.</summary>
internal static class ColumnComparison
{
    /// <summary>Compares the entries that both have.</summary>
    /// <returns>How many entries differ, and the first of them; null when none does.</returns>
    /// <exception cref="SourceException">Values cannot be read.</exception>
    public static string? Compare((EventSource Source, ColumnInfo Column) left, (EventSource Source, ColumnInfo Column) right, Tolerance tolerance, CancellationToken cancellation)
    {
        if (left.Column.Type.OffsetLevels != right.Column.Type.OffsetLevels)
        {
            return "values of different shapes";
        }

        using var one = new ColumnWalk(left.Source, left.Column);
        using var two = new ColumnWalk(right.Source, right.Column);
        var values = new BlockComparison(left.Column.Type, right.Column.Type, tolerance);
        var found = new DifferingEntries();
        long end = Math.Min(left.Source.EntryCount, right.Source.EntryCount);
        for (long entry = 0; entry < end;)
        {
            cancellation.ThrowIfCancellationRequested();
            one.Load(entry, out ColumnBlock block);
            two.Load(entry, out ColumnBlock other);
            long until = Math.Min(end, Math.Min(block.EndEntry, other.EndEntry));
            if (!values.AreSame(block, other, entry, until))
            {
                for (long i = entry; i < until; i++)
                {
                    if (!values.AreSame(block, other, i, i + 1) && found.Add(i))
                    {
                        found.FirstText = values.Text(block, other, i);
                    }
                }
            }

            entry = until;
        }

        return found.Text;
    }
}
