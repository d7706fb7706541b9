using Banyan.Root;
using Banyan.Root.Trees;

namespace Banyan.Comparing;

/// <summary>Compares two trees: entries, names and types of columns, and on demand all values. Baskets, clusters and compression do not count.</summary>
internal static class TreeComparer
{
    /// <summary>Compares both.</summary>
    /// <param name="left">The first file's tree.</param>
    /// <param name="right">The second file's.</param>
    /// <param name="options">How, and whether values are compared.</param>
    /// <param name="cancellation">Stops the comparison between two baskets.</param>
    /// <exception cref="RootFormatException">A basket is damaged.</exception>
    public static ComparedPair Compare(TTree left, TTree right, ComparisonOptions options, CancellationToken cancellation)
    {
        var differences = new List<Difference>();
        if (left.EntryCount != right.EntryCount)
        {
            differences.Add(new Difference(DifferenceKind.Entries, $"entries {NumberText.Change(left.EntryCount, right.EntryCount)}"));
        }

        Dictionary<string, TBranch> others = ByPath(right);
        Dictionary<string, TBranch> own = ByPath(left);
        ColumnNamesText.AddMissing(differences, "only in the first", own.Keys.Where(path => !others.ContainsKey(path)));
        ColumnNamesText.AddMissing(differences, "only in the second", others.Keys.Where(path => !own.ContainsKey(path)));
        var unread = new List<string>();
        int read = 0;
        foreach ((string path, TBranch branch) in own)
        {
            if (!others.TryGetValue(path, out TBranch? other))
            {
                continue;
            }

            if (branch.TypeName != other.TypeName)
            {
                differences.Add(new Difference(DifferenceKind.Columns, $"{path}: {branch.TypeName} → {other.TypeName}"));
            }

            if (!options.TreeValues || (branch.Columns.Count == 0 && branch.IsGroup))
            {
                continue;
            }

            if (!branch.IsReadable || !other.IsReadable)
            {
                unread.Add(path);
                continue;
            }

            read++;
            if (BranchComparison.Compare(branch, other, options.Tolerance, cancellation) is string text)
            {
                differences.Add(new Difference(DifferenceKind.Values, $"{path}: {text}"));
            }
        }

        if (left.Title != right.Title)
        {
            differences.Add(new Difference(DifferenceKind.Title, $"title '{left.Title}' → '{right.Title}'"));
        }

        return ColumnNamesText.Pair(differences, unread, read);
    }

    private static Dictionary<string, TBranch> ByPath(TTree tree)
    {
        var branches = new Dictionary<string, TBranch>();
        foreach (TBranch branch in tree.AllBranches)
        {
            branches.TryAdd(branch.Path, branch);
        }

        return branches;
    }
}
