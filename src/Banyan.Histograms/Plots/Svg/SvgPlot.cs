using Banyan.Histograms.Plots.Overlays;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>Histograms as SVG documents, for files and for inlining into HTML. The same histogram gives the same bytes.</summary>
public static class SvgPlot
{
    /// <summary>Draws a histogram or profile; the document begins with its <c>svg</c> element and has no XML declaration. Three dimensions are shown as their sum over z, a profile over x and y as its means.</summary>
    public static string Render(Histogram histogram, SvgPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        options ??= new SvgPlotOptions();
        return histogram switch
        {
            Histogram1D h => SvgSteps.Render(h, options),
            Histogram2D h => SvgHeatMap.Render(h, options),
            Histogram3D h => SvgHeatMap.Render(h.ProjectXY(), options, $"   summed over z, mean z {PlotNumber.Short(h.MeanZ, 4)}", "sum over z"),
            Profile2D p => SvgHeatMap.Render(p.ToMeans(), options, $"   mean z {PlotNumber.Short(p.MeanZ, 4)}", "mean"),
            Profile1D p => SvgPoints.Render(p, options),
            _ => throw new NotSupportedException($"a {histogram.RootClass} cannot be drawn as SVG"),
        };
    }

    /// <summary>Draws several histograms over one another, with a legend that covers none of them.</summary>
    /// <param name="plot">The histograms; with the same bins.</param>
    /// <param name="options">How it looks.</param>
    /// <exception cref="ArgumentException">The histograms do not go together.</exception>
    public static string Render(OverlayPlot plot, SvgPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plot);
        return SvgOverlay.Render(plot, options ?? new SvgPlotOptions());
    }
}
