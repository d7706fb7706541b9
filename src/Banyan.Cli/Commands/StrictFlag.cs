using System.CommandLine;

namespace Banyan.Cli.Commands;

/// <summary>The option of every command that checks expressions: warnings become errors.</summary>
internal sealed class StrictFlag
{
    private readonly Option<bool> _strict = new("--strict") { Description = "Refuse expressions whose meaning in ROOT is a trap, instead of warning about them" };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_strict);

    /// <summary>True when warnings are errors.</summary>
    public bool IsSet(CommandContext context) => context.Get(_strict);
}
