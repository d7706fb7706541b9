using Banyan.AnalysisFiles;
using Banyan.Drawing;
using Banyan.Errors;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan explain</c>: the plan, without running it.</summary>
internal sealed class ExplainCommand : BanyanCommand
{
    private readonly DatasetArguments _dataset = new();
    private readonly DrawArguments _draw = new();

    /// <summary>Declares arguments and options.</summary>
    public ExplainCommand()
        : base("explain", "Show the plan of a drawing or of an analysis file: columns read, columns defined, steps and types; nothing is run")
    {
        _draw.AddTo(this);
        Add(_dataset.Tree);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan explain nano.root \"Muon_pt[0]\" \"nMuon == 2 && MET_pt > 30\"", "what 'draw' with the same words would do"),
        new("banyan explain my.yml", "check an analysis file against its data and show its plan"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        if (AnalysisFileOf(context) is { } path)
        {
            AnalysisFile file = AnalysisFile.Read(path);
            using var analysis = BookedAnalysis.Book(file, dataset => AnalysisInputs.Open(dataset, skipUnreadable: false));
            context.Out.Write(analysis.Explain());
            return ExitCode.Done;
        }

        (IReadOnlyList<string> files, DrawRequest request) = _draw.Read(context);
        EventFrame frame = _dataset.Open(context, files);
        using var source = frame.Source;
        context.Out.Write(Drawing.Drawing.Explain(frame, request));
        return ExitCode.Done;
    }

    private static string? AnalysisFileOf(CommandContext context)
    {
        string first = context.Arguments.CommandResult.Tokens.Count > 0 ? context.Arguments.CommandResult.Tokens[0].Value : string.Empty;
        return first.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || first.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? first : null;
    }
}
