using Banyan.Histograms;
using Banyan.Histograms.Plots.Overlays;
using Banyan.Histograms.Plots.Svg;
using Banyan.Histograms.Plots.Text;

namespace Banyan.Drawing;

/// <summary>Drawn histograms as a picture: one alone, or several over one another.</summary>
/// <param name="Lines">The histograms with their labels.</param>
/// <param name="Log">Which directions are logarithmic.</param>
public sealed record DrawPicture(IReadOnlyList<OverlayLine> Lines, DrawLog Log)
{
    /// <summary>Title; empty for that of the histogram.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Title of the vertical axis; empty for what a bin holds.</summary>
    public string YTitle { get; init; } = string.Empty;

    /// <summary>Whether lines are stacked.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Whether ratios are drawn.</summary>
    public bool HasRatio { get; init; }

    /// <summary>Size in pixels; null for the usual one.</summary>
    public (int Width, int Height)? Size { get; init; }

    private bool IsOverlay => Lines.Count > 1 || IsStacked || Lines[0].IsData;

    /// <summary>The picture as SVG.</summary>
    public string ToSvg()
    {
        (int width, int height) = Size ?? (640, HasRatio ? 560 : 440);
        var options = new SvgPlotOptions { Width = width, Height = height, Log = Log.Contents, LogX = Log.X, LogY = Log.Y };
        return IsOverlay ? SvgPlot.Render(ToOverlay(), options) : SvgPlot.Render(Lines[0].Histogram, options);
    }

    /// <summary>The picture for a terminal.</summary>
    public string ToText(TextPlotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = options with { Log = Log.Contents, LogX = Log.X, LogY = Log.Y };
        return IsOverlay ? TextPlot.Render(ToOverlay(), options) : TextPlot.Render(Lines[0].Histogram, options);
    }

    /// <summary>A histogram with other titles.</summary>
    /// <param name="histogram">The histogram.</param>
    /// <param name="title">Its title; null to leave it.</param>
    /// <param name="xTitle">Title of the horizontal axis; null to leave it.</param>
    /// <param name="yTitle">Title of the vertical axis; null to leave it.</param>
    public static Histogram Retitled(Histogram histogram, string? title, string? xTitle, string? yTitle)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        Axis x = xTitle is null ? histogram.X : histogram.X.WithTitle(xTitle);
        string name = histogram.Name;
        title ??= histogram.Title;
        Histogram empty = histogram switch
        {
            Histogram1D h => new Histogram1D(name, title, x, yTitle ?? h.YTitle),
            Histogram2D h => new Histogram2D(name, title, x, yTitle is null ? h.Y : h.Y.WithTitle(yTitle), h.ZTitle),
            Histogram3D h => new Histogram3D(name, title, x, yTitle is null ? h.Y : h.Y.WithTitle(yTitle), h.Z, h.ContentTitle),
            Profile1D p => new Profile1D(name, title, x, yTitle ?? p.YTitle),
            Profile2D p => new Profile2D(name, title, x, yTitle is null ? p.Y : p.Y.WithTitle(yTitle), p.ZTitle),
            _ => throw new NotSupportedException($"a {histogram.RootClass} cannot be drawn"),
        };
        empty.Add(histogram);
        return empty;
    }

    /// <summary>A histogram whose bins sum to 1; one whose bins sum to 0 stays as it is.</summary>
    public static Histogram Normalised(Histogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        double sum = histogram.SumOfWeights;
        return sum == 0 ? histogram : histogram.Scaled(1 / sum);
    }

    private OverlayPlot ToOverlay() => new(Lines) { Title = Title, YTitle = YTitle, IsStacked = IsStacked, HasRatio = HasRatio };
}
