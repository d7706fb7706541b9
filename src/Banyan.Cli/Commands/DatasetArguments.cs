using System.CommandLine;
using Banyan.Errors;
using Banyan.Sources;

namespace Banyan.Cli.Commands;

/// <summary>How every command that reads events is told what to read: <c>FILE[:TREE]</c>, or several files with <c>--tree</c>.</summary>
internal sealed class DatasetArguments
{
    /// <summary>The tree of all files.</summary>
    public Option<string?> Tree { get; } = new("--tree", "-t") { HelpName = "TREE", Description = "The tree to read in every file; without it the only one, else Events, events, CollectionTree" };

    /// <summary>Opens a dataset.</summary>
    /// <param name="context">The command.</param>
    /// <param name="files">Paths, patterns, <c>@lists</c>, each perhaps with <c>:TREE</c>.</param>
    public EventFrame Open(CommandContext context, IReadOnlyList<string> files)
    {
        if (files.Any(file => file.Length == 0))
        {
            throw new UsageException("the name of a file is empty");
        }

        return EventFrames.FromSource(TreeSource.Open(files, new TreeSourceOptions { Tree = context.Get(Tree) }));
    }
}
