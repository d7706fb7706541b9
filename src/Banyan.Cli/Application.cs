using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Banyan.Cli.Commands;
using Banyan.Columns;
using Banyan.Errors;
using Banyan.Scripts;
using Banyan.Storage;

namespace Banyan.Cli;

/// <summary>The <c>banyan</c> command without a process around it: arguments in, text and an exit code out.</summary>
internal static class Application
{
    private const string ProgramName = "banyan";

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="terminal">Where to write; flushed at the end.</param>
    /// <param name="cancellation">Stops the command with exit code 130.</param>
    public static int Run(IReadOnlyList<string> args, Terminal.Terminal terminal, CancellationToken cancellation)
    {
        bool isVerbose = args.Contains("--verbose");
        try
        {
            int code = RunCommand(args, terminal, cancellation);
            terminal.Out.Flush();
            return code;
        }
        catch (Exception exception)
        {
            // The process border: every error ends as one line and an exit code.
            ErrorReport report = ErrorReport.From(exception);
            WriteWhatCan(() => terminal.Out.Flush());
            WriteWhatCan(() => terminal.Error.WriteLine($"banyan: {report.Message}"));
            if (isVerbose)
            {
                WriteWhatCan(() => terminal.Error.WriteLine(exception));
            }

            return report.Code;
        }
    }

    private static void WriteWhatCan(Action write)
    {
        try
        {
            write();
        }
        catch (OutputException)
        {
            // Nothing takes the text any more; the exit code still says what happened.
        }
    }

    private static int RunCommand(IReadOnlyList<string> args, Terminal.Terminal terminal, CancellationToken cancellation)
    {
        if (args.Count == 1 && args[0] == "--version")
        {
            terminal.Out.WriteLine($"banyan {BanyanVersion.Full}");
            return ExitCode.Done;
        }

        // A script takes its own arguments, so they are not parsed here.
        if (ScriptOf(args) is { } script)
        {
            return ScriptRunner.Run(script, [.. args.Skip(1).Where((_, i) => i != ScriptIndex(args) - 1)], text => SayUnlessQuiet(args, terminal, text), cancellation);
        }

        Command root = CreateRoot(args.Count > 0 ? args[0] : string.Empty);
        if (args.Count == 0)
        {
            args = ["--help"];
        }

        // '@list.txt' names a list of input files here, not a response file.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Action is BanyanHelp help)
        {
            parsed.InvocationConfiguration.Output = terminal.Out;
            return help.Invoke(parsed);
        }

        ThrowOnWrongUsage(root, parsed, args);
        return ((BanyanCommand)parsed.CommandResult.Command).Execute(new CommandContext(parsed, terminal, cancellation));
    }

    // 'banyan run my.cs': the first argument that is no option.
    private static string? ScriptOf(IReadOnlyList<string> args) => ScriptIndex(args) is > 0 and int index ? args[index] : null;

    private static int ScriptIndex(IReadOnlyList<string> args)
    {
        int index = args.Count > 1 && args[0] == "run" ? 1 : 0;
        while (index > 0 && index < args.Count && args[index].StartsWith('-'))
        {
            index += args[index] is "--threads" or "--out" or "-o" or "--set" ? 2 : 1;
        }

        return index > 0 && index < args.Count && args[index].EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? index : -1;
    }

    private static void SayUnlessQuiet(IReadOnlyList<string> args, Terminal.Terminal terminal, string text)
    {
        if (!args.Contains("--quiet") && !args.Contains("-q"))
        {
            terminal.Error.WriteLine(text);
        }
    }

    private static Command CreateRoot(string commandName)
    {
        var root = new Command(ProgramName, "Banyan analyses high-energy-physics data: ROOT files in, histograms out.");
        bool isKnown = false;
        foreach ((string name, Func<BanyanCommand> create) in CommandTable.All)
        {
            if (name == commandName)
            {
                root.Add(create());
                isKnown = true;
            }
        }

        if (!isKnown)
        {
            foreach ((_, Func<BanyanCommand> create) in CommandTable.All)
            {
                root.Add(create());
            }
        }

        root.Add(new HelpOption { Action = new BanyanHelp(new HelpAction()), Recursive = true });
        root.Add(new Option<bool>("--version") { Description = "Show the version" });
        return root;
    }

    private static void ThrowOnWrongUsage(Command root, ParseResult parsed, IReadOnlyList<string> args)
    {
        Command command = parsed.CommandResult.Command;
        if (command == root)
        {
            string typed = args[0];
            throw new UsageException(typed.StartsWith('-')
                ? $"there is no option {typed} before a command; 'banyan --help' lists what there is"
                : $"there is no command '{typed}'{NearestNames.Suggestion(typed, root.Subcommands.Select(c => c.Name))} ('banyan --help' lists the commands)");
        }

        // System.CommandLine takes an unknown option for an argument where the command accepts one.
        if (FindUnknownOption(parsed, args) is { } unknown)
        {
            IEnumerable<string> known = command.Options.SelectMany(o => o.Aliases.Prepend(o.Name)).Where(n => n.StartsWith('-')).Append("--help");
            string suggestion = unknown.Length > 2 ? NearestNames.Suggestion(unknown, known) : string.Empty;
            throw new UsageException($"'{command.Name}' has no option {unknown}{suggestion} ('banyan {command.Name} --help' lists them)");
        }

        if (parsed.Errors.Count > 0)
        {
            throw new UsageException($"{parsed.Errors[0].Message.TrimEnd('.')} (see 'banyan {command.Name} --help')");
        }
    }

    private static string? FindUnknownOption(ParseResult parsed, IReadOnlyList<string> args)
    {
        int end = args.TakeWhile(a => a != "--").Count();
        var taken = new HashSet<string>(parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(o => o.Tokens).Select(t => t.Value));
        foreach (Token token in parsed.CommandResult.Tokens.Concat(parsed.UnmatchedTokens.Select(u => new Token(u, TokenType.Argument, null!))))
        {
            if (LooksLikeOption(token.Value) && !taken.Contains(token.Value) && args.Take(end).Contains(token.Value))
            {
                return token.Value.Split('=', 2)[0];
            }
        }

        return null;
    }

    // '-x' and '--name' are options; '-Muon_pt' and '-1' are expressions.
    private static bool LooksLikeOption(string token) =>
        (token.Length > 2 && token.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(token[2]))
        || (token.Length == 2 && token[0] == '-' && char.IsAsciiLetter(token[1]));
}
