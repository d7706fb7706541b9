using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Banyan.Cli.Commands;

namespace Banyan.Cli;

/// <summary><c>--help</c>: what System.CommandLine prints, and below it the command's examples.</summary>
internal sealed class BanyanHelp(HelpAction inner) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = inner.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is BanyanCommand command)
        {
            output.WriteLine("Examples:");
            foreach (CommandExample example in command.Examples)
            {
                output.WriteLine($"  {example.CommandLine}");
                output.WriteLine($"      {example.Explanation}");
            }

            output.WriteLine();
        }
        else
        {
            output.WriteLine("Start with:");
            output.WriteLine("  banyan demo                                    a whole analysis of a million Z → ℓℓ events, from file to report");
            output.WriteLine("  banyan ls FILE                                 what is in a ROOT file");
            output.WriteLine("  banyan draw FILE EXPRESSION [CUT]              a histogram in the terminal");
            output.WriteLine();
            output.WriteLine("'banyan COMMAND --help' has examples for each command. Exit codes: docs/errors-and-exit-codes.md.");
        }

        return code;
    }
}
