using System.Globalization;
using System.Text;
using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan.AnalysisFiles.Starting;

/// <summary>Writes a first analysis of a file: what is in it decides on objects, selections and plots, and its first events on the bins.</summary>
public sealed class FirstAnalysis
{
    private const int MaxPlainPlots = 24;

    // Good objects lie within |eta| < 2.5.
    private const string EtaBins = "[50, -2.5, 2.5]";
    private const string PhiBins = "[64, -3.2, 3.2]";

    // Numbers that only name an event.
    private static readonly string[] s_labels = ["run", "runnum", "runnumber", "luminosityblock", "lumi", "lumiblock", "lumisec", "event", "evt", "evtnum", "eventnumber", "entry", "mcchannelnumber", "smk"];

    // What one wants to see first among the single numbers of an event.
    private static readonly string[] s_interesting = ["met", "mass", "ht", "pt", "npv"];

    private readonly EventSource _source;
    private readonly EventFrame _frame;
    private readonly FileLayout _layout;
    private readonly PlotRange _ranges;
    private readonly List<StartingObject> _objects = [];
    private readonly List<string> _plain = [];

    private FirstAnalysis(EventSource source)
    {
        _source = source;
        _frame = EventFrames.FromSource(source);
        _layout = LayoutDetection.Of(source);
        _ranges = new PlotRange(_frame);
    }

    /// <summary>The text of an analysis file that runs as it is.</summary>
    /// <param name="source">The dataset; its first 20,000 entries are read.</param>
    /// <param name="files">The files as the analysis names them.</param>
    /// <exception cref="SourceException">The data cannot be read.</exception>
    public static string Write(TreeSource source, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(files);
        var analysis = new FirstAnalysis(source);
        analysis.Choose();
        analysis._ranges.Measure();
        return analysis.Text(source.Tree, files);
    }

    private void Choose()
    {
        foreach (ObjectCollection collection in ObjectFinder.Find(_source, _layout))
        {
            bool isColumn = _source.TryGetColumn(collection.Pt, out _);
            string name = collection.Name;
            string? own = isColumn ? null : Free($"{name}_pt");
            var chosen = new StartingObject(collection, own ?? collection.Pt, own, Free($"good_{name}"), Free($"n_good_{name}"), Free($"min_{name}_pt"), collection.Charge is null ? null : Free($"m_{name}s"));
            if (_ranges.Ask(collection.Pt))
            {
                _objects.Add(chosen with { Mass = chosen.MassExpression is null ? null : chosen.Mass });
            }
        }

        IEnumerable<string> numbers = _source.Columns.Where(IsPlain).Select(c => c.Name);
        foreach (string name in numbers.OrderBy(n => Array.FindIndex(s_interesting, w => n.Contains(w, StringComparison.OrdinalIgnoreCase)) is >= 0 and int i ? i : s_interesting.Length))
        {
            if (_plain.Count < MaxPlainPlots && _ranges.Ask(name))
            {
                _plain.Add(name);
            }
        }
    }

    // A name that the file does not use itself.
    private string Free(string name) => _source.TryGetColumn(name, out _) ? Free(name + "_") : name;

    // Numbers of the event; where there are no collections, vectors as well.
    private bool IsPlain(ColumnInfo column) =>
        column.Problem is null && ObjectFinder.IsName(column.Name) && !IsLabel(column.Name)
        && !column.Name.StartsWith("HLT_", StringComparison.Ordinal) && !column.Name.StartsWith("L1_", StringComparison.Ordinal) && !column.Name.StartsWith("Flag_", StringComparison.Ordinal)
        && !column.Name.EndsWith("_size", StringComparison.Ordinal) && !column.Name.EndsWith(".fBits", StringComparison.Ordinal) && !column.Name.EndsWith(".fUniqueID", StringComparison.Ordinal)
        && !_source.Columns.Any(c => c.CountColumn == column.Name)
        && (column.Type is ScalarType || (_objects.Count == 0 && column.Type is VectorType { Item: ScalarType { Kind: not ElementKind.Int8 } }));

