using System.Globalization;
using System.Text;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>A profile as points with error bars over the widths of the bins.</summary>
internal static class SvgPoints
{
    private const string Color = "#1f5fa8";

    public static string Render(Profile1D profile, SvgPlotOptions options)
    {
        Axis axis = profile.X;
        (double low, double high) = ProfileRange.Find(profile);
        PlotScale y = options.Log && low > 0 ? PlotScale.Logarithmic(low, high) : PlotScale.Linear(low, high);
        var frame = new SvgFrame(options, PlotScale.ForAxis(axis, options.LogX), y);
        frame.Begin(profile, withGrid: true);
        var bars = new StringBuilder();
        var points = new StringBuilder();
        var places = new List<(double From, double To, double Top)>();
        for (int bin = 1; bin <= axis.BinCount; bin++)
        {
            double mean = profile.GetMean(bin);
            double error = profile.GetError(bin);
            if (profile.BinEntries[bin] == 0 || !double.IsFinite(mean))
            {
                continue;
            }

            double x = SvgShapes.Middle(frame, axis, bin);
            double middle = frame.PixelY(mean);
            bars.Append(CultureInfo.InvariantCulture, $"M{N(frame.PixelX(axis.LowEdge(bin)))} {N(middle)}H{N(frame.PixelX(axis.HighEdge(bin)))}");
            if (double.IsFinite(error) && error > 0)
            {
                bars.Append(CultureInfo.InvariantCulture, $"M{N(x)} {N(frame.PixelY(mean - error))}V{N(frame.PixelY(mean + error))}");
            }

            places.Add((frame.PixelX(axis.LowEdge(bin)), frame.PixelX(axis.HighEdge(bin)), double.IsFinite(error) ? frame.PixelY(mean + error) : middle));
            points.Append(CultureInfo.InvariantCulture, $"M{N(x - 2.5)} {N(middle)}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0");
        }

        frame.Svg.Path(bars.ToString(), $"fill=\"none\" stroke=\"{Color}\" stroke-width=\"1.3\"");
        frame.Svg.Path(points.ToString(), $"fill=\"{Color}\"");
        frame.DrawAxes(axis.Title, profile.YTitle);
        if (profile.Entries == 0)
        {
            frame.DrawEmpty();
        }

        if (options.ShowStatistics)
        {
            frame.DrawStatistics(
            [
                ("Entries", PlotNumber.Count(profile.Entries)),
                ("Mean x", PlotNumber.Short(profile.Mean)),
                ("Mean y", PlotNumber.Short(profile.MeanY)),
            ],
            places);
        }

        return frame.Svg.End();
    }

    private static string N(double value) => SvgWriter.Number(value);
}
