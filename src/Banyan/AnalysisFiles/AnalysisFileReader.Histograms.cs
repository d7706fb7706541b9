using System.IO.Enumeration;
using Banyan.AnalysisFiles.Keys;
using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;
using Banyan.Histograms;

namespace Banyan.AnalysisFiles;

/// <content>The histograms and numbers.</content>
internal sealed partial class AnalysisFileReader
{
    private const int MaxBins = 10_000_000;

    private static readonly (string Key, NumberKind Kind)[] s_numberKinds =
    [
        ("count", NumberKind.Count), ("sum", NumberKind.Sum), ("mean", NumberKind.Mean), ("min", NumberKind.Min), ("max", NumberKind.Max), ("stddev", NumberKind.StdDev),
    ];

    private List<HistogramSpec> ReadHistograms(YamlItem? item, IReadOnlyList<string> selections, IReadOnlyList<string> datasets) => ReadEntries(item, "histograms", "a histogram", entry =>
    {
        if (selections.Contains(entry.Key))
        {
            _mistakes.Add(entry.At, $"'{entry.Key}' is the name of a selection already; both become names in the output file");
        }

        return ReadHistogram(entry, selections, datasets);
    });

    private HistogramSpec? ReadHistogram(YamlEntry entry, IReadOnlyList<string> selections, IReadOnlyList<string> datasets)
    {
        string what = $"histograms.{entry.Key}";
        YamlMap map = Map(entry.Value, what, AnalysisKeys.Histogram);
        int before = _mistakes.Count;
        ExpressionSpec? x = _mistakes.Try(() => Expression(map.Find("x") ?? throw Error(entry.At, $"{what} has no 'x': what to fill"), $"{what}.x"));
        ExpressionSpec? y = _mistakes.Try(() => OptionalExpression(map, "y"));
        ExpressionSpec? z = _mistakes.Try(() => OptionalExpression(map, "z"));
        bool isProfile = _mistakes.Try(() => map.Find("profile") is { } profile && Truth(profile, "'profile'"));
        bool hasY = map.Find("y") is not null;
        bool hasZ = map.Find("z") is not null;
        HistogramKind kind = isProfile ? (hasZ ? HistogramKind.Profile2D : HistogramKind.Profile1D)
            : hasZ ? HistogramKind.Histo3D : hasY ? HistogramKind.Histo2D : HistogramKind.Histo1D;
        if (!hasY && (isProfile || hasZ))
        {
            _mistakes.Add(entry.At, isProfile && !hasZ ? $"{what} is a profile and has no 'y': what to average" : $"{what} has 'z' and no 'y'");
        }

        CheckBins(map, entry, what, "y", kind is HistogramKind.Histo2D or HistogramKind.Histo3D or HistogramKind.Profile2D, kind == HistogramKind.Histo2D ? "two dimensions" : "a 'z'");
        CheckBins(map, entry, what, "z", kind == HistogramKind.Histo3D, "three dimensions");
        BinSpec? bins = _mistakes.Try(() => ReadBins(map, "bins", "edges", what) ?? throw Error(entry.At, $"{what} has no 'bins: [count, low, high]' (or 'edges')"));
        BinSpec? ybins = _mistakes.Try(() => ReadBins(map, "ybins", "yedges", what));
        BinSpec? zbins = _mistakes.Try(() => ReadBins(map, "zbins", "zedges", what));
        if (bins == BinSpec.Automatic && kind != HistogramKind.Histo1D)
        {
            _mistakes.Add(entry.At, $"{what}: 'bins: auto' is for one dimension");
        }

        foreach ((BinSpec? more, string key) in new[] { (ybins, "ybins"), (zbins, "zbins") })
        {
            if (more == BinSpec.Automatic)
            {
                _mistakes.Add(entry.At, $"{what}: '{key}' cannot be auto, give [count, low, high]");
            }
        }

        ExpressionSpec? weight = _mistakes.Try(() => OptionalExpression(map, "weight"));
        IReadOnlyList<string> over = SelectionsOf(map, what, selections);
        IReadOnlyList<string>? only = map.Find("datasets") is { } named ? Matching(named, "datasets", what, datasets) : null;
        string? title = _mistakes.Try(() => OptionalText(map, "title"));
        string? xlabel = _mistakes.Try(() => OptionalText(map, "xlabel"));
        string? ylabel = _mistakes.Try(() => OptionalText(map, "ylabel"));
        string? zlabel = _mistakes.Try(() => OptionalText(map, "zlabel"));
        bool isLog = _mistakes.Try(() => map.Find("log") is { } log && Truth(log, "'log'"));
        return _mistakes.Count > before || x is null || bins is null
            ? null
            : new HistogramSpec(entry.Key, kind, x, y, bins, ybins, weight, over, title ?? string.Empty, xlabel, ylabel, entry.At)
            {
                Datasets = only,
                Z = z,
                ZBins = zbins,
                ZLabel = zlabel,
                IsLog = isLog,
            };
    }

    private void CheckBins(YamlMap map, YamlEntry entry, string what, string axis, bool isNeeded, string why)
    {
        bool isThere = (map.Find($"{axis}bins") ?? map.Find($"{axis}edges")) is not null;
        if (isNeeded && !isThere)
        {
            _mistakes.Add(entry.At, $"{what} has {why} and no '{axis}bins: [count, low, high]' (or '{axis}edges')");
        }
        else if (!isNeeded && isThere)
        {
            _mistakes.Add(entry.At, $"{what} has '{axis}bins', but no axis for them");
        }
    }

