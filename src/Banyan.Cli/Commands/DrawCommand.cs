using System.CommandLine;
using System.Text.Json;
using Banyan.AnalysisFiles;
using Banyan.Drawing;
using Banyan.Errors;
using Banyan.Histograms.Plots.Svg;
using Banyan.Histograms.Plots.Text;
using Banyan.Outputs;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan draw</c>: a histogram with TTree::Draw's rules.</summary>
internal sealed class DrawCommand : BanyanCommand
{
    // Wider plots are no easier to read.
    private const int PlotWidth = 100;

    private readonly DatasetArguments _dataset = new();
    private readonly DrawArguments _draw = new();
    private readonly RunFlags _run = new();
    private readonly StrictFlag _strict = new();
    private readonly Option<string?> _out = new("--out", "-o") { HelpName = "FILE", Description = "Write the histogram to a .root or .svg file instead of the terminal" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the histogram as JSON" };
    private readonly Option<bool> _log = new("--log") { Description = "Logarithmic contents" };

    /// <summary>Declares arguments and options.</summary>
    public DrawCommand()
        : base("draw", "Draw a histogram of an expression, in the terminal or to a file")
    {
        _draw.AddTo(this);
        Add(_dataset.Tree);
        Add(_out);
        Add(_json);
        Add(_log);
        _strict.AddTo(this);
        _run.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan draw nano.root \"Muon_pt\"", "every muon of every event; bins found from the data"),
        new("banyan draw nano.root \"Muon_pt\" \"Muon_pt > 30 && abs(Muon_eta) < 2.1\"", "the cut has the shape of the muons, so it acts on each muon"),
        new("banyan draw nano.root:Events \"Muon_pt[0]\" \"nMuon == 2\" --bins 50,0,200", "the first muon of events with two; a cut of one value acts on the event"),
        new("banyan draw nano.root \"Muon_eta:Muon_phi\" --out etaphi.svg", "two dimensions (y:x), as a picture"),
        new("banyan draw -t Events data/*.root -e \"MET_pt\" --weight genWeight --out met.root", "many files, weighted, to a ROOT file"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        (IReadOnlyList<string> files, DrawRequest request) = _draw.Read(context);
        string? path = context.Get(_out);
        if (path is not null && Path.GetExtension(path) is not (".root" or ".svg"))
        {
            throw new UsageException($"--out {path}: the file must end in .root or .svg");
        }

        Frame.Running.RunOptions options = _run.Read(context);
        EventFrame frame = _dataset.Open(context, files);
        using var source = frame.Source;
        frame.IsStrict = _strict.IsSet(context);
        if (path is not null)
        {
            OutputText.Prepare(path);
        }

        DrawResult result = Drawing.Drawing.Draw(frame, request, options, context.Cancellation);
        WarningText.Write(context.Error, frame.Warnings);
        if (path is not null)
        {
            WriteFile(context, path, result, context.Get(_log));
        }

        if (context.Get(_json))
        {
            WriteJson(context, result, frame.Warnings);
        }
        else if (path is null)
        {
            context.Out.Write(TextPlot.Render(result.Histogram, PlotOptions(context)));
        }

        context.Out.Flush();
        if (!_run.IsQuiet(context))
        {
            WriteLeftOut(context, result);
        }

        return ExitCode.Done;
    }

    private TextPlotOptions PlotOptions(CommandContext context) => new()
    {
        Width = Math.Min(context.Terminal.Width, PlotWidth),
        Ascii = context.Terminal.IsAscii,
        Log = context.Get(_log),
    };

    private static void WriteFile(CommandContext context, string path, DrawResult result, bool isLog)
    {
        if (Path.GetExtension(path) == ".root")
        {
            var part = new ProvenancePart(string.Empty, result.Run.Inputs, result.Plan);
            HistogramFile.Write(path, [new HistogramOutcome(string.Empty, result.Histogram)], new Provenance("banyan draw", [part]));
        }
        else
        {
            OutputText.Write(path, SvgPlot.Render(result.Histogram, new SvgPlotOptions { Log = isLog }));
        }

        context.Error.WriteLine($"wrote {path}");
    }

    private static void WriteLeftOut(CommandContext context, DrawResult result)
    {
        if (result.EventsLeftOut > 0)
        {
            context.Error.WriteLine($"{result.EventsLeftOut} of {result.Passed} events lack an element that the expression names and are left out");
        }

        if (result.ElementsLeftOut > 0)
        {
            context.Error.WriteLine($"{result.ElementsLeftOut} elements have no partner in their event and are left out");
        }
    }

    private static void WriteJson(CommandContext context, DrawResult result, IReadOnlyList<Frame.Expressions.ExpressionWarning> warnings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("events", result.Events);
            json.WriteNumber("events_passed", result.Passed);
            json.WriteNumber("events_left_out", result.EventsLeftOut);
            json.WriteNumber("elements_left_out", result.ElementsLeftOut);
            json.WritePropertyName("histogram");
            HistogramJson.Write(json, result.Histogram);
            WarningText.Write(json, warnings);
            json.WriteEndObject();
        }

        context.Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
