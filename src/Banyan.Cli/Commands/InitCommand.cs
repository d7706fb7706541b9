using System.CommandLine;
using Banyan.AnalysisFiles.Starting;
using Banyan.Errors;
using Banyan.Outputs;
using Banyan.Sources;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan init</c>: a first analysis file from what is in the data.</summary>
internal sealed class InitCommand : BanyanCommand
{
    private readonly Argument<string[]> _files = new("FILES") { Arity = ArgumentArity.OneOrMore, Description = "The data: FILE[:TREE], patterns and @lists" };
    private readonly Option<string?> _tree = new("--tree", "-t") { HelpName = "TREE", Description = "The tree; without it the only one, else Events, events, CollectionTree" };
    private readonly Option<string?> _out = new("--out", "-o") { HelpName = "FILE.yml", Description = "Where to write; standard output when left out. A file that is there already stays" };

    /// <summary>Declares arguments and options.</summary>
    public InitCommand()
        : base("init", "Write a first analysis file for the data: its objects, selections and plots with sensible bins, ready to run")
    {
        Add(_files);
        Add(_tree);
        Add(_out);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan init nano.root > my.yml && banyan run my.yml", "objects, cut flows and plots of a file in a minute"),
        new("banyan init data/*.root --out my.yml", "one analysis over many files"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        string[] files = context.Get(_files) ?? [];
        string? path = context.Get(_out);
        if (path is not null && File.Exists(path))
        {
            throw new UsageException($"'{path}' exists already; it is not overwritten");
        }

        using TreeSource source = TreeSource.OpenChain(files, new TreeSourceOptions { Tree = context.Get(_tree) });
        string folder = path is null ? string.Empty : Path.GetDirectoryName(path) ?? string.Empty;
        string text = FirstAnalysis.Write(source, [.. files.Select(f => Relative(WithoutTree(f, source.Tree), folder))]);
        if (path is null)
        {
            context.Out.Write(text);
        }
        else
        {
            OutputText.Prepare(path);
            OutputText.Write(path, text);
            context.Out.WriteLine($"wrote {path}; run it with: banyan run {path}");
        }

        return ExitCode.Done;
    }

    // The tree has a key of its own.
    private static string WithoutTree(string file, string tree) => file.EndsWith(":" + tree, StringComparison.Ordinal) ? file[..^(tree.Length + 1)] : file;

    // Paths in an analysis start from its folder.
    private static string Relative(string file, string folder)
    {
        if (folder.Length == 0 || Path.IsPathRooted(file) || file.Contains("://", StringComparison.Ordinal))
        {
            return file;
        }

        return file.StartsWith('@') ? "@" + Path.GetRelativePath(folder, file[1..]) : Path.GetRelativePath(folder, file);
    }
}
