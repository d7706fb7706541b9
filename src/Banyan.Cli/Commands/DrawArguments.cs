using System.CommandLine;
using Banyan.Drawing;
using Banyan.Errors;

namespace Banyan.Cli.Commands;

/// <summary>What is to be drawn, as <c>draw</c> and <c>explain</c> take it: <c>FILE[:TREE] EXPRESSION [CUT]</c>, or <c>FILES… -e EXPRESSION [--where CUT]</c>.</summary>
internal sealed class DrawArguments
{
    private readonly Argument<string[]> _words = new("FILE[:TREE] EXPRESSION [CUT]")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "A ROOT file, what to draw (x, or y:x for two dimensions), and a condition on events or elements. With -e all of them are files",
    };

    private readonly Option<string?> _expression = new("--expression", "-e") { HelpName = "EXPR", Description = "What to draw, when there are many files" };
    private readonly Option<string?> _where = new("--where") { HelpName = "CUT", Description = "The condition, when there are many files" };
    private readonly Option<string?> _weight = new("--weight") { HelpName = "W", Description = "Weight of each fill, an expression" };
    private readonly Option<string?> _bins = new("--bins") { HelpName = "n,low,high", Description = "Bins; in two dimensions n,low,high,n,low,high (x first). Found from the data when left out" };

    /// <summary>Adds arguments and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_words);
        command.Add(_expression);
        command.Add(_where);
        command.Add(_weight);
        command.Add(_bins);
    }

    /// <summary>The files and the request.</summary>
    /// <exception cref="UsageException">Something is missing or there is too much.</exception>
    public (IReadOnlyList<string> Files, DrawRequest Request) Read(CommandContext context)
    {
        string[] words = context.Get(_words)!;
        string? expression = context.Get(_expression);
        string? cut = context.Get(_where);
        IReadOnlyList<string> files = words;
        if (expression is null)
        {
            if (words.Length is < 2 or > 3)
            {
                throw new UsageException(words.Length == 1
                    ? $"what is to be drawn of {words[0]}? For example: banyan {context.Arguments.CommandResult.Command.Name} {words[0]} \"Muon_pt\" \"nMuon == 2\""
                    : $"FILE, EXPRESSION and CUT are expected, found {words.Length} words: put expressions with blanks in quotes; many files need -e: FILES... -e EXPRESSION");
            }

            files = [words[0]];
            expression = words[1];
            if (words.Length == 3)
            {
                cut = cut is null ? words[2] : throw new UsageException("there are two cuts: the third word and --where");
            }
        }

        DrawExpression parsed = DrawExpression.Parse(expression);
        string? bins = context.Get(_bins);
        (Histograms.Axis? x, Histograms.Axis? y) = bins is null ? (null, null) : ParseBins(bins, parsed.Y is not null);
        return (files, new DrawRequest(parsed, string.IsNullOrWhiteSpace(cut) ? null : cut, context.Get(_weight), x, y));
    }

    private static (Histograms.Axis X, Histograms.Axis? Y) ParseBins(string text, bool isTwoDimensional)
    {
        try
        {
            return BinsText.Parse(text, isTwoDimensional);
        }
        catch (FormatException error)
        {
            throw new UsageException($"--bins {error.Message}");
        }
    }
}
