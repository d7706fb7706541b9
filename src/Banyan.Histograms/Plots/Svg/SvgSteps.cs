namespace Banyan.Histograms.Plots.Svg;

/// <summary>A one-dimensional histogram as steps with error bars.</summary>
internal static class SvgSteps
{
    private const string Color = "#1f5fa8";

    public static string Render(Histogram1D histogram, SvgPlotOptions options)
    {
        Axis axis = histogram.X;
        var contents = new PlotContents(histogram);
        double[] values = contents.Values;
        double[] errors = contents.Errors;
        var frame = new SvgFrame(options, PlotScale.ForAxis(axis, options.LogX), PlotScale.ForContents(values, errors, options.Log));
        frame.Begin(histogram, withGrid: true);
        string steps = SvgShapes.Steps(frame, axis, values);
        frame.Svg.Path(steps + "Z", $"fill=\"{Color}\" fill-opacity=\"0.12\"");
        frame.Svg.Path(steps, $"fill=\"none\" stroke=\"{Color}\" stroke-width=\"1.6\" stroke-linejoin=\"round\"");
        frame.Svg.Path(SvgShapes.ErrorBars(frame, axis, values, errors), $"fill=\"none\" stroke=\"{Color}\" stroke-width=\"1.1\"");
        frame.DrawAxes(axis.Title, contents.Title);
        if (histogram.Entries == 0)
        {
            frame.DrawEmpty();
        }

        if (options.ShowStatistics)
        {
            frame.DrawStatistics(
                Statistics(histogram),
                [.. values.Select((value, i) => (frame.PixelX(axis.LowEdge(i + 1)), frame.PixelX(axis.HighEdge(i + 1)), frame.PixelY(double.IsFinite(errors[i]) ? value + errors[i] : value)))]);
        }

        return frame.Svg.End();
    }

    private static List<(string Name, string Value)> Statistics(Histogram1D histogram)
    {
        var rows = new List<(string Name, string Value)> { ("Entries", PlotNumber.Count(histogram.Entries)) };

        // Texts have no mean.
        if (histogram.X.Labels.Count == 0)
        {
            rows.Add(("Mean", PlotNumber.Short(histogram.Mean)));
            rows.Add(("Std Dev", PlotNumber.Short(histogram.StdDev)));
        }

        if (histogram.IsWeighted)
        {
            rows.Insert(1, ("Sum of weights", PlotNumber.Short(histogram.SumOfWeights)));
        }

        foreach ((string name, int cell) in new[] { ("Underflow", 0), ("Overflow", histogram.X.BinCount + 1) })
        {
            if (histogram.GetContent(cell) != 0)
            {
                rows.Add((name, histogram.IsWeighted ? PlotNumber.Short(histogram.GetContent(cell)) : PlotNumber.Count(histogram.GetContent(cell))));
            }
        }

        return rows;
    }
}
