using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Banyan.AnalysisFiles;
using Banyan.Columns;
using Banyan.Errors;
using Banyan.Execution.Progress;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Text;
using Banyan.Outputs;
using Banyan.Scripts;
using Banyan.Sources;

namespace Banyan;

/// <summary>A C# script and its command line: files and parameters that may be replaced, and the run.</summary>
/// <remarks>
/// <code>
/// var script = Analysis.Script(args);
/// double ptcut = script.Parameter("ptcut", 25.0);
/// var events = script.Open("events", "data/*.root").Filter($"pt1 > {ptcut}");
/// return await script.RunAsync(events.Histo1D("M", bins: 60, 60, 120));
/// </code>
/// What is wrong with the command line is told by <see cref="RunAsync"/>.
/// </remarks>
public sealed class AnalysisScript
{
    private readonly ScriptOptions _options = new();
    private readonly Exception? _problem;
    private readonly List<(string Name, string Value, bool IsSet)> _parameters = [];
    private readonly List<string> _datasets = [];
    private readonly HashSet<string> _usedInputs = new(StringComparer.Ordinal);
    private readonly List<TreeSource> _sources = [];
    private Exception? _wrongParameter;

    private readonly Assembly _caller;

    internal AnalysisScript(IReadOnlyList<string> args, Assembly caller)
    {
        _caller = caller;
        if (!IsHosted)
        {
            ScriptProcess.ReportFailures();
        }

        try
        {
            _options = ScriptOptions.Parse(args);
        }
        catch (UsageException problem)
        {
            _problem = problem;
        }
    }

    /// <summary>A parameter: <paramref name="value"/>, or what <c>--set NAME=VALUE</c> says.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value when the command line says nothing.</param>
    public T Parameter<T>(string name, T value)
        where T : IParsable<T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        T result = value;
        bool isSet = _options.Settings.TryGetValue(name, out string? text);
        if (isSet && !T.TryParse(text, CultureInfo.InvariantCulture, out result!))
        {
            _wrongParameter ??= new UsageException($"--set {name}={text}: the parameter '{name}' must be {NameOf(typeof(T))}, as {Convert.ToString(value, CultureInfo.InvariantCulture)} is");
            result = value;
        }

