using System.Text;

namespace Banyan.Reporting;

/// <summary>Writes HTML; whatever comes from outside goes through <see cref="Escape"/>.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Text for element content and quoted attributes. Control characters other than line feed and tab become spaces.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                '\n' or '\t' => result.Append((char)rune.Value),
                _ => result.Append(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString()),
            };
        }

        return result.ToString();
    }

    /// <summary>A line of HTML as it is.</summary>
    public HtmlWriter Line(string html)
    {
        _text.Append(html).Append('\n');
        return this;
    }

    /// <summary>An element with text.</summary>
    public HtmlWriter Element(string name, string text, string attributes = "") =>
        Line($"<{name}{(attributes.Length > 0 ? " " + attributes : string.Empty)}>{Escape(text)}</{name}>");

    /// <summary>A row of a table.</summary>
    /// <param name="cells">Their HTML, and true for numbers, which stand on the right.</param>
    public HtmlWriter Row(params ReadOnlySpan<(string Html, bool IsNumber)> cells)
    {
        _text.Append("<tr>");
        foreach ((string html, bool isNumber) in cells)
        {
            _text.Append(isNumber ? "<td class=\"n\">" : "<td>").Append(html).Append("</td>");
        }

        _text.Append("</tr>\n");
        return this;
    }

    /// <summary>Opens a table with a heading row; close it with <c>&lt;/tbody&gt;&lt;/table&gt;&lt;/div&gt;</c>.</summary>
    /// <param name="heads">The headings, and true for columns of numbers.</param>
    public HtmlWriter BeginTable(params ReadOnlySpan<(string Text, bool IsNumber)> heads)
    {
        _text.Append("<div class=\"scroll\"><table><thead><tr>");
        foreach ((string text, bool isNumber) in heads)
        {
            _text.Append(isNumber ? "<th class=\"n\">" : "<th>").Append(Escape(text)).Append("</th>");
        }

        _text.Append("</tr></thead><tbody>\n");
        return this;
    }

    /// <summary>Closes a table.</summary>
    public HtmlWriter EndTable() => Line("</tbody></table></div>");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
