namespace Banyan.Histograms.Plots.Text;

/// <summary>A two-dimensional histogram as a map of shades.</summary>
internal static class TextHeatMap
{
    private const string Shades = "·░▒▓█";
    private const string AsciiShades = ".:-=+*%#@";

    public static string Render(Histogram2D histogram, TextPlotOptions options)
    {
        List<string> heading = TextFrame.Heading(
            histogram,
            [
                $"entries {PlotNumber.Count(histogram.Entries)}",
                $"mean x {PlotNumber.Short(histogram.Mean)} y {PlotNumber.Short(histogram.MeanY)}",
                $"std dev x {PlotNumber.Short(histogram.StdDev)} y {PlotNumber.Short(histogram.StdDevY)}",
            ],
            options);
        Axis yAxis = histogram.Y;
        var rows = new TextColumns(yAxis, options.ClampedHeight);
        var frame = new TextFrame(heading, PlotScale.Linear(yAxis.Low, yAxis.High), yAxis.Title, options, rows.Count);
        var columns = new TextColumns(histogram.X, frame.ColumnCount);
        double[,] sums = SumCells(histogram, columns, rows);
        double highest = 0;
        double lowest = double.PositiveInfinity;
        foreach (double sum in sums)
        {
            highest = Math.Max(highest, sum);
            lowest = sum > 0 ? Math.Min(lowest, sum) : lowest;
        }

        PlotScale scale = options.Log && highest > lowest ? PlotScale.Logarithmic(lowest, highest) : PlotScale.Linear(0, highest > 0 ? highest : 1);
        string shades = options.Ascii ? AsciiShades : Shades;
        for (int row = 0; row < frame.RowCount; row++)
        {
            for (int column = 0; column < columns.Count; column++)
            {
                double sum = sums[row, column];
                if (sum > 0)
                {
                    int shade = Math.Min(shades.Length - 1, (int)(scale.Map(sum) * shades.Length));
                    frame.Canvas.Write(frame.Top + frame.RowCount - 1 - row, frame.Left + column, shades[shade].ToString());
                }
            }
        }

        Axis x = histogram.X;
        frame.DrawHorizontalAxis(x, columns.Count, value => (value - x.Low) / (x.High - x.Low) * columns.Count);
        string legend = $"{shades} up to {PlotNumber.Short(highest)}{(scale.IsLog ? $" from {PlotNumber.Short(lowest)}, logarithmic" : string.Empty)}";
        frame.Canvas.Write(frame.Top + frame.RowCount + 3, 0, legend);
        return frame.Canvas.ToString();
    }

    private static double[,] SumCells(Histogram2D histogram, TextColumns columns, TextColumns rows)
    {
        double[,] sums = new double[rows.Count, columns.Count];
        for (int row = 0; row < rows.Count; row++)
        {
            (int firstY, int endY) = rows.GetBins(row);
            for (int column = 0; column < columns.Count; column++)
            {
                (int firstX, int endX) = columns.GetBins(column);
                for (int yBin = firstY; yBin < endY; yBin++)
                {
                    for (int xBin = firstX; xBin < endX; xBin++)
                    {
                        sums[row, column] += histogram.GetContent(xBin, yBin);
                    }
                }
            }
        }

        return sums;
    }
}