        _parameters.Add((name, Convert.ToString(result, CultureInfo.InvariantCulture) ?? string.Empty, isSet));
        return result;
    }

    /// <summary>Opens the script's only dataset: its own files, or those of the command line.</summary>
    /// <param name="tree">The tree; an empty string for the usual one.</param>
    /// <param name="files">Paths, patterns and <c>@list.txt</c>.</param>
    /// <exception cref="SourceException">A file is not there or cannot be read, or has no such tree.</exception>
    public EventFrame Open(string tree, params IReadOnlyList<string> files) => OpenDataset(string.Empty, tree, files);

    /// <summary>Opens one of several datasets; <c>NAME=FILE</c> on the command line replaces its files.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="tree">The tree; an empty string for the usual one.</param>
    /// <param name="files">Paths, patterns and <c>@list.txt</c>.</param>
    /// <exception cref="SourceException">A file is not there or cannot be read, or has no such tree.</exception>
    public EventFrame OpenDataset(string name, string tree, params IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(files);
        string[] own = [.. _options.Inputs.Where(i => name.Length == 0 || i.StartsWith(name + "=", StringComparison.Ordinal))];
        _datasets.Add(name);
        _usedInputs.UnionWith(own);
        IReadOnlyList<string> chosen = own.Length == 0 ? files : [.. own.Select(i => name.Length == 0 ? i : i[(name.Length + 1)..])];
        TreeSource source = TreeSource.OpenChain(chosen, new TreeSourceOptions { Tree = string.IsNullOrEmpty(tree) ? null : tree, SkipUnreadableFiles = _options.SkipUnreadable });
        _sources.Add(source);
        return EventFrames.FromSource(source);
    }

    /// <summary>Runs everything that the results need, one pass per dataset, and prints them; see <see cref="Analysis.RunAsync"/>.</summary>
    /// <param name="results">What is wanted.</param>
    /// <returns>The exit code; see docs/errors-and-exit-codes.md.</returns>
    public Task<int> RunAsync(params IReadOnlyList<Result> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        using var interruption = new CancellationTokenSource();
        ConsoleCancelEventHandler interrupt = (_, e) =>
        {
            e.Cancel = true;
            interruption.Cancel();
        };
        Console.CancelKeyPress += interrupt;
        int code;
        bool hasEnded = _options.IsHelp;
        try
        {
            code = Run(results, interruption.Token);
        }
        catch (Exception exception)
        {
            // The process border of a script.
            ErrorReport report = ErrorReport.From(exception);
            Console.Error.WriteLine(report.Message);
            code = report.Code;
            hasEnded |= exception is UsageException or OperationCanceledException;
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }

        Environment.ExitCode = code;

        // What stands behind the run would be for results that there are not.
        return hasEnded ? throw new ScriptEndException(code) : Task.FromResult(code);
    }

    // Under 'banyan run' the script is a guest in another process.
    private bool IsHosted => System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(_caller) is ScriptContext;

    private int Run(IReadOnlyList<Result> results, CancellationToken cancellation)
    {
        if (_options.IsHelp)
        {
            Console.WriteLine(ScriptOptions.Usage);
            foreach ((string name, string value, _) in _parameters)
            {
                Console.WriteLine($"  --set {name}={value}");
            }

            return ExitCode.Done;
        }

        CheckCommandLine();
        WarnOfSlowBuild();
        ExpressionWarning[] warnings = [.. results.Select(r => r.Frame).DistinctBy(f => f.Source).SelectMany(f => f.Warnings).Distinct()];
        WarningText.RequireNone(_options.IsStrict, warnings);
        WarningText.Write(Console.Error, warnings);
        var parts = new List<ProvenancePart>();
        bool isPartial = false;
        foreach (EventFrame frame in results.Where(r => !r.IsReady).Select(r => r.Frame).DistinctBy(f => f.Source))
        {
            string plan = frame.Explain();
            using var progress = new ConsoleProgress(Console.Error, _options.IsQuiet ? ProgressStyle.Quiet : Console.IsErrorRedirected ? ProgressStyle.Lines : ProgressStyle.Terminal);
            RunSummary summary = frame.Run(new RunOptions { Threads = _options.Threads, SkipUnreadable = _options.SkipUnreadable, Observer = progress }, cancellation);
            parts.Add(new ProvenancePart(string.Empty, summary.Inputs, plan));
            foreach (InputRead input in summary.Inputs.Where(i => i.Skipped > 0))
            {
                Console.Error.WriteLine($"left out {input.Skipped} entries of {input.File}: {input.Problem}");
                isPartial = true;
            }
        }

        if (_options.Out is { } path)
        {
            Histogram[] histograms = [.. results.Select(r => r.Value).OfType<Histogram>()];
            OutputText.Prepare(path);
            var provenance = new Provenance("a script", parts)
            {
                Parameters = [.. _parameters.Select(p => $"{p.Name} = {p.Value}{(p.IsSet ? " (--set)" : string.Empty)}")],
            };
            HistogramFile.Write(path, histograms.Select(h => new HistogramOutcome(string.Empty, h)), provenance, [.. results.Select(r => r.Value).OfType<Graph>()]);
        }

        foreach (Result result in results)
        {
            Print(result, _options.Out is not null);
        }

        foreach (SkippedFile file in _sources.SelectMany(s => s.Skipped))
        {
            Console.Error.WriteLine($"left out {file.Path}: {file.Problem}");
            isPartial = true;
        }

        return isPartial ? ExitCode.Partial : ExitCode.Done;
    }

    private void CheckCommandLine()
    {
        if ((_problem ?? _wrongParameter) is { } problem)
        {
            throw problem;
        }

        string[] known = [.. _parameters.Select(p => p.Name)];
        if (_options.Settings.Keys.FirstOrDefault(s => !known.Contains(s)) is { } unknown)
        {
            throw new UsageException($"the script has no parameter '{unknown}'{(known.Length == 0 ? " (it has none)" : NearestNames.Suggestion(unknown, known))}");
        }

        if (_options.Inputs.FirstOrDefault(i => !_usedInputs.Contains(i)) is { } input)
        {
            throw new UsageException(_datasets.Count == 0
                ? $"'{input}' is not used: the script takes no files (Analysis.Script(args).Open does)"
                : $"'{input}' is for none of the script's datasets; write which one: {_datasets[0]}={input}");
        }
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "names of types as C# writes them")]
    private static string NameOf(Type type) =>
        type == typeof(bool) ? "true or false" : type == typeof(int) || type == typeof(long) ? "a whole number" : type == typeof(double) || type == typeof(float) ? "a number" : $"a {type.Name.ToLowerInvariant()}";

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
            case Graph graph:
                Console.WriteLine($"{graph.Name}: {graph.Count.ToString(CultureInfo.InvariantCulture)} points");
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
    private void WarnOfSlowBuild()
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled)
        {
            Console.Error.WriteLine("this program was compiled ahead of time, so that expressions cannot be compiled: add '#:property PublishAot=false' to the script");
        }
        else if (_caller.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            Console.Error.WriteLine("this script was built for debugging, its C# functions run slowly: use 'banyan run' or 'dotnet run -c Release'");
        }
    }
}
