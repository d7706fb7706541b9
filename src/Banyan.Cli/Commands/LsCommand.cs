using System.CommandLine;
using Banyan.Errors;
using Banyan.Frame;
using Banyan.Inspection.Listing;
using Banyan.Sources.Inputs;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan ls</c>: what is in a file.</summary>
internal sealed class LsCommand : BanyanCommand
{
    private readonly Argument<string> _file = new("FILE[:TREE]") { Description = "A ROOT file (or a pattern in quotes), and a tree of it" };
    private readonly Argument<string?> _pattern = new("PATTERN")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Which branches and keys: a glob (Muon_*, *pt), a regular expression, or a part of a name",
    };

    private readonly Option<bool> _all = new("--all", "-a") { Description = "Every branch and key, instead of a summary where there are many" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the listing as JSON" };

    private readonly Option<bool> _map = new("--map") { Description = "The map of the file instead: what lies at which byte, and what is free (--all: every basket)" };

    /// <summary>Declares arguments and options.</summary>
    public LsCommand()
        : base("ls", "List what is in a ROOT file: keys, classes, trees; branches with type, title, entries, sizes, compression, clusters")
    {
        Add(_file);
        Add(_pattern);
        Add(_all);
        Add(_json);
        Add(_map);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan ls nano.root", "keys and trees; branches by collection where there are many"),
        new("banyan ls nano.root 'Muon_*'", "the muon branches with types, titles and sizes"),
        new("banyan ls nano.root:Events --all", "every branch of one tree"),
        new("banyan ls nano.root --map", "what lies where in the file"),
        new("banyan ls nano.root --json | jq '.trees[].entries'", "for programs"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        IReadOnlyList<InputFile> files = InputList.Resolve([context.Get(_file)!]);
        var options = new ListingOptions
        {
            Pattern = context.Get(_pattern) is { } pattern ? NamePattern.Parse(pattern) : null,
            Width = context.Terminal.IsOutputTerminal ? context.Terminal.Width : 0,
            All = context.Get(_all),
        };
        foreach (InputFile file in files)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (context.Get(_map))
            {
                FileMap.Write(context.Out, file.Path, options.All);
                continue;
            }

            FileListing listing = FileListing.Read(file.Path, file.Tree);
            if (context.Get(_json))
            {
                context.Out.Flush();
                ListingJson.Write(context.Terminal.Bytes, listing, options);
            }
            else
            {
                ListingText.Write(context.Out, listing, options);
            }
        }

        return ExitCode.Done;
    }
}
