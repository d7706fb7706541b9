using Banyan.Columns;
using Banyan.Root.Trees;

namespace Banyan.Comparing;

/// <summary>Compares all values of two branches, whatever their baskets are.</summary>
internal sealed class BranchComparison
{
    private readonly TBranch _left;
    private readonly TBranch _right;
    private readonly Tolerance _tolerance;
    private readonly DifferingEntries _found = new();

    private BranchComparison(TBranch left, TBranch right, Tolerance tolerance)
    {
        _left = left;
        _right = right;
        _tolerance = tolerance;
    }

    /// <summary>Compares the entries that both have.</summary>
    /// <returns>How many entries differ, and the first of them; null when none does.</returns>
    /// <exception cref="Root.RootFormatException">A basket is damaged.</exception>
    public static string? Compare(TBranch left, TBranch right, Tolerance tolerance, CancellationToken cancellation)
    {
        var comparison = new BranchComparison(left, right, tolerance);
        return comparison.Run(cancellation);
    }

    private string? Run(CancellationToken cancellation)
    {
        if (_left.Columns.Count != _right.Columns.Count || _left.Columns.Zip(_right.Columns).Any(pair => pair.First.Type.OffsetLevels != pair.Second.Type.OffsetLevels))
        {
            return "values of different shapes";
        }

        using BranchReader left = _left.OpenReader();
        using BranchReader right = _right.OpenReader();
        (long firstOfLeft, long endOfLeft) = Range(_left);
        (long firstOfRight, long endOfRight) = Range(_right);
        long end = Math.Min(endOfLeft, endOfRight);
        DecodedBasket? one = null;
        DecodedBasket? two = null;
        for (long entry = Math.Max(firstOfLeft, firstOfRight); entry < end;)
        {
            cancellation.ThrowIfCancellationRequested();
            one = Holding(left, _left, one, entry);
            two = Holding(right, _right, two, entry);
            long until = Math.Min(end, Math.Min(one.EndEntry, two.EndEntry));
            CompareRange(one, two, entry, until);
            entry = until;
        }

        if (_left.EntryCount != _right.EntryCount && _left.Tree.EntryCount == _right.Tree.EntryCount)
        {
            return $"entries {NumberText.Change(_left.EntryCount, _right.EntryCount)}{(_found.Text is string text ? $"; {text}" : string.Empty)}";
        }

        return _found.Text;
    }

    private static (long First, long End) Range(TBranch branch) =>
        branch.BasketCount == 0 ? (0, 0) : (branch.GetBasket(0).FirstEntry, branch.GetBasket(branch.BasketCount - 1).EndEntry);

    private static DecodedBasket Holding(BranchReader reader, TBranch branch, DecodedBasket? current, long entry) =>
        current is not null && entry >= current.FirstEntry && entry < current.EndEntry ? current : reader.Read(branch.BasketIndexOf(entry));

    private void CompareRange(DecodedBasket left, DecodedBasket right, long first, long end)
    {
        var differing = new HashSet<long>();
        for (int i = 0; i < _left.Columns.Count; i++)
        {
            left.GetColumn(i, out ColumnBlock one);
            right.GetColumn(i, out ColumnBlock two);
            BranchColumn column = _left.Columns[i];
            var values = new BlockComparison(column.Type, _right.Columns[i].Type, _tolerance);
            if (values.AreSame(one, two, first, end))
            {
                continue;
            }

            for (long entry = first; entry < end; entry++)
            {
                if (!values.AreSame(one, two, entry, entry + 1) && differing.Add(entry) && _found.Add(entry))
                {
                    _found.FirstText = (column.Name.Length > 0 ? $"{column.Name} " : string.Empty) + values.Text(one, two, entry);
                }
            }
        }
    }
}
