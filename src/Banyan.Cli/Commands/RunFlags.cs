using System.CommandLine;
using Banyan.Errors;
using Banyan.Execution.Progress;
using Banyan.Frame.Running;

namespace Banyan.Cli.Commands;

/// <summary>The options of every command that runs over events.</summary>
internal sealed class RunFlags
{
    private readonly Option<int> _threads = new("--threads") { HelpName = "N", Description = "Worker threads; all cores that the machine or batch job grants when left out. No output depends on it" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, no summary line" };

    /// <summary>True when neither progress nor summary are wanted.</summary>
    public bool IsQuiet(CommandContext context) => context.Get(_quiet);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_threads);
        command.Add(_quiet);
    }

    /// <summary>The run's options, with progress on standard error unless it is not wanted.</summary>
    /// <exception cref="UsageException">The number of threads makes no sense.</exception>
    public RunOptions Read(CommandContext context)
    {
        int threads = context.Get(_threads);
        if (threads < 0 || (threads == 0 && context.Arguments.GetResult(_threads) is { Implicit: false }))
        {
            throw new UsageException($"--threads must be at least 1, found {threads}");
        }

        ProgressStyle style = IsQuiet(context) ? ProgressStyle.Quiet : context.Terminal.IsErrorTerminal ? ProgressStyle.Terminal : ProgressStyle.Lines;
        return new RunOptions { Threads = threads, Observer = new ConsoleProgress(context.Error, style, () => context.Terminal.Width) };
    }
}
