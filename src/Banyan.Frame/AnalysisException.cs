namespace Banyan.Frame;

/// <summary>The user's expression, plan or analysis file is wrong; always found before the first event.</summary>
public class AnalysisException : Exception
{
    /// <summary>An error without a place in a text.</summary>
    public AnalysisException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>An error at a place in an expression.</summary>
    /// <param name="message">One sentence: what was expected, what was found, the nearest right names.</param>
    /// <param name="text">The whole expression.</param>
    /// <param name="start">Index of the first character at fault.</param>
    /// <param name="length">How many characters are at fault, at least 1.</param>
    public AnalysisException(string message, string text, int start, int length)
        : base(message)
    {
        Text = text;
        Start = Math.Clamp(start, 0, text.Length);
        Length = Math.Max(1, length);
    }

    /// <summary>The expression at fault, or null.</summary>
    public string? Text { get; }

    /// <summary>Index of the first character at fault in <see cref="Text"/>.</summary>
    public int Start { get; }

    /// <summary>Number of characters at fault.</summary>
    public int Length { get; }

    /// <summary>The message, and below it the text with a caret under the place.</summary>
    public virtual string WithCaret()
    {
        if (Text is null)
        {
            return Message;
        }

        // Line breaks would move the caret; they mean no more than blanks in an expression.
        string line = Text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        int caretCount = Math.Max(1, Math.Min(Length, line.Length - Start));
        return $"{Message}\n    {line}\n    {new string(' ', Start)}{new string('^', caretCount)}";
    }
}
