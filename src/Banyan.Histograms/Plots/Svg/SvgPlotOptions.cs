namespace Banyan.Histograms.Plots.Svg;

/// <summary>How an SVG plot looks.</summary>
public sealed record SvgPlotOptions
{
    /// <summary>Width in pixels, 200 to 4000; others are clamped.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Height in pixels, 150 to 4000; others are clamped.</summary>
    public int Height { get; init; } = 440;

    /// <summary>Logarithmic contents.</summary>
    public bool Log { get; init; }

    /// <summary>Logarithmic horizontal axis; an axis without a bin above 0 stays linear. A bin that begins at or below 0 is cut where the next one begins.</summary>
    public bool LogX { get; init; }

    /// <summary>Logarithmic vertical axis of a map of colours, as <see cref="LogX"/>.</summary>
    public bool LogY { get; init; }

    /// <summary>Show the box with entries, mean and standard deviation.</summary>
    public bool ShowStatistics { get; init; } = true;

    /// <summary>A line below the title, e.g. which events were selected; empty for none.</summary>
    public string Subtitle { get; init; } = string.Empty;

    /// <summary>A text above the plot on the right, e.g. the luminosity; empty for none. TLatex marks are understood.</summary>
    public string Note { get; init; } = string.Empty;

    internal int ClampedWidth => Math.Clamp(Width, 200, 4000);

    internal int ClampedHeight => Math.Clamp(Height, 150, 4000);
}
