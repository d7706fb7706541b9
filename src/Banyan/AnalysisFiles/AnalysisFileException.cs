using Banyan.Frame;

namespace Banyan.AnalysisFiles;

/// <summary>An analysis file is wrong; the message begins with file and line.</summary>
public sealed class AnalysisFileException : AnalysisException
{
    /// <summary>An error at a line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="message">One sentence: what was expected, what was found, the nearest right names.</param>
    /// <param name="inner">What the YAML parser reported, or null.</param>
    public AnalysisFileException(string path, int line, string message, Exception? inner = null)
        : base($"{path}:{line}: {message}", inner)
    {
        Path = path;
        Line = line;
    }

    /// <summary>An expression of the file that is wrong.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line on which the expression begins, from 1.</param>
    /// <param name="place">Where it stands, e.g. <c>selections.peak</c>.</param>
    /// <param name="error">What is wrong with it, with the place in its text.</param>
    public AnalysisFileException(string path, int line, string place, AnalysisException error)
        : base($"{path}:{line}: {place}: {error.Message}", error.Text ?? string.Empty, error.Start, error.Length)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
