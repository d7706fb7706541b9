namespace Banyan.Comparing;

/// <summary>What two trees differ in by the names of their columns, in words.</summary>
internal static class ColumnNamesText
{
    private const int NamesShown = 5;

    /// <summary>Adds a difference that names columns of one side, if there are any.</summary>
    public static void AddMissing(List<Difference> differences, string where, IEnumerable<string> columns)
    {
        string[] names = [.. columns];
        if (names.Length > 0)
        {
            differences.Add(new Difference(DifferenceKind.Columns, $"{NumberText.Count(names.Length)} {(names.Length == 1 ? "column" : "columns")} {where}: {Join(names)}"));
        }
    }

    /// <summary>The outcome, with a word on columns that have no reader.</summary>
    /// <param name="differences">What differs.</param>
    /// <param name="unread">Columns whose values were to be compared and cannot be read.</param>
    /// <param name="readCount">Number of columns whose values were compared.</param>
    public static ComparedPair Pair(List<Difference> differences, List<string> unread, int readCount) => new(differences)
    {
        Problem = readCount == 0 && unread.Count > 0 && differences.Count == 0 ? $"none of its columns has a reader, e.g. {Join(unread)}" : null,
        Note = unread.Count > 0 ? $"{NumberText.Count(unread.Count)} columns without a reader were not compared: {Join(unread)}" : null,
    };

    private static string Join(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {NumberText.Count(names.Count - NamesShown)} more" : string.Empty);
}
