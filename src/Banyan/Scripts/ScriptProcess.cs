using Banyan.Errors;

namespace Banyan.Scripts;

/// <summary>The process of a script: its end and failures of one that runs alone.</summary>
internal static class ScriptProcess
{
    private static int s_isReporting;

    /// <summary>
    /// Makes exceptions that nothing caught one line and an exit code, as they are under <c>banyan run</c>: those that are known, such as that of a file that is not there. Others stay as they are: they show
    /// where the script is wrong.
    /// </summary>
    public static void ReportFailures()
    {
        if (Interlocked.Exchange(ref s_isReporting, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += static (_, e) =>
            {
                if (e.ExceptionObject is ScriptEndException end)
                {
                    Exit(end.Code);
                }
                else if (e.ExceptionObject is Exception exception && !ErrorReport.IsUnknown(exception))
                {
                    ErrorReport report = ErrorReport.From(exception);
                    Console.Error.WriteLine(report.Message);
                    Exit(report.Code);
                }
            };
        }
    }

    private static void Exit(int code)
    {
        Console.Out.Flush();
        Environment.Exit(code);
    }
}

/// <summary>Ends a script where its run ends, when what stands behind would be for results that there are not: after <c>--help</c>, a command line that is wrong, or Ctrl-C.</summary>
internal sealed class ScriptEndException(int code) : Exception("the script has ended")
{
    /// <summary>The exit code.</summary>
    public int Code { get; } = code;
}
