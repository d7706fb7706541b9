using System.Globalization;
using Banyan.AnalysisFiles.Keys;
using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;
using Banyan.Drawing;

namespace Banyan.AnalysisFiles;

/// <content>The plots.</content>
internal sealed partial class AnalysisFileReader
{
    private List<PlotSpec> ReadPlots(YamlItem? item, IReadOnlyList<HistogramSpec> histograms, IReadOnlyList<string> selections, IReadOnlyList<DatasetSpec> datasets) =>
        ReadEntries(item, "plots", "a plot", entry => ReadPlot(entry, histograms, selections, datasets));

    private PlotSpec? ReadPlot(YamlEntry entry, IReadOnlyList<HistogramSpec> histograms, IReadOnlyList<string> selections, IReadOnlyList<DatasetSpec> datasets)
    {
        string what = $"plots.{entry.Key}";
        YamlMap map = Map(entry.Value, what, AnalysisKeys.Plot);
        int before = _mistakes.Count;
        HistogramSpec[] drawn = HistogramsOf(map, entry, what, histograms);
        string[]? over = map.Find("selection") is { } chosen ? [.. Matching(chosen, "selections", what, selections)] : null;
        List<PlotLineSpec> lines = LinesOf(map, what, drawn, datasets);
        bool isStacked = Flag("stack");
        CheckKinds(entry, what, drawn, lines, isStacked);
        (string Histogram, string Selection)[] pictures =
        [
            .. drawn.SelectMany(h => h.Selections.Where(s => over?.Contains(s) ?? true).Select(s => (h.Name, s))),
        ];
        foreach (string selection in (over ?? []).Where(selection => drawn.Length > 0 && pictures.All(p => p.Selection != selection)))
        {
            _mistakes.Add(map.Find("selection")!.At, $"{what}: {string.Join(", ", drawn.Select(h => h.Name))} {(drawn.Length == 1 ? "is" : "are")} not filled over the selection '{selection}'");
        }

        bool? isLog = _mistakes.Try(() => map.Find("log") is { } log ? Truth(log, "'log'") : (bool?)null);
        (int Width, int Height)? size = _mistakes.Try(() => map.Find("size") is { } text ? Size(text, what) : ((int, int)?)null);
        var plot = new PlotSpec(entry.Key, pictures, lines, entry.At)
        {
            IsStacked = isStacked,
            IsNormalised = Flag("norm"),
            HasRatio = Flag("ratio"),
            IsLog = isLog,
            Title = _mistakes.Try(() => OptionalText(map, "title")),
            XLabel = _mistakes.Try(() => OptionalText(map, "xlabel")),
            YLabel = _mistakes.Try(() => OptionalText(map, "ylabel")),
            Note = _mistakes.Try(() => OptionalText(map, "note")),
            Size = size,
        };
        return _mistakes.Count > before ? null : plot;

        bool Flag(string key) => _mistakes.Try(() => map.Find(key) is { } truth && Truth(truth, $"'{key}'"));
    }

    private HistogramSpec[] HistogramsOf(YamlMap map, YamlEntry entry, string what, IReadOnlyList<HistogramSpec> histograms)
    {
        string[] names = [.. histograms.Select(h => h.Name)];
        if (map.Find("histogram") is { } item)
        {
            List<string> found = Matching(item, "histograms", what, [.. names, .. _failedNames]);
            return [.. found.SelectMany(name => histograms.Where(h => h.Name == name))];
        }

        if (!names.Contains(entry.Key) && !_failedNames.Contains(entry.Key))
        {
            _mistakes.Add(entry.At, $"{what} has no 'histogram', and no histogram has its name{NearestNames.Suggestion(entry.Key, names)}");
        }

        return [.. histograms.Where(h => h.Name == entry.Key)];
    }

    private void CheckKinds(YamlEntry entry, string what, HistogramSpec[] drawn, List<PlotLineSpec> lines, bool isStacked)
    {
        foreach (HistogramSpec histogram in drawn)
        {
            bool isProfile = histogram.Kind == HistogramKind.Profile1D;
            if (!isProfile && histogram.Kind != HistogramKind.Histo1D)
            {
                _mistakes.Add(entry.At, $"{what}: the histogram '{histogram.Name}' has more than one dimension; those over one another have one");
            }
            else if (isStacked && isProfile)
            {
                _mistakes.Add(entry.At, $"{what}: the profile '{histogram.Name}' cannot be stacked: means do not add up");
            }
            else if (histogram.XBins == BinSpec.Automatic && lines.Sum(line => line.Datasets.Count) > 1)
            {
                _mistakes.Add(entry.At, $"{what}: the histogram '{histogram.Name}' has 'bins: auto', which may differ from dataset to dataset; give it bins");
            }
        }
    }

