using Banyan.Frame;

namespace Banyan.AnalysisFiles;

/// <summary>An analysis file is wrong; the message begins with file, line and column. One exception tells all mistakes of a file.</summary>
public sealed class AnalysisFileException : AnalysisException
{
    // More than anybody mends at once.
    private const int MaxShown = 50;

    /// <summary>An error at a place.</summary>
    /// <param name="at">Where.</param>
    /// <param name="message">One sentence: what was expected, what was found, the nearest right names.</param>
    /// <param name="inner">What the YAML parser reported, or null.</param>
    public AnalysisFileException(FileMark at, string message, Exception? inner = null)
        : base($"{at}: {message}{LoopOf(at)}", inner)
    {
        At = at;
        Mistakes = [this];
    }

    /// <summary>An expression of the file that is wrong.</summary>
    /// <param name="at">Where the expression begins.</param>
    /// <param name="place">Where it stands, e.g. <c>selections.peak</c>.</param>
    /// <param name="error">What is wrong with it, with the place in its text.</param>
    public AnalysisFileException(FileMark at, string place, AnalysisException error)
        : base($"{at}: {place}: {error.Message}{LoopOf(at)}", error.Text ?? string.Empty, error.Start, error.Length)
    {
        At = at;
        HasText = error.Text is not null;
        Mistakes = [this];
    }

    private AnalysisFileException(AnalysisFileException mistake, string note)
        : base(mistake.Message + note, mistake.Text ?? string.Empty, mistake.Start, mistake.Length)
    {
        At = mistake.At;
        HasText = mistake.HasText;
        Mistakes = [this];
    }

    private AnalysisFileException(IReadOnlyList<AnalysisFileException> mistakes)
        : base(string.Join('\n', mistakes.Select(m => m.Message)))
    {
        At = mistakes[0].At;
        Mistakes = mistakes;
    }

    /// <summary>The first place.</summary>
    public FileMark At { get; }

    /// <summary>All mistakes in the order of the file; this exception alone when it is one.</summary>
    public IReadOnlyList<AnalysisFileException> Mistakes { get; }

    /// <summary>What could be read besides the mistakes, or null: its expressions can be checked as well.</summary>
    internal AnalysisFile? Partial { get; set; }

    private bool HasText { get; }

    /// <summary>The same mistake with something added to its message.</summary>
    internal AnalysisFileException WithNote(string note) => new(this, note);

    /// <summary>One exception for all of <paramref name="mistakes"/>, at least one.</summary>
    public static AnalysisFileException Of(IReadOnlyList<AnalysisFileException> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        return mistakes.Count == 1 ? mistakes[0] : new AnalysisFileException(mistakes);
    }

    /// <inheritdoc/>
    public override string WithCaret()
    {
        if (Mistakes.Count == 1)
        {
            return HasText ? base.WithCaret() : Message;
        }

        string shown = string.Join('\n', Mistakes.Take(MaxShown).Select(m => m.WithCaret()));
        return Mistakes.Count > MaxShown ? $"{shown}\n... and {Mistakes.Count - MaxShown} more mistakes" : $"{shown}\n{Mistakes.Count} mistakes";
    }

    private static string LoopOf(FileMark at) => at.Loop.Length > 0 ? $" (for {at.Loop})" : string.Empty;
}
