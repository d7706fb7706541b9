namespace Banyan.Histograms.Plots.Text;

/// <summary>A two-dimensional histogram (or the means of a profile) as a map of shades.</summary>
internal static class TextHeatMap
{
    private const string Shades = "·░▒▓█";
    private const string AsciiShades = ".:-=+*%#@";

    /// <summary>Draws it.</summary>
    /// <param name="histogram">What is drawn.</param>
    /// <param name="options">How it looks.</param>
    /// <param name="averages">True when cells that share a character are averaged (over the ones that are not empty) and not summed.</param>
    /// <param name="note">What else the heading says; may be empty.</param>
    public static string Render(Histogram2D histogram, TextPlotOptions options, bool averages = false, string note = "")
    {
        List<string> heading = TextFrame.Heading(
            histogram,
            [
                $"entries {PlotNumber.Count(histogram.Entries)}",
                $"mean x {PlotNumber.Short(histogram.Mean)} y {PlotNumber.Short(histogram.MeanY)}",
                $"std dev x {PlotNumber.Short(histogram.StdDev)} y {PlotNumber.Short(histogram.StdDevY)}",
                note,
            ],
            options);
        Axis yAxis = histogram.Y;
        PlotScale vertical = PlotScale.ForAxis(yAxis, options.LogY);
        var rows = new TextColumns(yAxis, options.ClampedHeight, vertical);
        var frame = new TextFrame(heading, vertical, yAxis.Title, options, rows.Count);
        PlotScale horizontal = PlotScale.ForAxis(histogram.X, options.LogX);
        var columns = new TextColumns(histogram.X, frame.ColumnCount, horizontal);
        double[,] sums = SumCells(histogram, columns, rows, averages);
        double highest = 0;
        double least = 0;
        double lowest = double.PositiveInfinity;
        foreach (double sum in sums)
        {
            highest = Math.Max(highest, sum);
            lowest = sum > 0 ? Math.Min(lowest, sum) : lowest;
            least = Math.Min(least, sum);
        }

        PlotScale scale = options.Log && highest > lowest ? PlotScale.Logarithmic(lowest, highest) : PlotScale.Linear(averages ? least : 0, highest > (averages ? least : 0) ? highest : 1);
        string shades = options.Ascii ? AsciiShades : Shades;
        for (int row = 0; row < frame.RowCount; row++)
        {
            for (int column = 0; column < columns.Count; column++)
            {
                double sum = sums[row, column];
                if (averages && !scale.IsLog ? sum != 0 && !double.IsNaN(sum) : sum > 0)
                {
                    int shade = Math.Min(shades.Length - 1, (int)(scale.Map(sum) * shades.Length));
                    frame.Canvas.Write(frame.Top + frame.RowCount - 1 - row, frame.Left + column, shades[shade].ToString());
                }
            }
        }

        if (histogram.Entries == 0)
        {
            frame.DrawEmpty();
        }

        frame.DrawHorizontalAxis(histogram.X, columns.Count, horizontal);
        string legend = $"{shades} up to {PlotNumber.Short(highest)}{(averages && least < 0 ? $" from {PlotNumber.Short(least)}" : string.Empty)}{(scale.IsLog ? $" from {PlotNumber.Short(lowest)}, logarithmic" : string.Empty)}";
        frame.Canvas.Write(frame.Top + frame.RowCount + 3, 0, legend);
        return frame.Canvas.ToString();
    }

    private static double[,] SumCells(Histogram2D histogram, TextColumns columns, TextColumns rows, bool averages)
    {
        double[,] sums = new double[rows.Count, columns.Count];
        for (int row = 0; row < rows.Count; row++)
        {
            (int firstY, int endY) = rows.GetBins(row);
            for (int column = 0; column < columns.Count; column++)
            {
                (int firstX, int endX) = columns.GetBins(column);
                int filled = 0;
                for (int yBin = firstY; yBin < endY; yBin++)
                {
                    for (int xBin = firstX; xBin < endX; xBin++)
                    {
                        double content = histogram.GetContent(xBin, yBin);
                        sums[row, column] += content;
                        filled += content != 0 ? 1 : 0;
                    }
                }

                if (averages && filled > 1)
                {
                    sums[row, column] /= filled;
                }
            }
        }

        return sums;
    }
}
