using System.Text;
using Banyan.Histograms.Plots;

namespace Banyan.Histograms;

/// <summary>A cut flow as a table for a terminal.</summary>
public static class CutFlowText
{
    /// <summary>
    /// One line per filter: its name, the entries that reached and passed it, the share of them and the share of all, with their errors where there is room (76 columns); of a weighted cut flow a second
    /// table with sums of weights follows. Lines end with a line feed.
    /// </summary>
    /// <param name="cuts">The cut flow.</param>
    /// <param name="width">Columns of the terminal; long names are cut, ending in <c>...</c>, but keep at least 20 columns.</param>
    public static string Render(CutFlow cuts, int width = 80)
    {
        ArgumentNullException.ThrowIfNull(cuts);
        bool withErrors = width >= 76;
        var rows = new List<string[]> { Head("filter") };
        var weighted = new List<string[]> { Head("filter, weighted") };
        for (int i = 0; i < cuts.Steps.Count; i++)
        {
            CutFlowStep step = cuts.Steps[i];
            string name = OneLine(step.Name);
            rows.Add([name, PlotNumber.Count(step.All), PlotNumber.Count(step.Passed), Share(step.Efficiency, step.EfficiencyError, withErrors), Share(cuts.GetCumulativeEfficiency(i), cuts.GetCumulativeError(i), withErrors)]);
            if (step.Weights is { } weights)
            {
                CutFlowWeights ofAll = cuts.GetCumulativeWeights(i);
                string passed = withErrors ? $"{PlotNumber.Short(weights.Passed, 6)} ± {PlotNumber.Short(weights.PassedError, 3)}" : PlotNumber.Short(weights.Passed, 6);
                weighted.Add([name, PlotNumber.Short(weights.All, 6), passed, Share(weights.Efficiency, weights.EfficiencyError, withErrors), Share(ofAll.Efficiency, ofAll.EfficiencyError, withErrors)]);
            }
        }

        return Table(rows, width) + (cuts.IsWeighted ? "\n" + Table(weighted, width) : string.Empty);
    }

    private static string[] Head(string first) => [first, "all", "passed", "share", "of total"];

    private static string Table(List<string[]> rows, int width)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
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

    // "25.00 ± 1.37 %"
    private static string Share(double share, double error, bool withError) => withError ? $"{PlotNumber.Fixed(100 * share, 2)} ± {PlotNumber.Fixed(100 * error, 2)} %" : PlotNumber.Percent(share);

    private static string OneLine(string name) =>
        string.Join(' ', new string([.. name.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
