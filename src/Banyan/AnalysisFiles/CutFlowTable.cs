using System.Globalization;
using Banyan.Histograms;
using Banyan.Inspection;

namespace Banyan.AnalysisFiles;

/// <summary>The cut flows of a dataset as one table.</summary>
public static class CutFlowTable
{
    /// <summary>Writes a line per cut: selection, cut, events that reached and passed it, the share of them and of all events, and the sum of weights behind it where events have weights.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="outcome">The dataset's outcome.</param>
    /// <param name="width">Characters per line; 0 for no limit.</param>
    public static void Write(TextWriter output, DatasetOutcome outcome, int width)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(outcome);
        bool isWeighted = outcome.Selections.Any(s => s.Yields.Count > 0);
        var table = isWeighted
            ? new TextTable("selection", "cut", ">reached", ">passed", ">share", ">of all", ">yield")
            : new TextTable("selection", "cut", ">reached", ">passed", ">share", ">of all");
        foreach (SelectionOutcome selection in outcome.Selections)
        {
            string name = selection.Selection.From is { } from ? $"{selection.Selection.Name} (from {from})" : selection.Selection.Name;
            for (int i = 0; i < selection.Steps.Count; i++)
            {
                CutFlowStep step = selection.Steps[i];
                double ofAll = outcome.Run.Entries == 0 ? 0 : (double)step.Passed / outcome.Run.Entries;
                List<string> cells = [i == 0 ? name : string.Empty, step.Name, Count(step.All), Count(step.Passed), Percent(step.Efficiency), Percent(ofAll)];
                if (isWeighted)
                {
                    cells.Add(selection.Yields[i].ToString("G6", CultureInfo.InvariantCulture));
                }

                table.Add([.. cells]);
            }
        }

        table.Write(output, width);
    }

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
