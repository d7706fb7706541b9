using System.Text;
using Banyan.Histograms.Plots;

namespace Banyan.Histograms;

/// <summary>A cut flow as a table for a terminal.</summary>
public static class CutFlowText
{
    /// <summary>One line per filter: its name, the entries that reached and passed it, the share of them, and the share of all. Lines end with a line feed.</summary>
    /// <param name="cuts">The cut flow.</param>
    /// <param name="width">Columns of the terminal; long names are cut, ending in <c>...</c>, but keep at least 20 columns.</param>
    public static string Render(CutFlow cuts, int width = 80)
    {
        ArgumentNullException.ThrowIfNull(cuts);
        string[] head = ["filter", "all", "passed", "share", "of total"];
        var rows = new List<string[]> { head };
        for (int i = 0; i < cuts.Steps.Count; i++)
        {
            CutFlowStep step = cuts.Steps[i];
            rows.Add([OneLine(step.Name), PlotNumber.Count(step.All), PlotNumber.Count(step.Passed), PlotNumber.Percent(step.Efficiency), PlotNumber.Percent(cuts.GetCumulativeEfficiency(i))]);
        }

        int[] widths = [.. Enumerable.Range(0, head.Length).Select(column => rows.Max(row => row[column].Length))];
        widths[0] = Math.Min(widths[0], Math.Max(20, width - widths.Skip(1).Sum(w => w + 2)));
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            string name = row[0].Length <= widths[0] ? row[0] : row[0][..(widths[0] - 3)] + "...";
            text.Append(name.PadRight(widths[0]));
            for (int column = 1; column < row.Length; column++)
            {
                text.Append("  ").Append(row[column].PadLeft(widths[column]));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string OneLine(string name) =>
        string.Join(' ', new string([.. name.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
