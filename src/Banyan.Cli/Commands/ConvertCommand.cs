using System.CommandLine;
using System.Diagnostics;
using Banyan.Converting;
using Banyan.Errors;
using Banyan.Execution.Progress;
using Banyan.Root.Writing;
using Banyan.Sources.Inputs;
using Banyan.Sources.Output;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan convert</c>: a file in another form.</summary>
internal sealed class ConvertCommand : BanyanCommand
{
    private static readonly (string Name, SnapshotFormat? Value)[] s_formats = [("same", null), ("ttree", SnapshotFormat.Tree), ("rntuple", SnapshotFormat.RNTuple)];
    private static readonly (string Name, SnapshotVectors Value)[] s_vectors = [("as-read", SnapshotVectors.AsRead), ("counted", SnapshotVectors.Counted), ("std", SnapshotVectors.StandardVectors)];

    private readonly Argument<string> _in = new("IN") { Description = "The ROOT file to read, FILE or FILE:TREE" };
    private readonly Argument<string> _out = new("OUT") { Description = "The file to write" };
    private readonly Option<string?> _format = new("--format") { HelpName = "FORM", Description = "ttree or rntuple: the form of all trees; each keeps its form when left out (same)" };
    private readonly Option<string[]> _trees = new("--tree", "-t") { HelpName = "TREE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, Description = "Only trees of these names or patterns (Events, 'ana/*'), with commas between; all when left out" };
    private readonly Option<string[]> _columns = new("--columns", "-c") { HelpName = "NAMES", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, Description = "Only columns of these names or patterns ('Muon_*', '{Jet,Muon}_pt', '/^n[A-Z]/'), with commas between; '-' in front leaves out" };
    private readonly Option<string?> _entries = new("--entries") { HelpName = "RANGE", Description = "FIRST:END (END is one past the last), :END, FIRST:, or the number of first entries, of each tree" };
    private readonly Option<string?> _compression = new("--compression") { HelpName = "CODEC:LEVEL", Description = "zstd:5 (when left out), lz4:4, zlib:1, lzma:7, none, or ROOT's number such as 505" };
    private readonly Option<string?> _vectors = new("--vectors") { HelpName = "KIND", Description = "Vectors of numbers in a TTree: as-read (when left out), counted (arrays with a count branch), std (std::vector)" };
    private readonly Option<int> _clusterEntries = new("--cluster-entries") { HelpName = "N", Description = "Entries of a cluster; clusters of the format's usual size when left out" };
    private readonly Option<int> _basketBytes = new("--basket-bytes") { HelpName = "N", Description = "Bytes of a full basket or page before compression; 262144 in a TTree, 1048576 in an RNTuple when left out" };
    private readonly Option<bool> _treesOnly = new("--trees-only") { Description = "Leave out histograms and other objects" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Fail, and write nothing, when a column or object cannot be converted" };
    private readonly Option<bool> _skip = new("--skip-unreadable") { Description = "Leave out columns of which a part cannot be read, and report them; the exit code is 4 then" };
    private readonly Option<bool> _force = new("--force", "-f") { Description = "Replace OUT when it is there" };
    private readonly Option<bool> _json = new("--json") { Description = "Print what was made as JSON" };
    private readonly Option<bool> _all = new("--all", "-a") { Description = "Name every column that was left out or renamed" };
    private readonly RunFlags _run = new();

    /// <summary>Declares arguments and options.</summary>
    public ConvertCommand()
        : base("convert", "Write a file in another form: TTree to RNTuple and back, another compression, a part of its columns or entries; the rest is copied")
    {
        Add(_in);
        Add(_out);
        foreach (Option option in (Option[])[_format, _trees, _columns, _entries, _compression, _vectors, _clusterEntries, _basketBytes, _treesOnly, _strict, _skip, _force, _json, _all])
        {
            Add(option);
        }

        _run.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan convert nano.root nano_rnt.root --format rntuple", "all trees as RNTuples, everything else copied"),
        new("banyan convert nano_rnt.root nano.root --format ttree", "and back"),
        new("banyan convert old.root small.root --compression lzma:9", "the same content in another compression"),
        new("banyan convert nano.root:Events muons.root -c 'run,event,nMuon,Muon_*' --entries 1000", "some columns of the first 1000 entries"),
        new("banyan convert physlite.root p_rnt.root --format rntuple --strict", "fail when a column cannot be converted, and say which"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        InputFile input = InputList.Resolve([context.Get(_in)!]) is [InputFile one] ? one : throw new UsageException($"'{context.Get(_in)}' stands for several files; convert takes one");
        string output = context.Get(_out)!;
        string full = Path.GetFullPath(output);
        if (Path.GetFullPath(input.Path) == full)
        {
            throw new UsageException("the output would replace the input; give it another name");
        }

        if (!context.Get(_force) && File.Exists(full))
        {
            throw new UsageException($"'{output}' is there already; -f replaces it");
        }

        ConvertOptions options = ReadOptions(context, input);
        var watch = Stopwatch.StartNew();
        Frame.Running.RunOptions run = _run.Read(context);
        ConversionResult result = FileConversion.Run(input.Path, output, options, run with { Observer = run.Observer is ConsoleProgress progress ? new ProgressWithoutSummary(progress) : null }, context.Cancellation);
        if (context.Get(_json))
        {
            context.Out.Flush();
            ConvertJson.Write(context.Terminal.Bytes, result, watch.Elapsed);
        }
        else if (!_run.IsQuiet(context))
        {
            ConvertText.Write(context.Out, result, watch.Elapsed, context.Get(_all));
        }

        return result.IsPartial ? ExitCode.Partial : ExitCode.Done;
    }

    private static T OneOf<T>(string option, string? text, (string Name, T Value)[] choices)
    {
        foreach ((string name, T value) in choices)
        {
            if (text is null || text == name)
            {
                return value;
            }
        }

        throw new UsageException($"{option} must be one of {string.Join(", ", choices.Select(choice => choice.Name))}, found '{text}'");
    }

    private static T Parsed<T>(string option, string? text, T otherwise, Func<string, T> parse)
    {
        try
        {
            return text is null ? otherwise : parse(text);
        }
        catch (FormatException problem)
        {
            throw new UsageException($"{option}: {problem.Message}");
        }
    }

    private static int AtLeastOne(CommandContext context, Option<int> option)
    {
        int value = context.Get(option);
        return value > 0 || context.Arguments.GetResult(option) is null or { Implicit: true } ? value : throw new UsageException($"{option.Name} must be at least 1, found {value}");
    }

    private ConvertOptions ReadOptions(CommandContext context, InputFile input)
    {
        string[] trees = [.. (context.Get(_trees) ?? []).SelectMany(ColumnList.Split)];
        if (input.Tree is not null && trees.Length > 0)
        {
            throw new UsageException($"the tree is named twice, in '{context.Get(_in)}' and by --tree");
        }

        ConvertOptions usual = new();
        return usual with
        {
            Format = OneOf("--format", context.Get(_format), s_formats),
            Trees = input.Tree is string tree ? [tree] : trees,
            Columns = [.. (context.Get(_columns) ?? []).SelectMany(ColumnList.Split)],
            Entries = Parsed("--entries", context.Get(_entries), usual.Entries, EntryRange.Parse),
            Compression = Parsed("--compression", context.Get(_compression), usual.Compression, RootCompression.Parse),
            Vectors = OneOf("--vectors", context.Get(_vectors), s_vectors),
            ClusterEntries = AtLeastOne(context, _clusterEntries),
            BasketBytes = AtLeastOne(context, _basketBytes),
            TreesOnly = context.Get(_treesOnly),
            IsStrict = context.Get(_strict),
            SkipsUnreadable = context.Get(_skip),
        };
    }
}
