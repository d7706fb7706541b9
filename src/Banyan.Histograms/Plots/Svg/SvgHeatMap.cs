using System.Globalization;
using System.Text;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>A two-dimensional histogram as a map of colours with a colour bar. Empty bins stay white.</summary>
internal static class SvgHeatMap
{
    private const int BarSteps = 64;

    /// <summary>Draws it.</summary>
    /// <param name="histogram">What is drawn.</param>
    /// <param name="options">How it looks.</param>
    /// <param name="more">What else the line of numbers says; may be empty.</param>
    /// <param name="content">What the colours are when the histogram does not say; null for entries or sums of weights.</param>
    public static string Render(Histogram2D histogram, SvgPlotOptions options, string more = "", string? content = null)
    {
        PlotScale z = FindScale(histogram, options.Log);
        Ticks zTicks = z.GetTicks(6);
        double zWidth = 7.3 * zTicks.Labels.Max(label => (int?)MathText.ToPlain(label, false).Length) ?? 0;
        var frame = new SvgFrame(options, PlotScale.ForAxis(histogram.X, options.LogX), PlotScale.ForAxis(histogram.Y, options.LogY), 64 + zWidth);
        frame.Begin(histogram, withGrid: false);
        DrawCells(frame, histogram, z);
        frame.DrawAxes(histogram.X.Title, histogram.Y.Title);
        DrawBar(frame, z, zTicks, histogram.ZTitle.Length > 0 ? histogram.ZTitle : content ?? (histogram.IsWeighted ? "sum of weights" : "entries"));
        if (histogram.Entries == 0)
        {
            frame.DrawEmpty();
        }

        if (options.ShowStatistics)
        {
            // Below the plot, so that it hides no cells.
            string facts = $"entries {PlotNumber.Count(histogram.Entries)}   mean x {PlotNumber.Short(histogram.Mean, 4)}, y {PlotNumber.Short(histogram.MeanY, 4)}"
                + $"   std dev x {PlotNumber.Short(histogram.StdDev, 4)}, y {PlotNumber.Short(histogram.StdDevY, 4)}" + more;
            frame.DrawFacts(facts);
        }

        return frame.Svg.End();
    }

    private static PlotScale FindScale(Histogram2D histogram, bool log)
    {
        double highest = 0;
        double lowest = 0;
        double lowestPositive = double.PositiveInfinity;
        for (int yBin = 1; yBin <= histogram.Y.BinCount; yBin++)
        {
            for (int xBin = 1; xBin <= histogram.X.BinCount; xBin++)
            {
                double content = histogram.GetContent(xBin, yBin);
                if (double.IsFinite(content))
                {
                    highest = Math.Max(highest, content);
                    lowest = Math.Min(lowest, content);
                    lowestPositive = content > 0 ? Math.Min(lowestPositive, content) : lowestPositive;
                }
            }
        }

        return log && highest > lowestPositive ? PlotScale.Logarithmic(lowestPositive, highest) : PlotScale.Linear(lowest, highest > lowest ? highest : lowest + 1);
    }

    private static void DrawCells(SvgFrame frame, Histogram2D histogram, PlotScale z)
    {
        // One path per colour keeps the document small; neighbours of one colour are one rectangle.
        var paths = new StringBuilder?[ColorMap.Count];
        for (int yBin = 1; yBin <= histogram.Y.BinCount; yBin++)
        {
            string top = SvgWriter.Number(frame.PixelY(histogram.Y.HighEdge(yBin)));
            string bottom = SvgWriter.Number(frame.PixelY(histogram.Y.LowEdge(yBin)));
            for (int xBin = 1; xBin <= histogram.X.BinCount;)
            {
                int color = ColorOf(histogram.GetContent(xBin, yBin), z);
                int end = xBin + 1;
                while (end <= histogram.X.BinCount && ColorOf(histogram.GetContent(end, yBin), z) == color)
                {
                    end++;
                }

                if (color >= 0)
                {
                    string left = SvgWriter.Number(frame.PixelX(histogram.X.LowEdge(xBin)));
                    string right = SvgWriter.Number(frame.PixelX(histogram.X.LowEdge(end)));
                    (paths[color] ??= new StringBuilder()).Append(CultureInfo.InvariantCulture, $"M{left} {bottom}H{right}V{top}H{left}Z");
                }

                xBin = end;
            }
        }

        for (int color = 0; color < paths.Length; color++)
        {
            frame.Svg.Path(paths[color]?.ToString() ?? string.Empty, $"fill=\"{ColorMap.Get(color)}\" shape-rendering=\"crispEdges\"");
        }
    }

    private static int ColorOf(double content, PlotScale z) =>
        content == 0 || !double.IsFinite(content) || (z.IsLog && content < 0) ? -1 : Math.Min(ColorMap.Count - 1, (int)(z.Map(content) * ColorMap.Count));

    private static void DrawBar(SvgFrame frame, PlotScale z, Ticks ticks, string title)
    {
        double left = frame.Right + 14;
        double step = (frame.Bottom - frame.Top) / BarSteps;
        for (int i = 0; i < BarSteps; i++)
        {
            frame.Svg.Rectangle(left, frame.Bottom - ((i + 1) * step), 16, step + 0.5, $"fill=\"{ColorMap.Get(i)}\"");
        }

        frame.Svg.Rectangle(left, frame.Top, 16, frame.Bottom - frame.Top, "fill=\"none\" stroke=\"#333\"");
        for (int i = 0; i < ticks.Positions.Length; i++)
        {
            double y = frame.Bottom - (z.Map(ticks.Positions[i]) * (frame.Bottom - frame.Top));
            frame.Svg.Path(FormattableString.Invariant($"M{SvgWriter.Number(left + 16)} {SvgWriter.Number(y)}h4"), "stroke=\"#333\"");
            frame.Svg.Text(left + 23, y + 4.5, ticks.Labels[i]);
        }

        string factor = ticks.Exponent == 0 ? string.Empty : " × 10^{" + ticks.Exponent.ToString(CultureInfo.InvariantCulture) + "}";
        frame.Svg.Text(frame.Width - 8, frame.Top - 8, (title + factor).Trim(), "end");
    }
}
