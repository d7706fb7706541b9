using System.CommandLine;
using Banyan.AnalysisFiles;
using Banyan.Errors;
using Banyan.Frame.Expressions;
using Banyan.Frame.Running;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan run</c>: an analysis file.</summary>
internal sealed class RunCommand : BanyanCommand
{
    private readonly Argument<string> _analysis = new("ANALYSIS") { Description = "The analysis file (.yml), see docs/guide/analysis-file.md, or a C# script (.cs), see docs/guide/csharp-scripts.md" };
    private readonly Argument<string[]> _inputs = new("INPUTS")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Files to read instead of those of the analysis file; NAME=FILE for one of several datasets",
    };

    private readonly Option<string?> _out = new("--out", "-o") { HelpName = "FOLDER", Description = "Where outputs go; the current folder when left out" };
    private readonly Option<string[]> _set = new("--set") { HelpName = "NAME=VALUE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, Description = "Set a parameter, or anything in the file: section.name.key=VALUE; may be repeated" };
    private readonly Option<bool> _check = new("--check") { Description = "Check the file and its expressions against the data, and stop before the first event" };
    private readonly Option<bool> _skip = new("--skip-unreadable") { Description = "Leave out files and parts that cannot be read, and report them; the exit code is 4 then" };
    private readonly Option<bool> _times = new("--times") { Description = "Show the time per node in the HTML report; without it no output changes from run to run" };
    private readonly RunFlags _run = new();
    private readonly StrictFlag _strict = new();

    /// <summary>Declares arguments and options.</summary>
    public RunCommand()
        : base("run", "Run an analysis file (YAML: datasets, defines, selections, histograms, outputs) or a C# script")
    {
        Add(_analysis);
        Add(_inputs);
        Add(_out);
        Add(_set);
        Add(_check);
        Add(_skip);
        Add(_times);
        _strict.AddTo(this);
        _run.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan run zmumu.yml", "run the analysis as its file says"),
        new("banyan run zmumu.yml data/*.root --out results", "the same over other files, outputs below results/"),
        new("banyan run zz.yml signal=zz.root background=dy*.root", "other files for two of its datasets"),
        new("banyan run zmumu.yml --set ptcut=25 --set histograms.mass.bins=[60,60,120]", "with another value of a parameter, and other bins"),
        new("banyan run zmumu.yml --times", "with the time per node of the plan in the HTML report"),
        new("banyan run zmumu.cs --threads 4 --set ptcut=30 --out zmumu.root", "a C# script, compiled once and kept in the cache folder"),
        new("banyan run zmumu.yml --check", "look for mistakes without reading an event"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        bool skip = context.Get(_skip);
        RunOptions options = _run.Read(context) with { SkipUnreadable = skip };
        string path = context.Get(_analysis)!;
        using var analysis = BookedAnalysis.Open(path, context.Get(_set), context.Get(_inputs), skip, context.Get(_out));
        ExpressionWarning[] warnings = [.. analysis.Datasets.SelectMany(d => d.Frame.Warnings).Distinct()];
        WarningText.RequireNone(_strict.IsSet(context), warnings);
        if (context.Get(_check))
        {
            WarningText.Write(context.Error, warnings);
            context.Out.WriteLine($"{path}: no mistake found ({analysis.Datasets.Sum(d => d.Frame.Source.EntryCount)} events)");
            return ExitCode.Done;
        }

        return AnalysisSession.Run(context, analysis, options, context.Get(_out), context.Get(_times)).Code;
    }
}
