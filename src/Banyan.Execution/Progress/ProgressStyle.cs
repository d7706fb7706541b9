namespace Banyan.Execution.Progress;

/// <summary>How progress is shown.</summary>
public enum ProgressStyle
{
    /// <summary>Not at all, and no line at the end.</summary>
    Quiet,

    /// <summary>Plain lines now and then: for logs and pipes.</summary>
    Lines,

    /// <summary>One line that is written again and again: for a terminal that understands <c>\r</c> and the ANSI sequence which clears a line.</summary>
    Terminal,
}
