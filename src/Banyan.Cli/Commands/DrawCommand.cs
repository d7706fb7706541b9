using System.CommandLine;
using System.Text.Json;
using Banyan.Drawing;
using Banyan.Errors;
using Banyan.Frame.Expressions;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Overlays;
using Banyan.Histograms.Plots.Text;
using Banyan.Outputs;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan draw</c>: histograms with TTree::Draw's rules.</summary>
internal sealed class DrawCommand : BanyanCommand
{
    // Wider plots are no easier to read.
    private const int PlotWidth = 100;

    private readonly DatasetArguments _dataset = new();
    private readonly DrawArguments _draw = new();
    private readonly DrawFlags _flags = new();
    private readonly RunFlags _run = new();
    private readonly StrictFlag _strict = new();
    private readonly Option<string[]> _out = new("--out", "-o") { HelpName = "FILE", Arity = ArgumentArity.ZeroOrMore, Description = "Write to a .root, .svg, .png, .pdf, .csv or .json (UHI) file instead of the terminal; may be given several times" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the histograms as JSON" };

    /// <summary>Declares arguments and options.</summary>
    public DrawCommand()
        : base("draw", "Draw histograms of expressions, in the terminal or to a file")
    {
        _draw.AddTo(this);
        Add(_dataset.Tree);
        _flags.AddTo(this);
        Add(_out);
        Add(_json);
        _strict.AddTo(this);
        _run.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan draw nano.root \"Muon_pt\"", "every muon of every event; bins found from the data"),
        new("banyan draw nano.root \"Muon_pt>>h(50,0,200)\" \"Muon_pt > 30 && abs(Muon_eta) < 2.1\"", "the cut has the shape of the muons, so it acts on each muon"),
        new("banyan draw nano.root:Events \"Muon_pt[0]\" \"genWeight * (nMuon == 2)\"", "the first muon of events with two; a cut that is a number is a weight"),
        new("banyan draw nano.root \"Sum$(Jet_pt * (Jet_pt > 30))\"", "one value per event: TTree::Draw's Sum$, Length$, Max$, Alt$ and their kin"),
        new("banyan draw nano.root \"Muon_eta:Muon_phi\" --out etaphi.png", "two dimensions (y:x), as a picture"),
        new("banyan draw nano.root \"Muon_pt:Muon_eta\" --profile", "the mean pt in bins of eta"),
        new("banyan draw nano.root \"Muon_pt\" --cut \"nMuon == 1\" --cut \"nMuon == 2\" --norm --log", "two cuts over one another"),
        new("banyan draw dy.root tt.root data.root -e \"MET_pt\" --overlay files --data data --stack --ratio --out met.pdf", "data over stacked simulation, with their ratio"),
        new("banyan draw data/*.root \"DiMuon_mass\" --log xy --out mass.svg", "all files as one dataset, both axes logarithmic"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        DrawRequestWords words = _draw.Read(context);
        DrawLook look = _flags.Read(context, words);
        string[] paths = context.Get(_out) ?? [];
        foreach (string path in paths)
        {
            DrawOutput.Check(path);
        }

        Frame.Running.RunOptions options = _run.Read(context);
        var sources = new List<IDisposable>();
        try
        {
            IReadOnlyList<(string Label, DrawLine Line)> lines = words.Order.ToLines(dataset => Open(context, dataset, sources));
            CheckData(look, lines);
            foreach (string path in paths)
            {
                OutputText.Prepare(path);
            }

            IReadOnlyList<DrawResult> results = words.Bind(() => Drawing.Drawing.Draw([.. lines.Select(line => line.Line)], options, context.Cancellation));
            DrawPicture picture = Picture(words, look, lines, results);
            ExpressionWarning[] warnings = [.. lines.Select(line => line.Line.Frame).Distinct().SelectMany(frame => frame.Warnings).Distinct()];
            WarningText.Write(context.Error, warnings);
            Show(context, paths, picture, results, warnings);
            if (!_run.IsQuiet(context))
            {
                WriteLeftOut(context, picture, results);
            }
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }

        return ExitCode.Done;
    }

    private EventFrame Open(CommandContext context, DrawDataset dataset, List<IDisposable> sources)
    {
        EventFrame frame = _dataset.Open(context, dataset.Files);
        sources.Add(frame.Source);
        frame.IsStrict = _strict.IsSet(context);
        return frame;
    }

    private static void CheckData(DrawLook look, IReadOnlyList<(string Label, DrawLine Line)> lines)
    {
        foreach (string label in look.Data)
        {
            if (!lines.Any(line => line.Label == label))
            {
                throw new UsageException($"--data {label}: no line has this label; the lines are {string.Join(", ", lines.Select(line => line.Label))}");
            }
        }
    }

    private static DrawPicture Picture(DrawRequestWords words, DrawLook look, IReadOnlyList<(string Label, DrawLine Line)> lines, IReadOnlyList<DrawResult> results)
    {
        // Lines of several expressions share an axis, which cannot have the name of the first.
        string? xTitle = look.XTitle ?? (words.Order.Expressions.Select(expression => expression.X).Distinct().Count() > 1 ? string.Empty : null);
        bool isAlone = lines.Count == 1;
        OverlayLine[] drawn =
        [
            .. lines.Zip(results, (line, result) =>
            {
                Histogram histogram = look.IsNormalised ? DrawPicture.Normalised(result.Histogram) : result.Histogram;
                string? title = isAlone ? look.Title : line.Label;
                string? yTitle = look.YTitle ?? (look.IsNormalised && histogram is Histogram1D ? "Share of entries / bin" : null);
                return new OverlayLine(DrawPicture.Retitled(histogram, title, xTitle, yTitle), line.Label, look.Data.Contains(line.Label));
            }),
        ];
        return new DrawPicture(drawn, words.Log)
        {
            Title = look.Title ?? words.Order.Title,
            YTitle = look.YTitle ?? string.Empty,
            IsStacked = look.IsStacked,
            HasRatio = look.HasRatio,
            Size = look.Size,
        };
    }

    private void Show(CommandContext context, string[] paths, DrawPicture picture, IReadOnlyList<DrawResult> results, IReadOnlyList<ExpressionWarning> warnings)
    {
        foreach (string path in paths)
        {
            DrawOutput.Write(path, picture, results);
            context.Error.WriteLine($"wrote {path}");
        }

        if (context.Get(_json))
        {
            WriteJson(context, picture, results, warnings);
        }
        else if (paths.Length == 0)
        {
            context.Out.Write(picture.ToText(new TextPlotOptions { Width = Math.Min(context.Terminal.Width, PlotWidth), Ascii = context.Terminal.IsAscii, Color = context.Terminal.HasColor }));
        }

        context.Out.Flush();
    }

    private static void WriteLeftOut(CommandContext context, DrawPicture picture, IReadOnlyList<DrawResult> results)
    {
        for (int i = 0; i < results.Count; i++)
        {
            DrawResult result = results[i];
            string where = results.Count == 1 ? string.Empty : $"{picture.Lines[i].Label}: ";
            if (result.EventsLeftOut > 0)
            {
                context.Error.WriteLine($"{where}{result.EventsLeftOut} of {result.Passed} events lack an element that the expression names and are left out");
            }

            if (result.ElementsLeftOut > 0)
            {
                context.Error.WriteLine($"{where}{result.ElementsLeftOut} elements have no partner in their event and are left out");
            }

            if (result.NotNumbers > 0)
            {
                context.Error.WriteLine($"{where}{result.NotNumbers} {(result.NotNumbers == 1 ? "fill is" : "fills are")} not a number (NaN) and {(result.NotNumbers == 1 ? "stands" : "stand")} in the overflow");
            }

            WriteUnshown(context, picture, picture.Lines[i].Histogram, where);
            if (result.ElementsMissing > 0)
            {
                context.Error.WriteLine($"{where}{result.ElementsMissing} elements are named by an index that their event has not, and are left out");
            }
        }
    }

    // What a logarithmic axis cannot show.
    private static void WriteUnshown(CommandContext context, DrawPicture picture, Histogram histogram, string where)
    {
        if (!picture.Log.Contents || histogram is Profile)
        {
            return;
        }

        int negative = 0;
        bool hasPositive = false;
        foreach (double content in histogram.Contents)
        {
            negative += content < 0 ? 1 : 0;
            hasPositive |= content > 0;
        }

        if (negative > 0 || !hasPositive)
        {
            context.Error.WriteLine(hasPositive
                ? $"{where}{negative} {(negative == 1 ? "bin has" : "bins have")} negative contents, which a logarithmic axis does not show"
                : $"{where}no bin has contents above 0: the axis is linear");
        }
    }

    private static void WriteJson(CommandContext context, DrawPicture picture, IReadOnlyList<DrawResult> results, IReadOnlyList<ExpressionWarning> warnings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            if (results.Count == 1)
            {
                WriteLine(json, null, picture.Lines[0].Histogram, results[0], warnings);
            }
            else
            {
                json.WriteStartObject();
                json.WriteStartArray("lines");
                for (int i = 0; i < results.Count; i++)
                {
                    WriteLine(json, picture.Lines[i].Label, picture.Lines[i].Histogram, results[i], []);
                }

                json.WriteEndArray();
                WarningText.Write(json, warnings);
                json.WriteEndObject();
            }
        }

        context.Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteLine(Utf8JsonWriter json, string? label, Histogram histogram, DrawResult result, IReadOnlyList<ExpressionWarning> warnings)
    {
        json.WriteStartObject();
        if (label is not null)
        {
            json.WriteString("label", label);
        }

        json.WriteNumber("events", result.Events);
        json.WriteNumber("events_passed", result.Passed);
        json.WriteNumber("events_left_out", result.EventsLeftOut);
        json.WriteNumber("elements_left_out", result.ElementsLeftOut);
        json.WriteNumber("elements_missing", result.ElementsMissing);
        json.WriteNumber("fills_nan", result.NotNumbers);
        json.WritePropertyName("histogram");
        HistogramJson.Write(json, histogram);
        if (label is null)
        {
            WarningText.Write(json, warnings);
        }

        json.WriteEndObject();
    }
}
