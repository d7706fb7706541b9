using System.Text;

namespace Banyan.Histograms.Plots.Text;

/// <summary>Rows of characters to write into.</summary>
internal sealed class TextCanvas
{
    private readonly List<char[]> _rows = [];
    private readonly int _width;

    public TextCanvas(int width) => _width = width;

    /// <summary>Writes text from a column on; what lies outside is left out. Rows are made as needed.</summary>
    public void Write(int row, int column, string text)
    {
        while (_rows.Count <= row)
        {
            char[] empty = new char[_width];
            Array.Fill(empty, ' ');
            _rows.Add(empty);
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (column + i >= 0 && column + i < _width)
            {
                _rows[row][column + i] = text[i];
            }
        }
    }

    /// <summary>Writes text that ends before a column.</summary>
    public void WriteBefore(int row, int endColumn, string text) => Write(row, endColumn - text.Length, text);

    /// <summary>All rows without the spaces at their ends, each with a line feed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (char[] row in _rows)
        {
            text.Append(row.AsSpan().TrimEnd(' ')).Append('\n');
        }

        return text.ToString();
    }
}
