using System.CommandLine;

namespace Banyan.Cli.Commands;

/// <summary>What a command gets to run: the parsed command line, where to write, and when to stop.</summary>
/// <param name="Arguments">The parsed command line.</param>
/// <param name="Terminal">Where to write.</param>
/// <param name="Cancellation">Cancelled by Ctrl-C.</param>
internal sealed record CommandContext(ParseResult Arguments, Terminal.Terminal Terminal, CancellationToken Cancellation)
{
    /// <summary>Standard output.</summary>
    public TextWriter Out => Terminal.Out;

    /// <summary>Standard error.</summary>
    public TextWriter Error => Terminal.Error;

    /// <summary>The value of an option, or its default.</summary>
    public T? Get<T>(Option<T> option) => Arguments.GetValue(option);

    /// <summary>The value of an argument, or its default.</summary>
    public T? Get<T>(Argument<T> argument) => Arguments.GetValue(argument);
}
