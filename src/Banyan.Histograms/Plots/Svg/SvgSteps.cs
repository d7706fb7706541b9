using System.Globalization;
using System.Text;

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
        var frame = new SvgFrame(options, PlotScale.For(axis), PlotScale.ForContents(values, errors, options.Log));
        frame.Begin(histogram, withGrid: true);
        DrawSteps(frame, axis, values);
        DrawErrors(frame, axis, values, errors);
        frame.DrawAxes(axis.Title, contents.Title);
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
        var rows = new List<(string Name, string Value)>
        {
            ("Entries", PlotNumber.Count(histogram.Entries)),
            ("Mean", PlotNumber.Short(histogram.Mean)),
            ("Std Dev", PlotNumber.Short(histogram.StdDev)),
        };
        if (histogram.IsWeighted)
        {
            rows.Insert(1, ("Sum of weights", PlotNumber.Short(histogram.SumOfWeights)));
        }

        foreach ((string name, int cell) in new[] { ("Underflow", 0), ("Overflow", histogram.X.BinCount + 1) })
        {
            if (histogram.GetContent(cell) != 0)
            {
                rows.Add((name, PlotNumber.Count(histogram.GetContent(cell))));
            }
        }

        return rows;
    }

    private static void DrawSteps(SvgFrame frame, Axis axis, double[] values)
    {
        double baseLine = frame.Y.IsLog ? frame.Bottom : frame.PixelY(0);
        var steps = new StringBuilder();
        steps.Append(CultureInfo.InvariantCulture, $"M{N(frame.PixelX(axis.Low))} {N(baseLine)}");
        double last = baseLine;
        for (int i = 0; i < values.Length; i++)
        {
            double y = double.IsNaN(values[i]) ? baseLine : frame.PixelY(values[i]);
            if (y != last)
            {
                steps.Append(CultureInfo.InvariantCulture, $"V{N(y)}");
                last = y;
            }

            // Bins of equal height are one line.
            if (i + 1 == values.Length || values[i + 1] != values[i])
            {
                steps.Append(CultureInfo.InvariantCulture, $"H{N(frame.PixelX(axis.HighEdge(i + 1)))}");
            }
        }

        steps.Append(CultureInfo.InvariantCulture, $"V{N(baseLine)}");
        frame.Svg.Path(steps + "Z", $"fill=\"{Color}\" fill-opacity=\"0.12\"");
        frame.Svg.Path(steps.ToString(), $"fill=\"none\" stroke=\"{Color}\" stroke-width=\"1.6\" stroke-linejoin=\"round\"");
    }

    private static void DrawErrors(SvgFrame frame, Axis axis, double[] values, double[] errors)
    {
        var bars = new StringBuilder();
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || !double.IsFinite(errors[i]) || errors[i] == 0 || (frame.Y.IsLog && values[i] <= 0))
            {
                continue;
            }

            double low = frame.PixelY(values[i] - errors[i]);
            double high = frame.PixelY(values[i] + errors[i]);
            if (low - high >= 0.5)
            {
                bars.Append(CultureInfo.InvariantCulture, $"M{N(frame.PixelX(axis.Center(i + 1)))} {N(low)}V{N(high)}");
            }
        }

        frame.Svg.Path(bars.ToString(), $"fill=\"none\" stroke=\"{Color}\" stroke-width=\"1.1\"");
    }

    private static string N(double value) => SvgWriter.Number(value);
}
