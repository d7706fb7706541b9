namespace Banyan.Histograms.Plots.Text;

/// <summary>Histograms for a terminal.</summary>
public static class TextPlot
{
    /// <summary>Draws a histogram or profile; lines end with a line feed.</summary>
    public static string Render(Histogram histogram, TextPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        options ??= new TextPlotOptions();
        return histogram switch
        {
            Histogram1D h => TextBars.Render(h, options),
            Histogram2D h => TextHeatMap.Render(h, options),
            Profile1D p => TextPoints.Render(p, options),
            _ => throw new NotSupportedException($"a {histogram.RootClass} cannot be drawn as text"),
        };
    }
}
