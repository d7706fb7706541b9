using System.CommandLine;
using System.Globalization;
using Banyan.Comparing;
using Banyan.Errors;
using Banyan.Outputs;
using Banyan.Storage;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan diff</c>: two files of results, object by object.</summary>
internal sealed class DiffCommand : BanyanCommand
{
    private readonly Argument<string> _first = new("FIRST") { Description = "A ROOT file or a JSON document with histograms; FILE:FOLDER or FILE:OBJECT for a part of it" };
    private readonly Argument<string> _second = new("SECOND") { Description = "What it is compared with" };
    private readonly Option<string?> _tolerance = new("--tolerance") { HelpName = "REL[,ABS]", Description = "How far numbers may lie apart: a share of the larger one, and a distance that is always allowed; numbers must be equal when left out" };
    private readonly Option<string?> _kolmogorov = new("--ks") { HelpName = "P", Description = "Accept histograms with other contents when the Kolmogorov-Smirnov test gives at least this probability" };
    private readonly Option<string?> _chiSquare = new("--chi2") { HelpName = "P", Description = "Accept histograms with other contents when the chi-square test gives at least this probability" };
    private readonly Option<string[]> _ignore = new("--ignore") { HelpName = "PATTERN", Description = "Leave out objects or folders (glob: 'debug', '*_syst', 'cal/**/raw*'); repeatable" };
    private readonly Option<string[]> _only = new("--only") { HelpName = "PATTERN", Description = "Compare these only; repeatable" };
    private readonly Option<bool> _trees = new("--trees") { Description = "Compare the values of trees too, not only their entries and columns" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Titles, labels of axes, classes and drawing attributes count as differences too" };
    private readonly Option<string?> _html = new("--html") { HelpName = "FILE", Description = "Write a page with the differing histograms over one another" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the comparison as JSON" };
    private readonly Option<bool> _all = new("--all", "-a") { Description = "Show every object, the same ones too" };

    /// <summary>Declares arguments and options.</summary>
    public DiffCommand()
        : base("diff", "Compare two files object by object: histograms, profiles, graphs, trees, cut flows; exit code 1 when they differ")
    {
        Add(_first);
        Add(_second);
        Add(_tolerance);
        Add(_kolmogorov);
        Add(_chiSquare);
        Add(_ignore);
        Add(_only);
        Add(_trees);
        Add(_strict);
        Add(_html);
        Add(_json);
        Add(_all);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan diff yesterday.root today.root", "every object; exit code 0 when nothing differs, 1 when something does"),
        new("banyan diff ref.root new.root --tolerance 1e-9 --ignore '*_debug' --html diff.html", "numbers may differ in the tenth digit; a page with what differs more"),
        new("banyan diff ref.root new.root --ks 0.01", "histograms that a Kolmogorov-Smirnov test finds compatible are accepted"),
        new("banyan diff out.root:dimuon out.json --only 'm_*'", "a folder of a ROOT file against histograms in UHI's JSON"),
        new("banyan diff a.root b.root --trees --json | jq .verdict", "values of trees too, for programs"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        try
        {
            int code = Compare(context);
            context.Out.Flush();
            return code;
        }
        catch (Exception problem) when (problem is OutputException or OutOfMemoryException)
        {
            // Code 1 says that the files differ, as that of every diff; what keeps it from working is more than 1.
            throw new UsageException(ErrorReport.From(problem).Message);
        }
    }

    private int Compare(CommandContext context)
    {
        ComparisonOptions options = ReadOptions(context);
        string? page = context.Get(_html);
        if (page is not null)
        {
            OutputText.Prepare(page);
        }

        bool all = context.Get(_all);
        using FileComparison comparison = FileComparison.Run(context.Get(_first)!, context.Get(_second)!, options, context.Cancellation);
        foreach (string pattern in comparison.IdlePatterns)
        {
            context.Error.WriteLine($"warning: the pattern '{pattern}' fits no object");
        }

        // A check that compares nothing by mistake would always be content.
        if (comparison.Items.Count == 0 && comparison.LeftOut > 0)
        {
            throw new UsageException($"the patterns leave none of {comparison.LeftOut} objects to compare");
        }

        if (context.Get(_json))
        {
            context.Out.Flush();
            ComparisonJson.Write(context.Terminal.Bytes, comparison);
        }
        else
        {
            ComparisonText.Write(context.Out, comparison, context.Terminal.IsOutputTerminal ? context.Terminal.Width : 0, all);
        }

        if (page is not null)
        {
            ComparisonPage.Write(page, comparison, all);
            context.Error.WriteLine($"wrote {page}");
        }

        return comparison.HasUnreadable ? ExitCode.Input : comparison.HasDifferences ? ExitCode.Different : ExitCode.Done;
    }

    private ComparisonOptions ReadOptions(CommandContext context) => new()
    {
        Tolerance = context.Get(_tolerance) is { } tolerance ? Tolerance.Parse(tolerance) : Tolerance.Exact,
        LeastKolmogorov = Probability(context, _kolmogorov),
        LeastChiSquare = Probability(context, _chiSquare),
        Ignore = [.. (context.Get(_ignore) ?? []).Select(pattern => new KeyPattern(pattern))],
        Only = [.. (context.Get(_only) ?? []).Select(pattern => new KeyPattern(pattern))],
        TreeValues = context.Get(_trees),
        IsStrict = context.Get(_strict),
    };

    private static double? Probability(CommandContext context, Option<string?> option)
    {
        if (context.Get(option) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double probability) && probability is >= 0 and <= 1
            ? probability : throw new UsageException($"{option.Name} must be a probability from 0 to 1, found '{text}'");
    }
}
