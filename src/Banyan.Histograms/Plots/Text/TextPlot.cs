using Banyan.Histograms.Plots.Overlays;

namespace Banyan.Histograms.Plots.Text;

/// <summary>Histograms for a terminal.</summary>
public static class TextPlot
{
    /// <summary>Draws a histogram or profile; lines end with a line feed. Three dimensions are shown as their sum over z, a profile over x and y as its means.</summary>
    public static string Render(Histogram histogram, TextPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        options ??= new TextPlotOptions();
        return histogram switch
        {
            Histogram1D h => TextBars.Render(h, options),
            Histogram2D h => TextHeatMap.Render(h, options),
            Histogram3D h => TextHeatMap.Render(h.ProjectXY(), options, note: $"summed over z {PlotNumber.Short(h.Z.Low)} to {PlotNumber.Short(h.Z.High)}, mean z {PlotNumber.Short(h.MeanZ)}"),
            Profile2D p => TextHeatMap.Render(p.ToMeans(), options, averages: true, note: $"mean z {PlotNumber.Short(p.MeanZ)}"),
            Profile1D p => TextPoints.Render(p, options),
            _ => throw new NotSupportedException($"a {histogram.RootClass} cannot be drawn as text"),
        };
    }

    /// <summary>Draws several histograms over one another, each with its own mark and, where wanted, colour.</summary>
    /// <param name="plot">The histograms; with the same bins.</param>
    /// <param name="options">How it looks.</param>
    /// <exception cref="ArgumentException">The histograms do not go together.</exception>
    public static string Render(OverlayPlot plot, TextPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plot);
        return TextOverlay.Render(plot, options ?? new TextPlotOptions());
    }
}
