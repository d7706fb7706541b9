using Banyan.Inspection;

namespace Banyan.Comparing;

/// <summary>A comparison as a table for people.</summary>
public static class ComparisonText
{
    private const int RowsShown = 50;

    /// <summary>Writes what differs, the worst first, and the verdict as the last line.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="width">Characters per line; 0 for no limit.</param>
    /// <param name="all">Every object, the same ones too.</param>
    public static void Write(TextWriter output, FileComparison comparison, int width, bool all)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(comparison);
        ItemComparison[] shown = [.. comparison.Items.Where(item => all || item.Status != ItemStatus.Same)];
        int rows = all ? shown.Length : Math.Min(shown.Length, RowsShown);
        if (rows > 0)
        {
            output.WriteLine($"first   {comparison.LeftName}");
            output.WriteLine($"second  {comparison.RightName}");
            var table = new TextTable("object", "class", "outcome", ">KS", ">chi2", "first → second");
            foreach (ItemComparison item in shown.Take(rows))
            {
                AddRows(table, item);
            }

            table.Write(output, width);
            if (rows < shown.Length)
            {
                output.WriteLine($"  … and {NumberText.Count(shown.Length - rows)} more (--all shows every object)");
            }
        }

        output.WriteLine(ComparisonSummary.Verdict(comparison));
    }

    private static void AddRows(TextTable table, ItemComparison item)
    {
        for (int i = 0; i < Math.Max(1, item.Differences.Count); i++)
        {
            string text = item.Differences.Count > 0 ? item.Differences[i].Text : string.Empty;
            if (i == 0)
            {
                table.Add(item.Path, item.ClassName, ComparisonSummary.StatusText(item.Status), Probability(item.Kolmogorov), Probability(item.ChiSquare), text);
            }
            else
            {
                table.Add(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, text);
            }
        }
    }

    private static string Probability(TestOutcome? test) => test is null ? string.Empty : test.Problem is null ? NumberText.Short(test.Probability) : "-";
}
