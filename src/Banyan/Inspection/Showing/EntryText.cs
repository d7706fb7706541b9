using System.Globalization;
using Banyan.Columns;

namespace Banyan.Inspection.Showing;

/// <summary>Writes an <see cref="EntryTable"/> as text: a table, or one line per column where there is only one entry.</summary>
public static class EntryText
{
    private const int CellWidth = 32;
    private const int DefaultWidth = 120;

    /// <summary>Writes the entries.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="table">The entries.</param>
    /// <param name="width">Characters per line; 0 where the output is no terminal.</param>
    public static void Write(TextWriter output, EntryTable table, int width)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(table);
        if (table.Rows.Count == 0)
        {
            output.WriteLine($"no entry of {table.Description} ({ByteText.Count(table.TotalEntries)} entries)");
            return;
        }

        if (table.Rows.Count == 1)
        {
            WriteOne(output, table, width);
        }
        else
        {
            WriteMany(output, table, width);
        }
    }

    private static void WriteOne(TextWriter output, EntryTable table, int width)
    {
        ShownEntry entry = table.Rows[0];
        output.WriteLine($"entry {entry.Entry} of {table.Description}");
        int nameWidth = table.Columns.Select(column => column.Name.Length).DefaultIfEmpty(0).Max();
        int valueWidth = Math.Max(20, (width > 0 ? width : DefaultWidth) - nameWidth - 4);
        for (int c = 0; c < table.Columns.Count; c++)
        {
            output.WriteLine($"  {table.Columns[c].Name.PadRight(nameWidth)}  {ValueText.Format(entry.Values[c], valueWidth)}");
        }

        WriteOmitted(output, table.OmittedColumns);
    }

    private static void WriteMany(TextWriter output, EntryTable table, int width)
    {
        string[][] cells = [.. table.Rows.Select(row => row.Values.Select(value => ValueText.Format(value, CellWidth)).ToArray())];
        string[] entries = [.. table.Rows.Select(row => row.Entry.ToString(CultureInfo.InvariantCulture))];
        int used = 2 + Math.Max("entry".Length, entries.Max(entry => entry.Length));
        int limit = width > 0 ? width : DefaultWidth;
        int shown = 0;
        while (shown < table.Columns.Count)
        {
            int columnWidth = Math.Max(table.Columns[shown].Name.Length, cells.Max(row => row[shown].Length)) + 2;
            if (shown > 0 && table.OmittedColumns > 0 && used + columnWidth > limit)
            {
                break;
            }

            used += columnWidth;
            shown++;
        }

        var text = new TextTable([">entry", .. table.Columns.Take(shown).Select(column => (column.Type is ScalarType ? ">" : string.Empty) + column.Name)]);
        for (int i = 0; i < cells.Length; i++)
        {
            text.Add([entries[i], .. cells[i].Take(shown)]);
        }

        text.Write(output, width, indent: 0);
        WriteOmitted(output, table.OmittedColumns + table.Columns.Count - shown);
    }

    private static void WriteOmitted(TextWriter output, int count)
    {
        if (count > 0)
        {
            output.WriteLine($"({ByteText.Count(count)} more columns; choose with -c, or all of one entry with -n 1)");
        }
    }
}
