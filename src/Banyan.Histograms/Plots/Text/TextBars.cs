namespace Banyan.Histograms.Plots.Text;

/// <summary>A one-dimensional histogram as filled columns.</summary>
internal static class TextBars
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";

    public static string Render(Histogram1D histogram, TextPlotOptions options)
    {
        // Columns are fixed before the labels of the vertical axis are known, so room is left for the widest.
        PlotScale x = PlotScale.ForAxis(histogram.X, options.LogX);
        var columns = new TextColumns(histogram.X, options.ClampedWidth - 15, x);
        List<string> heading = TextFrame.Heading(
            histogram,
            [
                $"entries {PlotNumber.Count(histogram.Entries)}",
                histogram.X.Labels.Count > 0 ? string.Empty : $"mean {PlotNumber.Short(histogram.Mean)}",
                histogram.X.Labels.Count > 0 ? string.Empty : $"std dev {PlotNumber.Short(histogram.StdDev)}",
                histogram.IsWeighted ? $"sum of weights {PlotNumber.Short(histogram.SumOfWeights)}" : string.Empty,
                $"{Outside(histogram.GetContent(0), "underflow")}  {Outside(histogram.GetContent(histogram.X.BinCount + 1), "overflow")}".Trim(),
                columns.BinsPerColumn > 1 ? $"({columns.BinsPerColumn} bins per column)" : string.Empty,
            ],
            options);
        var contents = new PlotContents(histogram, columns.BinsPerColumn);
        double[] values = new double[columns.Count];
        for (int column = 0; column < values.Length; column++)
        {
            (int first, int end) = columns.GetBins(column);
            for (int bin = first; bin < end; bin++)
            {
                values[column] += contents.Values[bin - 1];
            }
        }

        PlotScale y = PlotScale.ForContents(values, new double[values.Length], options.Log);
        var frame = new TextFrame(heading, y, contents.Title, options);
        double zero = y.IsLog ? 0 : y.Map(0) * frame.RowCount;
        for (int column = 0; column < values.Length; column++)
        {
            DrawColumn(frame, frame.Left + column, zero, y.Map(values[column]) * frame.RowCount, values[column], options.Ascii);
        }

        if (histogram.Entries == 0)
        {
            frame.DrawEmpty();
        }

        frame.DrawHorizontalAxis(histogram.X, columns.Count, x);
        return frame.Canvas.ToString();
    }

    private static string Outside(double content, string name) => content == 0 ? string.Empty : $"{name} {PlotNumber.Count(content)}";

    private static void DrawColumn(TextFrame frame, int column, double zero, double end, double value, bool ascii)
    {
        if (value == 0 || double.IsNaN(value))
        {
            return;
        }

        // Heights are rounded to eighths of a row; what is not empty shows at least one.
        double low = Math.Floor((Math.Min(zero, end) * 8) + 0.5) / 8;
        double high = Math.Floor((Math.Max(zero, end) * 8) + 0.5) / 8;
        if (high - low < 0.125)
        {
            (low, high) = value > 0 ? (low, low + 0.125) : (high - 0.125, high);
        }

        for (int row = (int)Math.Floor(low); row < frame.RowCount && row < high; row++)
        {
            double from = Math.Max(low, row) - row;
            double to = Math.Min(high, row + 1) - row;
            frame.Canvas.Write(frame.Top + frame.RowCount - 1 - row, column, Cell(from, to, ascii).ToString());
        }
    }

    /// <summary>The character that is filled from one height to another, of 0 to 1.</summary>
    private static char Cell(double from, double to, bool ascii)
    {
        double filled = to - from;
        if (ascii)
        {
            return filled >= 0.75 ? '#' : filled >= 0.25 ? ':' : '.';
        }

        if (from == 0)
        {
            return Eighths[(int)(filled * 8)];
        }

        // Filled from the top: Unicode has the whole, the upper half and the upper eighth.
        return filled >= 0.75 ? '█' : filled >= 0.25 ? '▀' : '▔';
    }
}
