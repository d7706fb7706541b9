using System.CommandLine;
using Banyan.Checking;
using Banyan.Errors;
using Banyan.Execution.Progress;
using Banyan.Execution.Threads;
using Banyan.Sources;
using Banyan.Sources.Inputs;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan check</c>: reads everything in files and says what is damaged.</summary>
internal sealed class CheckCommand : BanyanCommand
{
    private readonly Argument<string[]> _files = new("FILE") { Arity = ArgumentArity.OneOrMore, Description = "ROOT files, patterns in quotes, @lists" };
    private readonly Option<bool> _json = new("--json") { Description = "Print what was found as JSON" };
    private readonly Option<bool> _all = new("--all", "-a") { Description = "Every fault and every note" };
    private readonly Option<int> _threads = new("--threads") { HelpName = "N", Description = "Files at once; all cores that the machine or batch job grants when left out. No output depends on it" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress" };

    /// <summary>Declares arguments and options.</summary>
    public CheckCommand()
        : base("check", "Read everything in ROOT files (header, keys, streamer infos, objects, every basket) and name what is damaged; exit code 3 when something is")
    {
        Add(_files);
        Add(_json);
        Add(_all);
        Add(_threads);
        Add(_quiet);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan check nano.root", "one line when it is good; else the place of each fault and what it costs"),
        new("banyan check 'data/*.root' --json | jq '.files[] | select(.good | not) | .file'", "which of many files are damaged"),
    ];

    // What is not there does not keep the others from being checked.
    private static IEnumerable<string> PathsOf(string input)
    {
        try
        {
            return InputList.Resolve([input]).Select(file => file.Path);
        }
        catch (InputException)
        {
            return [input];
        }
    }

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        int threads = context.Get(_threads);
        if (threads < 0 || (threads == 0 && context.Arguments.GetResult(_threads) is { Implicit: false }))
        {
            throw new UsageException($"--threads must be at least 1, found {threads}");
        }

        string[] paths = [.. context.Get(_files)!.SelectMany(PathsOf)];
        bool isJson = context.Get(_json);
        var checks = new List<FileCheck>();
        long bytes = 0;
        bool isShown = !context.Get(_quiet) && context.Terminal.IsErrorTerminal;
        FileChecks.Run(paths, threads > 0 ? threads : GrantedCores.Count, Take, read => Interlocked.Add(ref bytes, read), context.Cancellation);
        if (isShown)
        {
            context.Error.Write("\r\u001b[K");
        }

        if (isJson)
        {
            context.Out.Flush();
            CheckJson.Write(context.Terminal.Bytes, checks);
        }
        else if (paths.Length > 1)
        {
            int bad = checks.Count(check => !check.IsGood);
            string what = checks.Any(check => check.IsMissing) ? "damaged or missing" : "damaged";
            context.Out.WriteLine(bad == 0 ? $"all {paths.Length} files are good" : $"{bad} of {paths.Length} files are {what}");
        }

        return checks.All(check => check.IsGood) ? ExitCode.Done : ExitCode.Input;

        void Take(FileCheck check)
        {
            checks.Add(check);
            if (isShown)
            {
                context.Error.Write($"\r\u001b[K{checks.Count} of {paths.Length} files, {RunText.Bytes(Interlocked.Read(ref bytes))} of baskets");
            }

            if (isJson)
            {
                return;
            }

            if (isShown)
            {
                context.Error.Write("\r\u001b[K");
            }

            CheckText.Write(context.Out, check, context.Get(_all));
            context.Out.Flush();
        }
    }
}
