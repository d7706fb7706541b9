using Banyan.Root;
using Banyan.Root.Trees;

namespace Banyan.Comparing;

/// <summary>Compares two trees: entries, names and types of columns, and on demand all values. Baskets, clusters and compression do not count.</summary>
internal static class TreeComparer
{
    private const int NamesShown = 5;

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
        AddNames(differences, "only in the first", own.Keys.Where(path => !others.ContainsKey(path)));
        AddNames(differences, "only in the second", others.Keys.Where(path => !own.ContainsKey(path)));
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

        return new ComparedPair(differences)
        {
            Problem = read == 0 && unread.Count > 0 && differences.Count == 0 ? $"none of its columns has a reader, e.g. {Names(unread)}" : null,
            Note = unread.Count > 0 ? $"{NumberText.Count(unread.Count)} columns without a reader were not compared: {Names(unread)}" : null,
        };
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

    private static void AddNames(List<Difference> differences, string where, IEnumerable<string> paths)
    {
        string[] names = [.. paths];
        if (names.Length > 0)
        {
            differences.Add(new Difference(DifferenceKind.Columns, $"{NumberText.Count(names.Length)} {(names.Length == 1 ? "column" : "columns")} {where}: {Names(names)}"));
        }
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {NumberText.Count(names.Count - NamesShown)} more" : string.Empty);
}
