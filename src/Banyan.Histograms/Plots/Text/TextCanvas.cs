using System.Globalization;
using System.Text;

namespace Banyan.Histograms.Plots.Text;

/// <summary>Rows of characters to write into.</summary>
internal sealed class TextCanvas
{
    private readonly List<char[]> _rows = [];
    private readonly List<byte[]> _colors = [];
    private readonly int _width;

    public TextCanvas(int width) => _width = width;

    /// <summary>Writes text from a column on; what lies outside is left out. Rows are made as needed.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column of the first character.</param>
    /// <param name="text">The text.</param>
    /// <param name="color">An ANSI colour (31 to 36, 90 to 96), 0 for none.</param>
    public void Write(int row, int column, string text, byte color = 0)
    {
        while (_rows.Count <= row)
        {
            char[] empty = new char[_width];
            Array.Fill(empty, ' ');
            _rows.Add(empty);
            _colors.Add(new byte[_width]);
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (column + i >= 0 && column + i < _width)
            {
                _rows[row][column + i] = text[i];
                _colors[row][column + i] = color;
            }
        }
    }

    /// <summary>Writes text that ends before a column.</summary>
    public void WriteBefore(int row, int endColumn, string text) => Write(row, endColumn - text.Length, text);

    /// <summary>All rows without the spaces at their ends, each with a line feed; coloured where a colour was given.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int row = 0; row < _rows.Count; row++)
        {
            ReadOnlySpan<char> line = _rows[row].AsSpan().TrimEnd(' ');
            byte current = 0;
            for (int i = 0; i < line.Length; i++)
            {
                byte color = line[i] == ' ' ? current : _colors[row][i];
                if (color != current)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\x1b[{color}m");
                    current = color;
                }

                text.Append(line[i]);
            }

            text.Append(current == 0 ? "\n" : "\x1b[0m\n");
        }

        return text.ToString();
    }
}
