namespace Banyan.Cli.Terminal;

/// <summary>Where a command writes, and what it may use there.</summary>
/// <param name="Bytes">Standard output as bytes; flush <paramref name="Out"/> before writing to it.</param>
/// <param name="Out">Standard output, buffered.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsOutputTerminal">True when standard output is a terminal.</param>
/// <param name="IsErrorTerminal">True when standard error is a terminal (progress may draw there).</param>
/// <param name="Width">Columns that a line may use, at least 40.</param>
/// <param name="HasColor">True when output may contain colours.</param>
internal sealed record Terminal(Stream Bytes, TextWriter Out, TextWriter Error, bool IsOutputTerminal, bool IsErrorTerminal, int Width, bool HasColor)
{
    /// <summary>True when the terminal's character set is known not to be UTF-8.</summary>
    public bool IsAscii { get; } = IsAsciiLocale();

    private const int PipedWidth = 120;

    /// <summary>The process's own terminal. No colours when piped, with <c>NO_COLOR</c> (https://no-color.org) or on a dumb terminal.</summary>
    public static Terminal OfProcess()
    {
        bool isOutputTerminal = !Console.IsOutputRedirected;
        bool isDumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        bool hasColor = isOutputTerminal && !isDumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        Stream bytes = new OutputStream(Console.OpenStandardOutput(), "standard output");
        var output = new StreamWriter(bytes, bufferSize: 1 << 14) { NewLine = "\n" };
        var error = new StreamWriter(new OutputStream(Console.OpenStandardError(), "standard error"), bufferSize: 1 << 10) { NewLine = "\n", AutoFlush = true };
        return new Terminal(bytes, output, error, isOutputTerminal, !Console.IsErrorRedirected && !isDumb, isOutputTerminal ? WindowWidth() : PipedWidth, hasColor);
    }

    // The first of these that is set counts (POSIX); containers often set none, and then terminals are UTF-8.
    private static bool IsAsciiLocale()
    {
        foreach (string variable in new[] { "LC_ALL", "LC_CTYPE", "LANG" })
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            {
                return !value.Contains("UTF", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private static int WindowWidth()
    {
        try
        {
            return Math.Max(40, Console.WindowWidth);
        }
        catch (IOException)
        {
            // A pseudo terminal without a size.
            return PipedWidth;
        }
    }
}
