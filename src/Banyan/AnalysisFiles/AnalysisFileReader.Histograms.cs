using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;

namespace Banyan.AnalysisFiles;

/// <content>The histograms.</content>
internal sealed partial class AnalysisFileReader
{
    private const int MaxBins = 10_000_000;

    private static readonly string[] s_histogramKeys =
        ["x", "y", "bins", "edges", "ybins", "yedges", "weight", "selection", "selections", "title", "xlabel", "ylabel", "profile"];

    private List<HistogramSpec> ReadHistograms(YamlItem? item, IReadOnlyList<string> selections)
    {
        var histograms = new List<HistogramSpec>();
        foreach (YamlEntry entry in item is null ? [] : AnyMap(item, "histograms").Entries)
        {
            CheckName(entry, "a histogram");
            if (selections.Contains(entry.Key))
            {
                throw Error(entry.Line, $"'{entry.Key}' is the name of a selection already; both become names in the output file");
            }

            histograms.Add(ReadHistogram(entry, selections));
        }

        return histograms;
    }

    private HistogramSpec ReadHistogram(YamlEntry entry, IReadOnlyList<string> selections)
    {
        string what = $"histograms.{entry.Key}";
        YamlMap map = Map(entry.Value, what, s_histogramKeys);
        YamlItem x = map.Find("x") ?? throw Error(entry.Line, $"{what} has no 'x': what to fill");
        ExpressionSpec? y = OptionalExpression(map, "y");
        HistogramKind kind = IsProfile(map) ? HistogramKind.Profile1D : y is null ? HistogramKind.Histo1D : HistogramKind.Histo2D;
        if (kind == HistogramKind.Profile1D && y is null)
        {
            throw Error(entry.Line, $"{what} is a profile and has no 'y': what to average");
        }

        BinSpec? ybins = ReadBins(map, "ybins", "yedges", what);
        if (kind == HistogramKind.Histo2D && ybins is null)
        {
            throw Error(entry.Line, $"{what} has two dimensions and no 'ybins: [count, low, high]' (or 'yedges')");
        }

        if (kind != HistogramKind.Histo2D && ybins is not null)
        {
            throw Error(entry.Line, $"{what} has 'ybins', but only one axis with bins");
        }

        return new HistogramSpec(
            entry.Key,
            kind,
            Expression(x, $"{what}.x"),
            y,
            ReadBins(map, "bins", "edges", what) ?? throw Error(entry.Line, $"{what} has no 'bins: [count, low, high]' (or 'edges')"),
            ybins,
            OptionalExpression(map, "weight"),
            SelectionsOf(map, what, selections),
            OptionalText(map, "title") ?? string.Empty,
            OptionalText(map, "xlabel"),
            OptionalText(map, "ylabel"),
            entry.Line);
    }

    private bool IsProfile(YamlMap map)
    {
        if (map.Find("profile") is not { } item)
        {
            return false;
        }

        string text = Text(item, "'profile'");
        return text switch
        {
            "true" => true,
            "false" => false,
            _ => throw Error(item.Line, $"'profile' must be true or false, found '{text}'"),
        };
    }

    private List<string> SelectionsOf(YamlMap map, string what, IReadOnlyList<string> selections)
    {
        YamlItem? item = map.Find("selection") ?? map.Find("selections");
        if (map.Find("selection") is not null && map.Find("selections") is not null)
        {
            throw Error(map.Line, $"{what} has 'selection' and 'selections'; one is enough");
        }

        if (item is null)
        {
            return [AnalysisFile.AllEvents];
        }

        List<string> names = TextOrList(item, $"a selection of {what}");
        foreach (string name in names)
        {
            if (!selections.Contains(name))
            {
                throw Error(item.Line, $"{what} names the selection '{name}', which is not there{NearestNames.Suggestion(name, selections)}");
            }
        }

        return names.Distinct().Count() == names.Count ? names : throw Error(item.Line, $"{what} names a selection twice");
    }

    private BinSpec? ReadBins(YamlMap map, string binsKey, string edgesKey, string what)
    {
        if (map.Find(edgesKey) is { } edges)
        {
            if (map.Find(binsKey) is not null)
            {
                throw Error(edges.Line, $"{what} has '{binsKey}' and '{edgesKey}'; one is enough");
            }

            List<double> numbers = Numbers(edges, $"'{edgesKey}'");
            return numbers.Count >= 2 && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second)
                ? new BinSpec(numbers.Count - 1, numbers[0], numbers[^1], numbers)
                : throw Error(edges.Line, $"{what}: '{edgesKey}' must be two or more rising numbers");
        }

        if (map.Find(binsKey) is not { } item)
        {
            return null;
        }

        List<double> bins = Numbers(item, $"'{binsKey}'");
        if (bins.Count != 3)
        {
            throw Error(item.Line, $"{what}: '{binsKey}' must be [count, low, high], found {bins.Count} number{(bins.Count == 1 ? string.Empty : "s")}");
        }

        if (bins[0] != Math.Floor(bins[0]) || bins[0] is < 1 or > MaxBins || !(bins[1] < bins[2]))
        {
            throw Error(item.Line, $"{what}: '{binsKey}' must be [count, low, high] with a whole count from 1 to {MaxBins} and low below high");
        }

        return new BinSpec((int)bins[0], bins[1], bins[2], null);
    }

    // A list, or a text with commas.
    private List<double> Numbers(YamlItem item, string what) => item is YamlList list
        ? [.. list.Items.Select(i => Number(i, $"a number of {what}"))]
        : [.. Text(item, what).Split(',').Select(part => Number(new YamlScalar(part.Trim(), true, item.Line), $"a number of {what}"))];
}
