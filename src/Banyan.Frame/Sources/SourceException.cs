namespace Banyan.Frame.Sources;

/// <summary>A source could not deliver data: a file is missing, cut off, damaged, or lacks a column. The message is one line; the cause is the inner exception.</summary>
public class SourceException : Exception
{
    /// <summary>An error about <paramref name="input"/>.</summary>
    /// <param name="message">One sentence that names the input, what is wrong, and the nearest right names.</param>
    /// <param name="input">The file, address or pattern as the user wrote it, or the path that it stands for.</param>
    /// <param name="inner">What the reader reported.</param>
    public SourceException(string message, string input, Exception? inner = null)
        : base(message, inner) => Input = input;

    /// <summary>The file, address or pattern.</summary>
    public string Input { get; }
}
