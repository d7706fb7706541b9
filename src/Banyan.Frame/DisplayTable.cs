using System.Text;

namespace Banyan.Frame;

/// <summary>The first entries of some columns as text.</summary>
/// <param name="Columns">The expressions.</param>
/// <param name="Rows">One text per column, for each entry in order.</param>
public sealed record DisplayTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int WidestCell = 60;

    /// <summary>A table with a head, one line per entry, numbered from 0; values of more than 60 characters are cut, ending in <c>...</c>. Lines end with a line feed.</summary>
    public override string ToString()
    {
        List<string[]> lines = [["row", .. Columns.Select(Cell)]];
        for (int i = 0; i < Rows.Count; i++)
        {
            lines.Add([i.ToString(System.Globalization.CultureInfo.InvariantCulture), .. Rows[i].Select(Cell)]);
        }

        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            text.AppendJoin("  ", line.Select((cell, column) => cell.PadLeft(widths[column]))).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string value)
    {
        string line = new([.. value.Select(c => char.IsControl(c) ? ' ' : c)]);
        return line.Length <= WidestCell ? line : line[..(WidestCell - 3)] + "...";
    }
}
