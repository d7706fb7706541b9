using System.Runtime.InteropServices;
using Banyan.Errors;

namespace Banyan.Cli;

/// <summary>The process entry of the <c>banyan</c> command: signals in, exit code out.</summary>
internal static class Program
{
    // How long an orderly stop may take after Ctrl-C; outputs appear under their names only when complete, so ending hard loses nothing.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(800);

    private static int Main(string[] args)
    {
        using var interruption = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Interrupt(context, interruption));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Interrupt(context, interruption));
        return Application.Run(args, Terminal.Terminal.OfProcess(), interruption.Token);
    }

    private static void Interrupt(PosixSignalContext context, CancellationTokenSource interruption)
    {
        context.Cancel = true;
        if (interruption.IsCancellationRequested)
        {
            Environment.Exit(ExitCode.Interrupted);
        }

        interruption.Cancel();
        var watchdog = new Thread(() =>
        {
            Thread.Sleep(s_patience);
            Environment.Exit(ExitCode.Interrupted);
        })
        {
            IsBackground = true,
        };
        watchdog.Start();
    }
}
