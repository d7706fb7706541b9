namespace Banyan.Errors;

/// <summary>The exit codes of every command; explained in <c>docs/errors-and-exit-codes.md</c>.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The analysis failed while it ran.</summary>
    public const int Failed = 1;

    /// <summary>Two files that were compared differ. The number is that of <see cref="Failed"/>, as with every <c>diff</c>; comparing never ends with it for another reason.</summary>
    public const int Different = 1;

    /// <summary>Wrong usage or a wrong analysis, found before the first event.</summary>
    public const int Wrong = 2;

    /// <summary>Input could not be read.</summary>
    public const int Input = 3;

    /// <summary>Finished, but parts of the input were skipped by policy.</summary>
    public const int Partial = 4;

    /// <summary>Interrupted by Ctrl-C or a signal.</summary>
    public const int Interrupted = 130;
}
