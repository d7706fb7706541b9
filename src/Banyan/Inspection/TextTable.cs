namespace Banyan.Inspection;

/// <summary>Lays cells out in columns; numbers to the right, text to the left; the last column is cut where the line is full.</summary>
/// <param name="headings">Names of the columns; one that begins with <c>&gt;</c> is aligned to the right.</param>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Number of rows, without the headings.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Adds a row with one cell per column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes headings and rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">Characters per line; 0 for no limit.</param>
    /// <param name="indent">Blanks before each line.</param>
    public void Write(TextWriter output, int width, int indent = 2)
    {
        bool[] isRight = [.. headings.Select(heading => heading.StartsWith('>'))];
        string[] names = [.. headings.Select(heading => heading.TrimStart('>'))];
        int[] widths = new int[headings.Length];
        for (int c = 0; c < headings.Length; c++)
        {
            widths[c] = _rows.Max(row => (int?)row[c].Length) is int longest and > 0 ? Math.Max(longest, names[c].Length) : 0;
        }

        WriteRow(output, names, widths, isRight, width, indent);
        foreach (string[] row in _rows)
        {
            WriteRow(output, row, widths, isRight, width, indent);
        }
    }

    private static void WriteRow(TextWriter output, string[] cells, int[] widths, bool[] isRight, int width, int indent)
    {
        var line = new System.Text.StringBuilder();
        line.Append(' ', indent);
        for (int c = 0; c < cells.Length; c++)
        {
            if (widths[c] > 0)
            {
                string cell = cells[c].ReplaceLineEndings(" ");
                line.Append(isRight[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c])).Append("  ");
            }
        }

        string text = line.ToString().TrimEnd();
        output.WriteLine(width > 0 && text.Length > width ? text[..(width - 1)] + "…" : text);
    }
}
