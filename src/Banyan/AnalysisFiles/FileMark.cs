namespace Banyan.AnalysisFiles;

/// <summary>A place in an analysis file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1; 0 for what was given on the command line.</param>
/// <param name="Column">The column, from 1, in characters.</param>
public sealed record FileMark(string Path, int Line, int Column)
{
    /// <summary>What the variables of the loops around it stood for, e.g. <c>sample = ttbar, cut = 20</c>; empty outside loops.</summary>
    public string Loop { get; init; } = string.Empty;

    /// <summary><c>file:line:column</c>; what was given on the command line has no line.</summary>
    public override string ToString() => Line > 0 ? $"{Path}:{Line}:{Column}" : Path;
}
