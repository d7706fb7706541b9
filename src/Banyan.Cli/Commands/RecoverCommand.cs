using System.CommandLine;
using Banyan.Errors;
using Banyan.Inspection.Listing;
using Banyan.Sources.Inputs;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan recover</c>: what can be had from a file that was never closed.</summary>
internal sealed class RecoverCommand : BanyanCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A ROOT file that was not closed, or whose lists of keys are damaged" };
    private readonly Option<string?> _out = new("--out", "-o") { HelpName = "FILE", Description = "Write a copy that is closed: records stay at their places, new lists of keys follow" };

    /// <summary>Declares arguments and options.</summary>
    public RecoverCommand()
        : base("recover", "Find the objects of a file that was never closed by walking through its records; write them into a file that can be opened")
    {
        Add(_file);
        Add(_out);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan recover killed.root", "which objects and trees can be had, and which baskets belong to none"),
        new("banyan recover killed.root --out closed.root", "a copy that every program opens"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        string path = InputList.Resolve([context.Get(_file)!]) is [InputFile one] ? one.Path : throw new UsageException("expected one file");
        string? output = context.Get(_out);
        if (output is not null && Path.GetFullPath(output) == Path.GetFullPath(path))
        {
            throw new UsageException("the copy would replace the file itself; give it another name");
        }

        int found = RecoveryText.Write(context.Out, path, output);
        return found > 0 ? ExitCode.Done : ExitCode.Input;
    }
}
