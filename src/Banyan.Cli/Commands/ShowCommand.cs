using System.CommandLine;
using Banyan.Columns;
using Banyan.Errors;
using Banyan.Frame.Sources;
using Banyan.Inspection.Showing;
using Banyan.Outputs;
using Banyan.Root;
using Banyan.Root.Objects.Json;
using Banyan.Sources;
using Banyan.Sources.Inputs;
using Banyan.Sources.Trees;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan show</c>: entries of a tree, or an object of a file.</summary>
internal sealed class ShowCommand : BanyanCommand
{
    private const int DefaultEntries = 10;
    private const int DefaultColumns = 8;

    private readonly Argument<string> _file = new("FILE[:NAME]") { Description = "A ROOT file, and a tree or another object of it" };
    private readonly DatasetArguments _dataset = new();
    private readonly Option<int> _count = new("-n", "--entries") { HelpName = "N", Description = $"At most so many entries; {DefaultEntries} when left out, 1 with --where" };
    private readonly Option<long> _first = new("--first") { HelpName = "N", Description = "Leave out so many entries first" };
    private readonly Option<string[]> _columns = new("-c", "--columns") { HelpName = "COLUMNS", Description = "Columns or expressions, with commas between; the first few when left out" };
    private readonly Option<string?> _where = new("--where") { HelpName = "EXPR", Description = "Only entries for which the expression is true" };
    private readonly Option<bool> _all = new("--all", "-a") { Description = "Every column" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the entries as JSON; an object as ROOT JSON, which JSROOT draws" };

    /// <summary>Declares arguments and options.</summary>
    public ShowCommand()
        : base("show", "Show entries of a tree, or an object: a histogram as a plot, where a result file comes from")
    {
        Add(_file);
        Add(_count);
        Add(_first);
        Add(_columns);
        Add(_where);
        Add(_all);
        Add(_json);
        Add(_dataset.Tree);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan show nano.root", "the first entries and columns"),
        new("banyan show nano.root:Events -n 3 -c nMuon,Muon_pt", "two columns of three entries"),
        new("banyan show nano.root -c \"run,Muon_*\"", "columns by pattern"),
        new("banyan show nano.root --where \"run == 1 && event == 42\"", "one event with all its columns"),
        new("banyan show nano.root -c \"Muon_pt[Muon_pt > 30]\" --json", "an expression, for programs"),
        new("banyan show out.root:m_ee", "a histogram in the terminal"),
        new("banyan show out.root:m_ee --json", "the same with all its members, in the form of ROOT's TBufferJSON"),
        new("banyan show out.root:banyan_provenance", "which inputs and which plan a result file comes from"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        string text = context.Get(_file)!;
        int width = context.Terminal.IsOutputTerminal ? context.Terminal.Width : 0;
        foreach (InputFile input in InputList.Resolve([text]))
        {
            if (ShowObject(context, input, width))
            {
                return ExitCode.Done;
            }
        }

        ShowRequest request = ReadRequest(context);
        using EventSource source = TreeSource.Open([text], new TreeSourceOptions { Tree = context.Get(_dataset.Tree) });
        EntryTable table = EntryTable.Read(source, request, context.Cancellation);
        if (context.Get(_json))
        {
            context.Out.Flush();
            EntryJsonText.Write(context.Terminal.Bytes, table);
        }
        else
        {
            EntryText.Write(context.Out, table, width);
        }

        return ExitCode.Done;
    }

    private ShowRequest ReadRequest(CommandContext context)
    {
        bool isCounted = context.Arguments.GetResult(_count) is { Implicit: false };
        int count = isCounted ? context.Get(_count) : DefaultEntries;
        if (count < 1 || context.Get(_first) < 0)
        {
            throw new UsageException(count < 1 ? $"-n must be at least 1, found {count}" : $"--first must be at least 0, found {context.Get(_first)}");
        }

        string? where = context.Get(_where);
        bool isOneEvent = where is not null && !isCounted;
        return new ShowRequest
        {
            EntryCount = isOneEvent ? 1 : count,
            FirstEntry = context.Get(_first),
            Columns = [.. (context.Get(_columns) ?? []).SelectMany(ColumnList.Split)],
            Where = where,
            ColumnLimit = context.Get(_all) || isOneEvent || count == 1 ? int.MaxValue : DefaultColumns,
        };
    }

    // An object that was named, or the provenance of a file without a tree.
    private bool ShowObject(CommandContext context, InputFile input, int width)
    {
        using RootFile file = RootFile.Open(input.Path);
        string? name = input.Tree ?? (context.Get(_dataset.Tree) is null && TreeChoice.TryFind(file) is null ? Provenance.Key : null);
        if (name is null || file.FindKey(name) is not { } key)
        {
            return input.Tree is null && (name is null || file.DatasetKeys.Count > 0 || file.Keys.All(k => k.IsDirectory)) ? false : throw Missing(file, input.Tree);
        }

        if (key.IsDirectory)
        {
            string[] inside = [.. file.Keys.Where(k => k.Path.StartsWith(key.Path + "/", StringComparison.Ordinal)).Select(k => k.Path).Distinct()];
            throw new InputException($"{file.Path}: '{name}' is a folder{(inside.Length == 0 ? " with nothing in it" : $"; name an object in it: {Listed(inside)}")}", file.Path);
        }

        if (key.IsTree || key.IsRNTuple)
        {
            return false;
        }

        if (context.Get(_json))
        {
            context.Out.Flush();
            context.Terminal.Bytes.Write(RootJson.ToBytes(file.Get(key)).Span);
            context.Terminal.Bytes.WriteByte((byte)'\n');
            context.Terminal.Bytes.Flush();
        }
        else
        {
            ObjectText.Write(context.Out, file, key, width);
        }

        return true;
    }

    private static InputException Missing(RootFile file, string? name)
    {
        string[] names = [.. file.Keys.Where(key => !key.IsDirectory).Select(key => key.Path).Distinct()];
        return new InputException(
            name is null
                ? $"{file.Path} has no tree and no RNTuple; name one of its objects: {Path.GetFileName(file.Path)}:NAME ({Listed(names)})"
                : $"{file.Path} has no object '{name}'{NearestNames.Suggestion(name, names)}",
            file.Path);
    }

    private static string Listed(string[] names) => names.Length <= 8 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(8))} and {names.Length - 8} more";
}
