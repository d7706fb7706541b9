namespace Banyan.Histograms.Plots.Svg;

/// <summary>Colours that people with any colour vision tell apart, and dashes for print without colour.</summary>
internal static class SvgPalette
{
    // M. A. Petroff, "Accessible Color Sequences for Data Visualization", arXiv:2107.02270, the sequences of six and of ten.
    private static readonly string[] s_six = ["#5790fc", "#f89c20", "#e42536", "#964a8b", "#9c9ca1", "#7a21dd"];
    private static readonly string[] s_ten = ["#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6", "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd"];
    private static readonly string[] s_dashes = ["", "7 3", "2 2", "9 3 2 3"];

    /// <summary>The colour of a line; data are black.</summary>
    /// <param name="style">Number of the line, −1 for data.</param>
    /// <param name="count">How many lines there are.</param>
    public static string Color(int style, int count) => style < 0 ? "#111" : count <= s_six.Length ? s_six[style % s_six.Length] : s_ten[style % s_ten.Length];

    /// <summary>The stroke of a line, as attributes.</summary>
    /// <param name="style">Number of the line, −1 for data.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="isBold">Thicker, to stand out from areas below it.</param>
    public static string Stroke(int style, string color, bool isBold)
    {
        string dash = style < 0 || isBold ? string.Empty : s_dashes[style % s_dashes.Length];
        return $"stroke=\"{color}\" stroke-width=\"{(isBold ? "2.4" : "1.8")}\"{(dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : string.Empty)}";
    }
}
