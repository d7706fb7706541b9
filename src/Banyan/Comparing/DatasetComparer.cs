using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Comparing;

/// <summary>Compares an RNTuple with another, or with a tree, by the columns that both offer: entries, names and types, and on demand all values. Clusters, pages, baskets and compression do not count.</summary>
internal static class DatasetComparer
{
    /// <summary>Compares both.</summary>
    /// <param name="left">The first file's.</param>
    /// <param name="right">The second file's.</param>
    /// <param name="options">How, and whether values are compared.</param>
    /// <param name="cancellation">Stops the comparison between two blocks.</param>
    /// <exception cref="SourceException">One of them cannot be read.</exception>
    public static ComparedPair Compare(DatasetPlace left, DatasetPlace right, ComparisonOptions options, CancellationToken cancellation)
    {
        using EventSource one = left.Open();
        using EventSource two = right.Open();
        var differences = new List<Difference>();
        if (one.EntryCount != two.EntryCount)
        {
            differences.Add(new Difference(DifferenceKind.Entries, $"entries {NumberText.Change(one.EntryCount, two.EntryCount)}"));
        }

        var pairs = new ColumnPairs(one, two);
        ColumnNamesText.AddMissing(differences, "only in the first", pairs.OnlyLeft);
        ColumnNamesText.AddMissing(differences, "only in the second", pairs.OnlyRight);
        var unread = new List<string>();
        int read = 0;
        foreach ((ColumnInfo column, ColumnInfo other) in pairs.Pairs)
        {
            if (column.Problem != null || other.Problem != null)
            {
                unread.Add(column.Name);
                continue;
            }

            if (!HoldTheSame(column.Type, other.Type))
            {
                differences.Add(new Difference(DifferenceKind.Columns, $"{column.Name}: {column.Type.CppName} → {other.Type.CppName}"));
            }

            if (options.TreeValues)
            {
                read++;
                if (ColumnComparison.Compare((one, column), (two, other), options.Tolerance, cancellation) is string text)
                {
                    differences.Add(new Difference(DifferenceKind.Values, $"{column.Name}: {text}"));
                }
            }
        }

        if (pairs.Respelt is [(ColumnInfo first, ColumnInfo second), ..])
        {
            differences.Add(new Difference(DifferenceKind.Form, $"{NumberText.Count(pairs.Respelt.Count)} columns under names that RNTuples can have: {first.Name} → {second.Name}{(pairs.Respelt.Count > 1 ? ", …" : string.Empty)}"));
        }

        return ColumnNamesText.Pair(differences, options.TreeValues ? unread : [], read);
    }

    // std::vector and RVec are the same on disk.
    private static bool HoldTheSame(DataType left, DataType right) => (left, right) switch
    {
        (VectorType one, VectorType two) => HoldTheSame(one.Item, two.Item),
        (StringType, StringType) => true,
        _ => left == right,
    };
}
