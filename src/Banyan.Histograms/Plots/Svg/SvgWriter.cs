using System.Globalization;
using System.Text;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>Writes SVG elements. Numbers have at most two decimals, text is escaped; the same input gives the same bytes.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>A coordinate or length.</summary>
    public static string Number(double value) => PlotNumber.Fixed(value, 2) is var text && text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    /// <summary>Text for element content and attribute values; control characters that XML cannot hold become spaces.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                result.Append(c).Append(text[++i]);
                continue;
            }

            result.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => c < ' ' || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' ? " " : c.ToString(),
            });
        }

        return result.ToString();
    }

    /// <summary>Opens the document.</summary>
    public void Begin(int width, int height, string title)
    {
        Line(FormattableString.Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\" font-size=\"13\" fill=\"#222\" role=\"img\">"));
        Line($"<title>{Escape(MathText.ToPlain(title, false))}</title>");
        Line(FormattableString.Invariant($"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"));
    }

    /// <summary>Closes the document and returns it.</summary>
    public string End()
    {
        Line("</svg>");
        return _text.ToString();
    }

    /// <summary>Writes a line as it is.</summary>
    public void Line(string line) => _text.Append(line).Append('\n');

    /// <summary>A path.</summary>
    /// <param name="data">Its <c>d</c> attribute; nothing is written when it is empty.</param>
    /// <param name="attributes">Other attributes.</param>
    public void Path(string data, string attributes)
    {
        if (data.Length > 0)
        {
            Line($"<path d=\"{data}\" {attributes}/>");
        }
    }

    /// <summary>A rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, string attributes) =>
        Line($"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" {attributes}/>");

    /// <summary>Text with TLatex marks.</summary>
    /// <param name="x">Place of the anchor.</param>
    /// <param name="y">The base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="attributes">Other attributes.</param>
    public void Text(double x, double y, string text, string anchor = "start", string attributes = "")
    {
        if (text.Length == 0)
        {
            return;
        }

        var content = new StringBuilder();
        double above = 0;
        foreach ((string piece, int level) in MathText.Parse(text))
        {
            // Shifts are relative to the piece before, so the way back is part of the next one.
            double shift = level == 0 ? 0 : level < 0 ? 3 : -5;
            string escaped = Escape(piece);
            if (shift == above && level == 0)
            {
                content.Append(escaped);
            }
            else
            {
                string size = level == 0 ? string.Empty : " font-size=\"75%\"";
                content.Append(CultureInfo.InvariantCulture, $"<tspan dy=\"{shift - above}\"{size}>{escaped}</tspan>");
            }

            above = shift;
        }

        string anchored = anchor == "start" ? string.Empty : $" text-anchor=\"{anchor}\"";

        // Programs drop blanks beside a span's border and all but one in a row; rsvg-convert drops no-break blanks there, too.
        string spaced = text.Contains("  ", StringComparison.Ordinal) || (text.Contains(' ', StringComparison.Ordinal) && content.ToString().Contains("<tspan", StringComparison.Ordinal)) ? " xml:space=\"preserve\"" : string.Empty;
        Line($"<text x=\"{Number(x)}\" y=\"{Number(y)}\"{anchored}{spaced}{(attributes.Length > 0 ? " " + attributes : string.Empty)}>{content}</text>");
    }
}
