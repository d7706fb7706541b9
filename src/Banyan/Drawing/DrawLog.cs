namespace Banyan.Drawing;

/// <summary>Which directions of a drawing are logarithmic.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis where it is an axis of the histogram; of a one-dimensional one it is the contents.</param>
/// <param name="Contents">The contents: heights, colours.</param>
public sealed record DrawLog(bool X, bool Y, bool Contents)
{
    /// <summary>Nothing is.</summary>
    public static DrawLog None { get; } = new(false, false, false);

    /// <summary>Reads the letters x, y, z; an empty text means the contents.</summary>
    /// <param name="text">The letters.</param>
    /// <param name="binnedDimensions">How many axes the histogram has.</param>
    /// <exception cref="FormatException">There is another letter, or an axis that the drawing has not.</exception>
    public static DrawLog Parse(string text, int binnedDimensions)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return None with { Contents = true };
        }

        if (!IsLetters(text))
        {
            throw new FormatException($"takes the letters x, y and z, found '{text}'");
        }

        bool isFlat = binnedDimensions == 1;
        if (isFlat && text.Contains('z', StringComparison.Ordinal))
        {
            throw new FormatException("a drawing of one dimension has no z; x or y were expected");
        }

        return new DrawLog(text.Contains('x', StringComparison.Ordinal), !isFlat && text.Contains('y', StringComparison.Ordinal), text.Contains(isFlat ? 'y' : 'z', StringComparison.Ordinal));
    }

    /// <summary>True for a text of the letters x, y and z.</summary>
    public static bool IsLetters(string text) => text.Length is > 0 and <= 3 && text.All(c => c is 'x' or 'y' or 'z');
}
