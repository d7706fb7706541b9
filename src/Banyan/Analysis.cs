using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Banyan.AnalysisFiles;
using Banyan.Errors;
using Banyan.Execution.Progress;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Running;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Text;
using Banyan.Outputs;

namespace Banyan;

/// <summary>Runs what a C# script has booked: <c>await Analysis.RunAsync(args, mass, cuts);</c>.</summary>
public static class Analysis
{
    private const string Usage = "options of a script: --threads N (worker threads; all cores when left out), --out FILE.root (where histograms go), --quiet (no progress, no summary line), --strict (warnings are errors), --help";

    /// <summary>
    /// Runs everything that the results need, one pass per dataset, then prints them: cut flows, numbers, histograms as plots; with <c>--out FILE.root</c> the histograms go there. Errors become one
    /// line on standard error and an exit code, which is also set for the process.
    /// </summary>
    /// <param name="args">The script's arguments: <c>--threads N</c>, <c>--out FILE.root</c>, <c>--quiet</c> (no progress, no summary line), <c>--strict</c> (warnings about expressions are errors), <c>--help</c>.</param>
    /// <param name="results">What is wanted.</param>
    /// <returns>The exit code; see docs/errors-and-exit-codes.md.</returns>
    public static Task<int> RunAsync(string[] args, params IReadOnlyList<Result> results)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(results);
        if (args.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            Console.WriteLine(Usage);
            return Task.FromResult(ExitCode.Done);
        }

        using var interruption = new CancellationTokenSource();
        ConsoleCancelEventHandler interrupt = (_, e) =>
        {
            e.Cancel = true;
            interruption.Cancel();
        };
        Console.CancelKeyPress += interrupt;
        int code;
        try
        {
            Run(ScriptOptions.Parse(args, Usage), results, interruption.Token);
            code = ExitCode.Done;
        }
        catch (Exception exception)
        {
            // The process border of a script.
            ErrorReport report = ErrorReport.From(exception);
            Console.Error.WriteLine(report.Message);
            code = report.Code;
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }

        Environment.ExitCode = code;
        return Task.FromResult(code);
    }

    private static void Run(ScriptOptions options, IReadOnlyList<Result> results, CancellationToken cancellation)
    {
        WarnOfSlowBuild();
        EventFrame[] frames = [.. results.Select(r => r.Frame).DistinctBy(f => f.Source)];
        ExpressionWarning[] warnings = [.. frames.SelectMany(f => f.Warnings).Distinct()];
        WarningText.RequireNone(options.IsStrict, warnings);
        WarningText.Write(Console.Error, warnings);
        var parts = new List<ProvenancePart>();
        foreach (EventFrame frame in results.Where(r => !r.IsReady).Select(r => r.Frame).DistinctBy(f => f.Source))
        {
            string plan = frame.Explain();
            using var progress = new ConsoleProgress(Console.Error, options.IsQuiet ? ProgressStyle.Quiet : Console.IsErrorRedirected ? ProgressStyle.Lines : ProgressStyle.Terminal);
            RunSummary summary = frame.Run(new RunOptions { Threads = options.Threads, Observer = progress }, cancellation);
            parts.Add(new ProvenancePart(string.Empty, summary.Inputs, plan));
        }

        if (options.Out is { } path)
        {
            Histogram[] histograms = [.. results.Select(r => r.Value).OfType<Histogram>()];
            HistogramFile.Write(path, histograms.Select(h => new HistogramOutcome(string.Empty, h)), new Provenance("a script", parts));
        }

        foreach (Result result in results)
        {
            Print(result, options.Out is not null);
        }
    }

    private static void Print(Result result, bool isWritten)
    {
        switch (result.Value)
        {
            case CutFlow cuts:
                Console.Write(CutFlowText.Render(cuts));
                break;
            case Histogram histogram when isWritten:
                Console.WriteLine($"{histogram.Name}: {histogram.Entries.ToString(CultureInfo.InvariantCulture)} entries");
                break;
            case Histogram histogram:
                Console.Write(TextPlot.Render(histogram));
                break;
            case DisplayTable table:
                Console.Write(table.ToString());
                break;
            case Statistic statistic:
                Console.WriteLine($"{result.Action.Kind}({string.Join(", ", result.Action.InputTexts)}): {statistic}");
                break;
            case Array values when result.Action.Kind == "Take":
                Console.WriteLine($"{result.Action.Kind}({string.Join(", ", result.Action.InputTexts)}): {values.Length} values");
                break;
            case { } value:
                Console.WriteLine($"{result.Action.Kind}({string.Join(", ", result.Action.InputTexts)}) = {Convert.ToString(value, CultureInfo.InvariantCulture)}");
                break;
        }
    }

    // Both happen by accident: a file-based script is compiled ahead of time by default, and 'dotnet run' builds for debugging.
    private static void WarnOfSlowBuild()
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled)
        {
            Console.Error.WriteLine("this program was compiled ahead of time, so that expressions cannot be compiled: add '#:property PublishAot=false' to the script");
        }
        else if (Assembly.GetEntryAssembly()?.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            Console.Error.WriteLine("this script was built for debugging, its C# functions run slowly: use 'dotnet run -c Release'");
        }
    }
}
