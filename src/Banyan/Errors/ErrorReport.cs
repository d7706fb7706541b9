using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Scripts;
using Banyan.Storage;

namespace Banyan.Errors;

/// <summary>What a failed command tells the user: one line (with the expression and a caret below it where there is one) and an exit code. The only place that maps exceptions.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Message">The text after <c>banyan: </c>; empty when nothing is to be said.</param>
public sealed record ErrorReport(int Code, string Message)
{
    /// <summary>The report for <paramref name="exception"/>.</summary>
    public static ErrorReport From(Exception exception) =>
        Known(exception) ?? new ErrorReport(ExitCode.Failed, $"{exception.GetType().Name}: {exception.Message} (a defect of Banyan; --verbose shows where)");

    /// <summary>True for an exception that nothing in Banyan throws on purpose.</summary>
    internal static bool IsUnknown(Exception exception) => Known(exception) is null;

    private static ErrorReport? Known(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions.Count: 1 } aggregate => Known(aggregate.InnerExceptions[0]),
        OperationCanceledException => new ErrorReport(ExitCode.Interrupted, "interrupted"),
        AnalysisException analysis => new ErrorReport(ExitCode.Wrong, analysis.WithCaret()),
        UsageException usage => new ErrorReport(ExitCode.Wrong, usage.Message),
        EventFailureException failure => new ErrorReport(ExitCode.Failed, failure.Message),
        OutputException output => new ErrorReport(ExitCode.Failed, output.Message),
        SourceException source => new ErrorReport(ExitCode.Input, source.Message),
        RootException or StorageException => new ErrorReport(ExitCode.Input, exception.Message),
        FileNotFoundException missing => new ErrorReport(ExitCode.Input, missing.Message),
        UnauthorizedAccessException or IOException or InvalidDataException => new ErrorReport(ExitCode.Input, exception.Message),
        OutOfMemoryException => new ErrorReport(ExitCode.Failed, "not enough memory"),
        ScriptFailureException script => new ErrorReport(ExitCode.Failed, script.Message),
        _ => null,
    };
}
