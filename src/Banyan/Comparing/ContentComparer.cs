namespace Banyan.Comparing;

/// <summary>Compares two objects of any kind.</summary>
internal static class ContentComparer
{
    /// <summary>Compares both.</summary>
    /// <param name="left">The first file's object.</param>
    /// <param name="right">The second file's.</param>
    /// <param name="classes">Their classes, for messages.</param>
    /// <param name="options">How.</param>
    /// <param name="file">Path of the first file, for messages.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    public static ComparedPair Compare(ComparedContent left, ComparedContent right, (string Left, string Right) classes, ComparisonOptions options, string file, CancellationToken cancellation) => (left, right) switch
    {
        (HistogramContent one, HistogramContent two) => HistogramComparer.Compare(one, two, options.Tolerance),
        (TreeContent one, TreeContent two) => TreeComparer.Compare(one.Tree, two.Tree, options, cancellation),
        (RNTupleContent one, RNTupleContent two) => DatasetComparer.Compare(one.Place, two.Place, options, cancellation),
        (TreeContent one, RNTupleContent two) => WithForms(DatasetComparer.Compare(one.Place, two.Place, options, cancellation), classes),
        (RNTupleContent one, TreeContent two) => WithForms(DatasetComparer.Compare(one.Place, two.Place, options, cancellation), classes),
        (ObjectContent one, ObjectContent two) => ObjectComparer.Compare(one.Value, two.Value, options.Tolerance, file),
        (TextContent one, TextContent two) => CompareTexts(one, two),
        (CutFlowContent one, CutFlowContent two) => CutFlowComparer.Compare(one, two, options.Tolerance),
        (NumberContent one, NumberContent two) => options.Tolerance.Accepts(one.Value, two.Value)
            ? new ComparedPair([]) : new ComparedPair([new Difference(DifferenceKind.Members, NumberText.Change(one.Value, two.Value))]),
        (FolderContent, FolderContent) => new ComparedPair([]),
        (OpaqueContent one, _) => new ComparedPair([]) { Problem = one.Problem },
        (_, OpaqueContent two) => new ComparedPair([]) { Problem = two.Problem },
        (BytesContent one, BytesContent two) when classes.Left == classes.Right => CompareBytes(one, two),
        _ => new ComparedPair([new Difference(DifferenceKind.Class, $"{classes.Left} → {classes.Right}")]),
    };

    private static ComparedPair WithForms(ComparedPair pair, (string Left, string Right) classes) =>
        pair with { Differences = [.. pair.Differences, new Difference(DifferenceKind.Form, $"{classes.Left} → {classes.Right}")] };

    private static ComparedPair CompareTexts(TextContent left, TextContent right)
    {
        if (left.Text == right.Text)
        {
            return new ComparedPair([]);
        }

        string[] first = left.Text.Split('\n');
        string[] second = right.Text.Split('\n');
        int line = 0;
        while (line < first.Length && line < second.Length && first[line] == second[line])
        {
            line++;
        }

        string one = line < first.Length ? $"'{Short(first[line])}'" : "end";
        string two = line < second.Length ? $"'{Short(second[line])}'" : "end";
        string text = first.Length > 1 || second.Length > 1 ? $"line {line + 1}: {one} → {two}" : $"{one} → {two}";
        return new ComparedPair([new Difference(left.IsProvenance ? DifferenceKind.Form : DifferenceKind.Text, text)]);
    }

    // Objects of one content can have other bytes (numbers of processes, addresses), but equal bytes are equal objects.
    private static ComparedPair CompareBytes(BytesContent left, BytesContent right)
    {
        int place = left.Bytes.AsSpan().CommonPrefixLength(right.Bytes);
        return place == left.Bytes.Length && place == right.Bytes.Length
            ? new ComparedPair([])
            : new ComparedPair([new Difference(DifferenceKind.Bytes, $"bytes differ from byte {place} on ({left.Bytes.Length} → {right.Bytes.Length} bytes; not compared by members: {left.Problem})")]);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
