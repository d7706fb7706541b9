using System.CommandLine;
using Banyan.Errors;
using Banyan.Evaluation;
using Banyan.Frame.Running;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan eval</c>: what expressions give on a dataset.</summary>
internal sealed class EvalCommand : BanyanCommand
{
    private readonly DatasetArguments _dataset = new();
    private readonly RunFlags _run = new();
    private readonly StrictFlag _strict = new();
    private readonly Argument<string> _file = new("FILE[:TREE]") { Description = "A ROOT file, and perhaps the tree in it" };
    private readonly Argument<string[]> _expressions = new("EXPR") { Description = "Expressions as RDataFrame takes them", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _defines = new("--define") { HelpName = "NAME=EXPR", Description = "A column to define first; may be given several times", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> _filters = new("--filter") { HelpName = "EXPR", Description = "Only entries that pass; may be given several times", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _from = new("--from") { HelpName = "LIST.json", Description = "Take defines, filters, expressions, histograms and statistics from a JSON file" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document" };

    /// <summary>Declares arguments and options.</summary>
    public EvalCommand()
        : base("eval", "Evaluate expressions: their types, first and last values and sums; an expression that fails ends only itself")
    {
        Add(_file);
        Add(_expressions);
        Add(_dataset.Tree);
        Add(_defines);
        Add(_filters);
        Add(_from);
        Add(_json);
        _strict.AddTo(this);
        _run.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan eval nano.root \"nMuon > 1\" \"Sum(Jet_pt)\"", "the type, the first three and the last value, and the sum of two expressions"),
        new("banyan eval nano.root \"lead / HT\" --define \"lead=Jet_pt[0]\" --define \"HT=Sum(Jet_pt)\" --filter \"nJet > 0\"", "with columns and a filter, and how many entries pass it"),
        new("banyan eval nano.root:Events --json --from list.json", "a whole list, as JSON"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        EvaluationRequest request = Read(context) with { IsStrict = _strict.IsSet(context) };
        RunOptions options = _run.Read(context);
        using var source = _dataset.Open(context, [context.Get(_file)!]).Source;
        EvaluationResult result = ExpressionEvaluation.Run(source, request, options, context.Cancellation);
        if (context.Get(_json))
        {
            context.Out.Flush();
            result.Write(context.Terminal.Bytes);
            return ExitCode.Done;
        }

        WarningText.Write(context.Error, result.Warnings);
        context.Out.Write(EvaluationText.Format(request, result));
        EvaluationError? error = result.Error ?? result.Columns.Select(c => c.Error).FirstOrDefault(e => e is not null);
        return error is null ? ExitCode.Done : error.IsPlanned ? ExitCode.Wrong : ExitCode.Failed;
    }

    private EvaluationRequest Read(CommandContext context)
    {
        EvaluationRequest request = new();
        if (context.Get(_from) is string path)
        {
            try
            {
                request = EvaluationRequest.FromJson(File.ReadAllText(path));
            }
            catch (FormatException e)
            {
                throw new UsageException($"{path}: {e.Message}");
            }
        }

        request = request with
        {
            Defines = [.. request.Defines, .. (context.Get(_defines) ?? []).Select(ReadDefine)],
            Filters = [.. request.Filters, .. context.Get(_filters) ?? []],
            Expressions = [.. request.Expressions, .. context.Get(_expressions) ?? []],
        };
        bool isEmpty = request.Expressions.Count == 0 && request.Filters.Count == 0 && request.Histograms is null && request.Statistics is null;
        return isEmpty && context.Get(_from) is null ? throw new UsageException("what is to be evaluated? give an expression, or --from LIST.json") : request;
    }

    private static (string Name, string Expression) ReadDefine(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? (text[..equals].Trim(), text[(equals + 1)..].Trim()) : throw new UsageException($"--define {text}: NAME=EXPR was expected");
    }
}