    private List<NumberSpec> ReadNumbers(YamlItem? item, IReadOnlyList<string> selections, IReadOnlyList<string> datasets) => ReadEntries(item, "numbers", "a number", entry =>
    {
        string what = $"numbers.{entry.Key}";
        YamlMap map = Map(entry.Value, what, AnalysisKeys.Number);
        (string Key, NumberKind Kind)[] asked = [.. s_numberKinds.Where(k => map.Find(k.Key) is not null)];
        IReadOnlyList<string> over = SelectionsOf(map, what, selections);
        IReadOnlyList<string> only = map.Find("datasets") is { } named ? Matching(named, "datasets", what, datasets) : datasets;
        if (asked is not [var (key, kind)])
        {
            throw Error(entry.At, $"{what} must have one of {string.Join(", ", s_numberKinds.Select(k => k.Key))}{(asked.Length > 1 ? $", found {string.Join(" and ", asked.Select(k => k.Key))}" : string.Empty)}");
        }

        if (kind == NumberKind.Count)
        {
            return Truth(map.Find(key)!, "'count'") ? new NumberSpec(entry.Key, kind, null, over, only) : throw Error(map.Find(key)!.At, $"{what}: 'count' can only be true");
        }

        return new NumberSpec(entry.Key, kind, Expression(map.Find(key)!, $"{what}.{key}"), over, only);
    });

    private IReadOnlyList<string> SelectionsOf(YamlMap map, string what, IReadOnlyList<string> selections)
    {
        YamlItem? item = map.Find("selection") ?? map.Find("selections");
        if (map.Find("selection") is not null && map.Find("selections") is not null)
        {
            _mistakes.Add(map.At, $"{what} has 'selection' and 'selections'; one is enough");
        }

        return item is null ? [AnalysisFile.AllEvents] : Matching(item, "selections", what, selections);
    }

    // Names and patterns; each name comes once, in the order in which it was asked for.
    private List<string> Matching(YamlItem item, string kind, string what, IReadOnlyList<string> names)
    {
        var matching = new List<string>();
        foreach (YamlItem part in item is YamlList list ? list.Items : [item])
        {
            if (_mistakes.Try(() => Text(part, $"a name of {kind} of {what}")) is not { } name)
            {
                continue;
            }

            string[] found = name.AsSpan().ContainsAny("*?")
                ? [.. names.Where(n => n != AnalysisFile.AllEvents && FileSystemName.MatchesSimpleExpression(name, n, ignoreCase: false))]
                : [.. names.Where(n => n == name)];
            string one = kind[..^1];
            if (found.Length == 0)
            {
                _mistakes.Add(part.At, name.AsSpan().ContainsAny("*?")
                    ? $"{what}: no {one} fits '{name}'"
                    : $"{what} names the {one} '{name}', which is not there{NearestNames.Suggestion(name, names)}");
            }
            else if (found is [var only] && only == name && matching.Contains(name))
            {
                _mistakes.Add(part.At, $"{what} names the {one} '{name}' twice");
            }

            matching.AddRange(found.Where(n => !matching.Contains(n)));
        }

        return matching;
    }

    private BinSpec? ReadBins(YamlMap map, string binsKey, string edgesKey, string what)
    {
        if (map.Find(edgesKey) is { } edges)
        {
            if (map.Find(binsKey) is not null)
            {
                throw Error(edges.At, $"{what} has '{binsKey}' and '{edgesKey}'; one is enough");
            }

            List<double> numbers = Numbers(edges, $"'{edgesKey}'");
            return numbers.Count >= 2 && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second)
                ? new BinSpec(numbers.Count - 1, numbers[0], numbers[^1], numbers)
                : throw Error(edges.At, $"{what}: '{edgesKey}' must be two or more rising numbers");
        }

        if (map.Find(binsKey) is not { } item)
        {
            return null;
        }

        if (item is YamlScalar { Text: "auto" })
        {
            return BinSpec.Automatic;
        }

        (bool isLog, List<double> bins) = LogOrNot(item, $"'{binsKey}'");
        string form = isLog ? "[log, count, low, high]" : "[count, low, high]";
        if (bins.Count != 3)
        {
            throw Error(item.At, $"{what}: '{binsKey}' must be {form}, found {bins.Count} number{(bins.Count == 1 ? string.Empty : "s")}");
        }

        if (bins[0] != Math.Floor(bins[0]) || bins[0] is < 1 or > MaxBins || !(bins[1] < bins[2]) || (isLog && bins[1] <= 0))
        {
            throw Error(item.At, $"{what}: '{binsKey}' must be {form} with a whole count from 1 to {MaxBins} and low below high{(isLog ? ", both above 0" : string.Empty)}");
        }

        return new BinSpec((int)bins[0], bins[1], bins[2], isLog ? Axis.Logarithmic((int)bins[0], bins[1], bins[2]).ToEdges() : null);
    }

    // [log, 50, 1, 1000] and log:50,1,1000, as for 'banyan draw'.
    private (bool IsLog, List<double> Bins) LogOrNot(YamlItem item, string what) => item switch
    {
        YamlList { Items: [YamlScalar { Text: "log" }, ..] } list => (true, Numbers(new YamlList([.. list.Items.Skip(1)], list.At), what)),
        YamlScalar { Text: var text } scalar when text.StartsWith("log:", StringComparison.Ordinal) => (true, Numbers(scalar with { Text = text["log:".Length..] }, what)),
        _ => (false, Numbers(item, what)),
    };

    // A list, or a text with commas.
    private List<double> Numbers(YamlItem item, string what) => item is YamlList list
        ? [.. list.Items.Select(i => Number(i, $"a number of {what}"))]
        : [.. Text(item, what).Split(',').Select(part => Number(new YamlScalar(part.Trim(), true, item.At), $"a number of {what}"))];
}