    // Datasets with one label are one line, and so are the datasets of "label: [a, b]".
    private List<PlotLineSpec> LinesOf(YamlMap map, string what, HistogramSpec[] drawn, IReadOnlyList<DatasetSpec> datasets)
    {
        string[] filled = [.. datasets.Select(d => d.Name).Where(name => drawn.All(h => h.Datasets?.Contains(name) ?? true))];
        var members = new List<(string Label, string Dataset)>();
        if (map.Find("datasets") is { } item)
        {
            foreach (YamlItem part in item is YamlList list ? list.Items : [item])
            {
                foreach (YamlEntry group in (part as YamlMap)?.Entries ?? [])
                {
                    members.AddRange(Matching(group.Value, "datasets", what, filled).Select(name => (group.Key, name)));
                }

                if (part is not YamlMap)
                {
                    members.AddRange(Matching(part, "datasets", what, filled).Select(name => (LabelOf(name), name)));
                }
            }
        }
        else
        {
            members.AddRange(filled.Select(name => (LabelOf(name), name)));
        }

        foreach (IGrouping<string, (string Label, string Dataset)> twice in members.GroupBy(m => m.Dataset).Where(g => g.Count() > 1))
        {
            _mistakes.Add(map.At, $"{what} has the dataset '{twice.Key}' {(twice.Count() == 2 ? "twice" : $"{twice.Count()} times")}");
        }

        if (members.Count == 0 && drawn.Length > 0)
        {
            _mistakes.Add(map.At, $"{what} has no dataset to draw");
        }

        List<PlotLineSpec> lines = [.. members.GroupBy(m => m.Label).Select(g => LineOf(g.Key, [.. g.Select(m => m.Dataset).Distinct()], datasets, map, what))];
        return WithOptions(lines, map, what);

        string LabelOf(string name) => datasets.First(d => d.Name == name).Label ?? name;
    }

    private PlotLineSpec LineOf(string label, string[] names, IReadOnlyList<DatasetSpec> datasets, YamlMap map, string what)
    {
        DatasetSpec[] members = [.. names.Select(name => datasets.First(d => d.Name == name))];
        if (members.Any(d => d.IsData) && members.Any(d => !d.IsData))
        {
            _mistakes.Add(map.At, $"{what}: the line '{label}' mixes data ({string.Join(", ", members.Where(d => d.IsData).Select(d => d.Name))}) with simulation ({string.Join(", ", members.Where(d => !d.IsData).Select(d => d.Name))})");
        }

        return new PlotLineSpec(label, names) { IsData = members.Any(d => d.IsData), Color = members.Select(d => d.Color).FirstOrDefault(c => c is not null) };
    }

    private List<PlotLineSpec> WithOptions(List<PlotLineSpec> lines, YamlMap map, string what)
    {
        string[] names = [.. lines.Select(l => l.Label).Concat(lines.Where(l => l.Datasets.Count == 1).Select(l => l.Datasets[0])).Distinct()];
        if (map.Find("outline") is { } outline)
        {
            List<string> above = Matching(outline, "lines", what, names);
            for (int i = 0; i < lines.Count; i++)
            {
                lines[i] = lines[i] with { IsOutline = Names(lines[i]).Any(above.Contains) };
            }
        }

        foreach (YamlEntry scale in map.Find("scale") is { } scales ? _mistakes.Try(() => AnyMap(scales, $"{what}.scale"))?.Entries ?? [] : [])
        {
            if (_mistakes.Try(() => (double?)Number(scale.Value, $"{what}.scale.{scale.Key}")) is not { } factor)
            {
                continue;
            }

            List<string> scaled = Matching(new YamlScalar(scale.Key, true, scale.At), "lines", what, names);
            for (int i = 0; i < lines.Count; i++)
            {
                lines[i] = Names(lines[i]).Any(scaled.Contains)
                    ? lines[i] with { Factor = factor, Label = string.Create(CultureInfo.InvariantCulture, $"{lines[i].Label} × {factor}") }
                    : lines[i];
            }
        }

        return lines;

        static IEnumerable<string> Names(PlotLineSpec line) => line.Datasets.Count == 1 ? [line.Label, line.Datasets[0]] : [line.Label];
    }

    private static (int Width, int Height) Size(YamlItem item, string what)
    {
        string text = Text(item, $"{what}.size");
        return PictureSize.Read(text) ?? throw Error(item.At, $"{what}: 'size' takes {PictureSize.Form}, found '{text}'");
    }
}
