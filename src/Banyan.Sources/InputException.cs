using Banyan.Frame.Sources;

namespace Banyan.Sources;

/// <summary>An input could not be found, opened or read; the message is one line. Commands end with exit code 3 on it.</summary>
public sealed class InputException : SourceException
{
    /// <summary>An error about <paramref name="input"/>.</summary>
    /// <param name="message">One sentence that names the input, what is wrong, and the nearest right names.</param>
    /// <param name="input">The file, address or pattern as the user wrote it, or the path that it stands for.</param>
    /// <param name="inner">What the reader reported.</param>
    public InputException(string message, string input, Exception? inner = null)
        : base(message, input, inner)
    {
    }
}
