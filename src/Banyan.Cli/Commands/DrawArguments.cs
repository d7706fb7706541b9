using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Banyan.Drawing;
using Banyan.Errors;
using Banyan.Histograms;

namespace Banyan.Cli.Commands;

/// <summary>What is to be drawn, as <c>draw</c> and <c>explain</c> take it: <c>FILE… EXPRESSION [CUT [OPTION]]</c>, or <c>FILE… -e EXPRESSION … --cut CUT …</c>.</summary>
internal sealed class DrawArguments
{
    private readonly Argument<string[]> _words = new("FILE[:TREE] EXPRESSION [CUT]")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "ROOT files, what to draw (x, y:x or z:y:x, perhaps >>h(n,low,high)), a condition on events or elements, and perhaps an option of TTree::Draw (prof, norm). With -e all of them are files",
    };

    private readonly Option<string[]> _expressions = Many("--expression", "EXPR", "What to draw; several lie over one another", "-e");
    private readonly Option<string[]> _cuts = Many("--cut", "CUT", "The condition; several lie over one another", "--where");
    private readonly Option<string[]> _weights = Many("--weight", "W", "Weight of each fill, an expression; one for all lines or one for each");
    private readonly Option<string[]> _labels = Many("--label", "TEXT", "Name of a line in the legend, one for each line in the order files, expressions, cuts");
    private readonly Option<string?> _overlay = new("--overlay") { HelpName = "files", Description = "'files' makes every FILE a line of its own; without it all files are one dataset. Expressions and cuts always are lines" };
    private readonly Option<string?> _bins = new("--bins") { HelpName = "n,low,high", Description = "Bins; in more dimensions three numbers for each, x first. Found from the data when left out" };
    private readonly Option<bool> _profile = new("--profile") { Description = "Of y:x the mean of y in bins of x, of z:y:x that of z (the option 'prof' of TTree::Draw)" };
    private readonly Option<string?> _option = new("--option") { HelpName = "OPTION", Description = "Option of TTree::Draw: prof, norm" };
    private readonly Option<string?> _log = new("--log")
    {
        HelpName = "xyz",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Logarithmic contents, or the axes that are named: x, y, z. Automatic bins of a logarithmic axis have equal ratios",
    };

    /// <summary>Adds arguments and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_words);
        foreach (Option option in new Option[] { _expressions, _cuts, _weights, _labels, _overlay, _bins, _profile, _option, _log })
        {
            command.Add(option);
        }
    }

    /// <summary>What is to be drawn, and how.</summary>
    /// <exception cref="UsageException">Something is missing or there is too much.</exception>
    public DrawRequestWords Read(CommandContext context)
    {
        (List<string> words, string? log) = WordsAndLog(context);
        List<string> expressions = [.. context.Get(_expressions) ?? []];
        List<string> cuts = [.. (context.Get(_cuts) ?? []).Where(cut => !string.IsNullOrWhiteSpace(cut))];
        string? option = context.Get(_option);
        int fileCount = words.Count;
        string? possibleOption = null;
        if (expressions.Count == 0)
        {
            fileCount = CountFiles(words);
            IReadOnlyList<string> rest = words[fileCount..];
            CheckWords(context, words, rest);
            expressions.Add(rest[0]);
            option = Third(rest, cuts, option);
            possibleOption = rest.Count == 2 && DrawOptionText.IsOption(rest[1]) ? rest[1] : null;
        }

        DrawExpression[] parsed = [.. expressions.Select(DrawExpression.Parse)];
        DrawOptionText how = option is null ? new DrawOptionText(false, false) : DrawOptionText.Parse(option);
        bool isProfile = context.Get(_profile) || how.IsProfile;
        int binned = parsed[0].Dimensions - (isProfile && parsed[0].Dimensions > 1 ? 1 : 0);
        DrawLog logs = log is null ? DrawLog.None : Usage("--log", () => DrawLog.Parse(log, binned));
        var order = new DrawOrder(Datasets(context, words[..fileCount]), parsed, cuts)
        {
            Weights = context.Get(_weights) ?? [],
            Labels = context.Get(_labels) ?? [],
            IsProfile = isProfile,
            Bins = Bins(context.Get(_bins), binned, logs),
        };
        order.Check();
        return new DrawRequestWords(order, logs, how.IsNormalised) { PossibleOption = possibleOption };
    }

    private static Option<string[]> Many(string name, string helpName, string description, params string[] aliases) =>
        new(name, aliases) { HelpName = helpName, Description = description, Arity = ArgumentArity.ZeroOrMore, AllowMultipleArgumentsPerToken = false };

    private static IReadOnlyList<DrawBins> Bins(string? text, int dimensions, DrawLog log)
    {
        bool IsLog(int dimension) => (dimension == 0 && log.X) || (dimension == 1 && log.Y);
        return text is null
            ? [.. Enumerable.Range(0, dimensions).Select(d => new DrawBins(IsLogarithmic: IsLog(d)))]
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= BinsText.MaxBins
                ? [.. Enumerable.Range(0, dimensions).Select(d => new DrawBins(Count: count, IsLogarithmic: IsLog(d)))]
                : [.. Usage("--bins", () => BinsText.Parse(text, dimensions)).Select((axis, d) => new DrawBins(IsLog(d) && axis.Low > 0 ? Axis.Logarithmic(axis.BinCount, axis.Low, axis.High) : axis))];
    }

    private static T Usage<T>(string option, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw new UsageException($"{option} {error.Message}");
        }
    }

    private IReadOnlyList<DrawDataset> Datasets(CommandContext context, IReadOnlyList<string> files)
    {
        string? overlay = context.Get(_overlay);
        if (overlay is not (null or "files" or "expressions" or "cuts"))
        {
            throw new UsageException($"--overlay takes 'files', found '{overlay}'; expressions (-e) and cuts (--cut) lie over one another anyway");
        }

        if (overlay != "files" || files.Count < 2)
        {
            return [new DrawDataset(string.Empty, files)];
        }

        string[] stems = [.. files.Select(file => Path.GetFileNameWithoutExtension(PathOf(file)))];
        bool areClear = stems.Distinct().Count() == stems.Length;
        return [.. files.Select((file, i) => new DrawDataset(areClear ? stems[i] : file, [file]))];
    }

    private static void CheckWords(CommandContext context, List<string> words, IReadOnlyList<string> rest)
    {
        if (rest.Count == 0)
        {
            throw new UsageException($"what is to be drawn of {words[0]}? For example: banyan {context.Arguments.CommandResult.Command.Name} {words[0]} \"Muon_pt\" \"nMuon == 2\"");
        }

        if (rest.Count > 3)
        {
            throw new UsageException($"FILE, EXPRESSION, CUT and OPTION are expected, found {rest.Count + 1} words: put expressions with blanks in quotes; several expressions need -e each");
        }
    }

    private static string? Third(IReadOnlyList<string> rest, List<string> cuts, string? option)
    {
        if (rest.Count > 2 && !DrawOptionText.IsOption(rest[2]))
        {
            throw new UsageException($"the third word behind the files, '{rest[2]}', is no option of TTree::Draw such as prof or norm; put expressions with blanks in quotes");
        }

        if (rest.Count > 1 && !string.IsNullOrWhiteSpace(rest[1]))
        {
            if (cuts.Count > 0)
            {
                throw new UsageException("there are two cuts: the word behind the expression and --cut; several cuts need --cut each");
            }

            cuts.Add(rest[1]);
        }

        return rest.Count > 2 ? rest[2] : option;
    }

    // The first word is a file whatever it is called; more are as long as they look like files and one word is left to draw.
    private static int CountFiles(List<string> words)
    {
        int count = Math.Min(1, words.Count);
        while (count < words.Count - 1 && LooksLikeFile(words[count]))
        {
            count++;
        }

        return count;
    }

    private static bool LooksLikeFile(string word)
    {
        string path = PathOf(word);
        return path.StartsWith('@') || path.Contains("://", StringComparison.Ordinal) || path.EndsWith(".root", StringComparison.OrdinalIgnoreCase) || File.Exists(path);
    }

    private static string PathOf(string word)
    {
        int colon = word.LastIndexOf(':');
        return colon > 0 && word[..colon].EndsWith(".root", StringComparison.OrdinalIgnoreCase) ? word[..colon] : word;
    }

    // '--log file.root x': the word behind --log is a letter, or it belongs to the others.
    private (List<string> Words, string? Log) WordsAndLog(CommandContext context)
    {
        List<string> words = [.. context.Get(_words) ?? []];
        OptionResult? given = context.Arguments.GetResult(_log);
        if (given is null)
        {
            return (words, null);
        }

        if (given.Tokens.Count == 0 || DrawLog.IsLetters(given.Tokens[0].Value))
        {
            return (words, given.Tokens.Count == 0 ? string.Empty : given.Tokens[0].Value);
        }

        int place = 0;
        IReadOnlyList<Token> own = context.Arguments.CommandResult.Tokens;
        foreach (Token token in context.Arguments.Tokens.TakeWhile(token => !ReferenceEquals(token, given.Tokens[0])))
        {
            place += place < own.Count && ReferenceEquals(token, own[place]) ? 1 : 0;
        }

        words.Insert(Math.Min(place, words.Count), given.Tokens[0].Value);
        return (words, string.Empty);
    }
}
