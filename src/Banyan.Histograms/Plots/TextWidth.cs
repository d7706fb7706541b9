namespace Banyan.Histograms.Plots;

/// <summary>How wide text is in the widest of the usual fonts (DejaVu Sans; Helvetica is a tenth narrower): near enough to place boxes, and the same on every machine.</summary>
internal static class TextWidth
{
    private const string Narrow = "iljtfI.,:;'|![]()/ ";
    private const string Wide = "mwMW%@—";

    /// <summary>Width of a title with TLatex marks.</summary>
    /// <param name="text">The title.</param>
    /// <param name="size">Font size, in the unit of the result.</param>
    public static double Of(string text, double size)
    {
        double width = 0;
        foreach ((string piece, int level) in MathText.Parse(text))
        {
            width += OfPlain(piece) * (level == 0 ? 1 : 0.75);
        }

        return width * size;
    }

    /// <summary>A title that fits: smaller if it must be, and where that is not enough cut, with an ellipsis.</summary>
    /// <param name="text">The title.</param>
    /// <param name="room">Room, in pixels.</param>
    /// <param name="size">Font size wished for.</param>
    /// <param name="least">Smallest font size that can still be read.</param>
    public static (string Text, double Size) Fit(string text, double room, double size, double least)
    {
        double width = Of(text, size);
        if (width <= room)
        {
            return (text, size);
        }

        double fitting = Math.Floor(2 * size * room / width) / 2;
        return fitting >= least ? (text, fitting) : (Elide(text, room, least), least);
    }

    private static string Elide(string text, double room, double size)
    {
        string plain = MathText.ToPlain(text, false);
        int length = plain.Length;
        while (length > 1 && OfPlain(plain.AsSpan(0, length)) + 1 > room / size)
        {
            length--;
        }

        // A half of a surrogate pair is no character.
        length -= length < plain.Length && char.IsHighSurrogate(plain[length - 1]) ? 1 : 0;
        return length == plain.Length ? plain : string.Concat(plain.AsSpan(0, length).TrimEnd(), "…");
    }

    private static double OfPlain(ReadOnlySpan<char> text)
    {
        double width = 0;
        foreach (char c in text)
        {
            width += Narrow.Contains(c, StringComparison.Ordinal) ? 0.36 : Wide.Contains(c, StringComparison.Ordinal) ? 0.95 : char.IsUpper(c) ? 0.72 : 0.61;
        }

        return width;
    }
}