    // Weights, of which simulation has hundreds, and numbers that only name an event; in any part of the event's information. Vectors of characters are texts.
    private static bool IsLabel(string column)
    {
        string name = column[(column.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return s_labels.Contains(name) || name.StartsWith("weight", StringComparison.Ordinal) || name.EndsWith("weight", StringComparison.Ordinal);
    }

    private string Text(string tree, IReadOnlyList<string> files)
    {
        string stem = Stem(files[0]);
        var text = new StringBuilder();
        List<StartingPlot> plots = Plots();
        text.Append(CultureInfo.InvariantCulture, $"# A first analysis of {LayoutDetection.NameOf(_layout)} in {Path.GetFileName(files[0])}{(files.Count > 1 ? $" and {files.Count - 1} more" : string.Empty)} ({_source.EntryCount} entries).\n");
        text.Append("# Run it:                    banyan run FILE.yml\n# Another value, other files: banyan run FILE.yml --set NAME=VALUE other/*.root\n# All keys: docs/guide/analysis-file.md\n\n");
        text.Append($"title: {Quoted($"First look at {stem}")}\n\n");
        text.Append($"datasets:\n  {stem}:\n");
        text.Append(files.Count == 1 ? $"    files: {Quoted(files[0])}\n" : $"    files:\n{string.Concat(files.Select(f => $"      - {Quoted(f)}\n"))}");
        text.Append($"    tree: {Quoted(tree)}\n");
        if (_source.TryGetColumn("genWeight", out _))
        {
            text.Append("    # Simulation is scaled to the luminosity by cross section and the generator's weights:\n    # weight: genWeight\n    # cross_section: 1 pb\n    # luminosity: 1 /fb\n");
        }

        WriteObjects(text);
        text.Append("\nhistograms:\n");
        foreach (StartingPlot plot in plots)
        {
            text.Append($"  {plot.Name}:\n    x: {Quoted(plot.Expression)}\n    bins: {plot.Bins}\n");
            text.Append(plot.Label.Length > 0 ? $"    xlabel: {Quoted(plot.Label)}\n" : string.Empty);
            text.Append(plot.Selections.Count > 0 ? $"    selections: [{string.Join(", ", plot.Selections)}]\n" : string.Empty);
        }

        text.Append($"\noutputs:\n  root: {Quoted($"{stem}-histograms.root")}\n  html: {Quoted($"{stem}-report.html")}\n");
        string made = text.ToString();
        return plots.Count > 0 ? made : made.Replace("\nhistograms:\n", "\n# No column of this tree can be drawn as it is.\n", StringComparison.Ordinal);
    }

    private void WriteObjects(StringBuilder text)
    {
        if (_objects.Count == 0)
        {
            return;
        }

        text.Append("\n# Values that --set changes; their names stand for them in expressions and bins.\nparameters:\n");
        foreach (StartingObject o in _objects)
        {
            text.Append($"  {o.Threshold}: {Threshold(o)}\n");
        }

        text.Append("\ndefines:\n");
        foreach (StartingObject o in _objects)
        {
            if (o.OwnPt is not null)
            {
                text.Append($"  {o.OwnPt}: {Quoted(o.Collection.Pt)}\n");
            }

            text.Append($"  {o.Good}: {Quoted($"{o.Pt} > {o.Threshold}{(o.Collection.Eta is { } eta ? $" && abs({eta}) < 2.5" : string.Empty)}")}\n  {o.Count}: Sum({o.Good})\n");
            if (o is { Mass: { } mass, MassExpression: { } expression } && Selected().Contains(o))
            {
                text.Append($"  {mass}: {Quoted(expression)}\n");
            }
        }

        text.Append("\n# Each has a line per cut in the cut flow.\nselections:\n");
        foreach (StartingObject o in Selected())
        {
            text.Append($"  {o.One}: {o.Count} >= 1\n");
            if (o is { Mass: not null, Collection.Charge: { } charge })
            {
                text.Append($"  {o.Two}:\n    from: {o.One}\n    cuts:\n      - exactly two: {o.Count} == 2\n      - opposite charges: Sum({charge}[{o.Good}]) == 0\n");
            }
        }
    }

    private IEnumerable<StartingObject> Selected() => _objects.Take(2);

    private List<StartingPlot> Plots()
    {
        var plots = new List<StartingPlot>();
        foreach (StartingObject o in _objects)
        {
            string name = o.Collection.Name;
            string[] over = Selected().Contains(o) ? [AnalysisFile.AllEvents, o.One] : [];
            plots.Add(new StartingPlot($"n_{name}", o.Count, "[11, -0.5, 10.5]", $"good {name}s", []));
            if (_ranges.BinsOf(o.PtOfFile) is { } ptBins)
            {
                plots.Add(new StartingPlot($"{name}_pt", $"{o.Pt}[{o.Good}]", ptBins, $"p_{{T}}({name}) [GeV]", over));
            }

            AddAngle($"{name}_eta", o.Collection.Eta, EtaBins, $"#eta({name})");
            AddAngle($"{name}_phi", o.Collection.Phi, PhiBins, $"#phi({name})");
            if (o.Mass is { } mass && Selected().Contains(o))
            {
                plots.Add(new StartingPlot($"m_{name}s", mass, "[60, 0, 150]", $"m of two {name}s [GeV]", [o.Two]));
            }

            void AddAngle(string plot, string? expression, string bins, string label)
            {
                if (expression is not null)
                {
                    plots.Add(new StartingPlot(plot, $"{expression}[{o.Good}]", bins, label, over));
                }
            }
        }

        foreach (string column in _plain)
        {
            if (_ranges.BinsOf(column) is { } bins)
            {
                plots.Add(new StartingPlot(column.Replace('.', '_'), column, bins, string.Empty, []));
            }
        }

        return [.. plots.DistinctBy(p => p.Name)];
    }

    // The usual one, or less where the file's objects are softer.
    private string Threshold(StartingObject o)
    {
        double usual = o.Collection.Name.Contains("jet", StringComparison.Ordinal) ? 30 : 20;
        string? bins = _ranges.BinsOf(o.PtOfFile);
        double high = bins is null ? usual : double.Parse(bins.Split(',')[2].TrimEnd(']'), CultureInfo.InvariantCulture);
        return (high > 3 * usual ? usual : Math.Max(0, Math.Round(high / 10, 1))).ToString(CultureInfo.InvariantCulture);
    }

    private static string Stem(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file.Split('*', '?', '@')[0].TrimEnd('/', '-', '_').Split('/')[^1]);
        string stem = new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_')]);
        return stem.Trim('_', '-').Length > 0 ? stem.Trim('_', '-') : "events";
    }

    // Quotes where YAML would take a text apart.
    private static string Quoted(string text)
    {
        bool isPlain = text.Length > 0 && (char.IsAsciiLetterOrDigit(text[0]) || text[0] is '/' or '_' or '.') && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
            && text is not ("true" or "false" or "null" or "~") && !text.EndsWith(':') && text[^1] != ' ' && !text.Contains("${", StringComparison.Ordinal) && text.All(c => c >= ' ');
        return isPlain ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("${", "$${", StringComparison.Ordinal)}\"";
    }
}
