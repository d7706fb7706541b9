using System.CommandLine;
using System.Diagnostics;
using Banyan.AnalysisFiles;
using Banyan.Demo;
using Banyan.Errors;
using Banyan.Execution.Threads;
using Banyan.Frame.Running;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Text;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan demo</c>: a whole analysis, from generated events to a report.</summary>
internal sealed class DemoCommand : BanyanCommand
{
    private const long DefaultEvents = 1_000_000;
    private const int PlotWidth = 80;

    private readonly Option<string?> _out = new("--out", "-o") { HelpName = "FOLDER", Description = "Where to write; a folder below the system's temporary folder when left out" };
    private readonly Option<long> _events = new("--events") { HelpName = "N", Description = "Number of events; a million when left out" };
    private readonly Option<uint> _seed = new("--seed") { HelpName = "N", Description = "Seed of the random numbers; 1 when left out" };
    private readonly RunFlags _run = new();

    /// <summary>Declares arguments and options.</summary>
    public DemoCommand()
        : base("demo", "Generate a million Z → ee and Z → μμ events, analyse them on all cores, write histograms and a report")
    {
        Add(_out);
        Add(_events);
        Add(_seed);
        _run.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan demo", "everything, in a few seconds"),
        new("banyan demo --out zll --events 10000000", "more events, in a folder of your own"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        RunOptions options = _run.Read(context);
        long eventCount = context.Arguments.GetResult(_events) is { Implicit: false } ? context.Get(_events) : DefaultEvents;
        if (eventCount < 1)
        {
            throw new UsageException($"--events must be at least 1, found {eventCount}");
        }

        uint seed = context.Arguments.GetResult(_seed) is { Implicit: false } ? context.Get(_seed) : 1;
        string folder = context.Get(_out) ?? Path.Join(Path.GetTempPath(), "banyan-demo");
        Outputs.OutputText.Prepare(Path.Join(folder, DemoAnalysis.DataFileName));
        Generate(context, folder, eventCount, seed, options.Threads == 0 ? GrantedCores.Count : options.Threads);
        string analysisPath = Path.Join(folder, DemoAnalysis.FileName);
        Outputs.OutputText.Write(analysisPath, DemoAnalysis.Text);

        context.Out.WriteLine($"2. Running {analysisPath}");
        context.Out.WriteLine();
        context.Out.Flush();
        AnalysisFile file = AnalysisFile.Read(analysisPath);
        using var analysis = BookedAnalysis.Book(file, dataset => AnalysisInputs.Open(dataset, skipUnreadable: false));
        AnalysisSession session = AnalysisSession.Run(context, analysis, options, folder, showTimes: true);
        WriteMassPeak(context, session);
        WriteNextSteps(context, folder);
        return session.Code;
    }

    private static void Generate(CommandContext context, string folder, long eventCount, uint seed, int threads)
    {
        string path = Path.Join(folder, DemoAnalysis.DataFileName);
        context.Out.WriteLine($"1. Generating {eventCount:#,0} events: Z → ee, Z → μμ and background");
        context.Out.Flush();
        long start = Stopwatch.GetTimestamp();
        long byteCount = DemoFile.Write(path, eventCount, seed, threads, null, context.Cancellation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        context.Out.WriteLine(FormattableString.Invariant($"   wrote {path} ({byteCount / 1e6:F0} MB, ZSTD) in {seconds:F1} s"));
        context.Out.Flush();
    }

    private static void WriteMassPeak(CommandContext context, AnalysisSession session)
    {
        Histogram peak = session.Outcomes[0].Histograms.First(h => h.Histogram.Name == DemoAnalysis.PeakName).Histogram;
        context.Out.WriteLine();
        context.Out.Write(TextPlot.Render(peak, new TextPlotOptions { Width = Math.Min(PlotWidth, context.Terminal.Width), Height = 14, Ascii = context.Terminal.IsAscii }));
    }

    private static void WriteNextSteps(CommandContext context, string folder)
    {
        string data = Path.Join(folder, DemoAnalysis.DataFileName);
        context.Out.WriteLine();
        context.Out.WriteLine("What to try next:");
        context.Out.WriteLine($"  banyan ls {data}");
        context.Out.WriteLine($"  banyan draw {data} \"Muon_pt\" \"Muon_pt > 20 && abs(Muon_eta) < 1\"");
        context.Out.WriteLine($"  banyan draw {data} \"Electron_eta:Electron_phi\"");
        context.Out.WriteLine($"  banyan show {Path.Join(folder, "zll-histograms.root")}");
        context.Out.WriteLine($"  change a cut in {Path.Join(folder, DemoAnalysis.FileName)}, then: banyan run {Path.Join(folder, DemoAnalysis.FileName)} --out {folder}");
    }
}
