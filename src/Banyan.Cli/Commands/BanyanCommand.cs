using System.CommandLine;

namespace Banyan.Cli.Commands;

/// <summary>A command of <c>banyan</c>: its arguments and options, its examples, and what it does.</summary>
internal abstract class BanyanCommand : Command
{
    /// <summary>Shows the stack trace of an error.</summary>
    public static readonly Option<bool> Verbose = new("--verbose") { Description = "Say more: where an error comes from, what was read" };

    /// <summary>A command with its one-line description.</summary>
    protected BanyanCommand(string name, string description)
        : base(name, description)
    {
        Add(Verbose);
    }

    /// <summary>Command lines with what each does, shown by <c>--help</c>.</summary>
    public abstract IReadOnlyList<CommandExample> Examples { get; }

    /// <summary>Does the work; errors are exceptions.</summary>
    /// <returns>The exit code.</returns>
    public abstract int Execute(CommandContext context);
}
