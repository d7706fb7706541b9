namespace Banyan.Histograms.Plots.Text;

/// <summary>A profile as points with error bars.</summary>
internal static class TextPoints
{
    public static string Render(Profile1D profile, TextPlotOptions options)
    {
        List<string> heading = TextFrame.Heading(
            profile, [$"entries {PlotNumber.Count(profile.Entries)}", $"mean x {PlotNumber.Short(profile.Mean)}", $"mean y {PlotNumber.Short(profile.MeanY)}"], options);
        Axis axis = profile.X;
        int[] bins = [.. Enumerable.Range(1, axis.BinCount).Where(bin => profile.BinEntries[bin] != 0 && double.IsFinite(profile.GetMean(bin)))];
        (double low, double high) = ProfileRange.Find(profile);
        bool log = options.Log && low > 0;
        PlotScale y = log ? PlotScale.Logarithmic(low, high) : PlotScale.Linear(low, high);
        var frame = new TextFrame(heading, y, profile.YTitle, options);
        PlotScale x = PlotScale.ForAxis(axis, options.LogX);
        int RowOf(double value) => frame.Top + frame.RowCount - 1 - Math.Min(frame.RowCount - 1, (int)(y.Map(value) * frame.RowCount));
        foreach (int bin in bins)
        {
            int column = frame.Left + Math.Min(frame.ColumnCount - 1, (int)(x.Map(axis.Center(bin)) * frame.ColumnCount));
            double mean = profile.GetMean(bin);
            double error = profile.GetError(bin);
            for (int row = RowOf(mean + error); row <= RowOf(mean - error); row++)
            {
                frame.Canvas.Write(row, column, options.Ascii ? "|" : "│");
            }

            frame.Canvas.Write(RowOf(mean), column, options.Ascii ? "o" : "●");
        }

        if (profile.Entries == 0)
        {
            frame.DrawEmpty();
        }

        frame.DrawHorizontalAxis(axis, frame.ColumnCount, x);
        return frame.Canvas.ToString();
    }
}
