using System.CommandLine;
using Banyan.AnalysisFiles;
using Banyan.Drawing;
using Banyan.Errors;
using Banyan.Frame.Expressions;
using Banyan.Frame.Planning;
using Banyan.Outputs;
using Banyan.Reporting;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan explain</c>: the plan, without running it.</summary>
internal sealed class ExplainCommand : BanyanCommand
{
    private readonly DatasetArguments _dataset = new();
    private readonly DrawArguments _draw = new();
    private readonly Option<string?> _svg = new("--svg") { HelpName = "FILE", Description = "Draw the plan instead: datasets, filters, defined columns, actions" };
    private readonly StrictFlag _strict = new();
    private readonly Option<string[]> _set = new("--set") { HelpName = "NAME=VALUE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, Description = "Set a parameter of the analysis file, or anything in it, as 'run' does" };

    /// <summary>Declares arguments and options.</summary>
    public ExplainCommand()
        : base("explain", "Show the plan of a drawing or of an analysis file: columns read, columns defined, steps and types; nothing is run")
    {
        _draw.AddTo(this);
        Add(_dataset.Tree);
        Add(_svg);
        _strict.AddTo(this);
        Add(_set);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan explain nano.root \"Muon_pt[0]\" \"nMuon == 2 && MET_pt > 30\"", "what 'draw' with the same words would do"),
        new("banyan explain my.yml --svg plan.svg", "the plan as a picture"),
        new("banyan explain my.yml", "check an analysis file against its data and show its plan"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        if (AnalysisFileOf(context) is { } path)
        {
            using var analysis = BookedAnalysis.Open(path, context.Get(_set));
            ExpressionWarning[] warnings = [.. analysis.Datasets.SelectMany(d => d.Frame.Warnings).Distinct()];
            WarningText.RequireNone(_strict.IsSet(context), warnings);
            Show(context, analysis.Explain, () => [.. analysis.Datasets.Select(d => (d.Spec.Name, d.Frame.Outline()))]);
            WarningText.Write(context.Out, warnings);
            return ExitCode.Done;
        }

        DrawRequestWords words = _draw.Read(context);
        var sources = new List<IDisposable>();
        try
        {
            IReadOnlyList<(string Label, DrawLine Line)> lines = words.Order.ToLines(dataset =>
            {
                EventFrame frame = _dataset.Open(context, dataset.Files);
                sources.Add(frame.Source);
                frame.IsStrict = _strict.IsSet(context);
                return frame;
            });
            string text = words.Bind(() => Drawing.Drawing.Explain([.. lines.Select(line => line.Line)]));
            EventFrame[] frames = [.. lines.Select(line => line.Line.Frame).Distinct()];
            Show(context, () => text, () => [.. frames.Select((frame, i) => (frames.Length == 1 ? string.Empty : words.Order.Datasets[i].Label, frame.Outline()))]);
            WarningText.Write(context.Out, [.. frames.SelectMany(frame => frame.Warnings).Distinct()]);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }

        return ExitCode.Done;
    }

    private void Show(CommandContext context, Func<string> text, Func<IReadOnlyList<(string Name, PlanOutline Plan)>> plans)
    {
        if (context.Get(_svg) is not { } path)
        {
            context.Out.Write(text());
            return;
        }

        OutputText.Write(path, PlanPicture.Render(plans()));
        context.Out.WriteLine($"wrote {path}");
    }

    private static string? AnalysisFileOf(CommandContext context)
    {
        string first = context.Arguments.CommandResult.Tokens.Count > 0 ? context.Arguments.CommandResult.Tokens[0].Value : string.Empty;
        return first.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || first.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? first : null;
    }
}
