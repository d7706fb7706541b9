namespace Banyan.Histograms.Plots.Text;

/// <summary>How a plot for a terminal looks.</summary>
public sealed record TextPlotOptions
{
    /// <summary>Columns of the terminal, 40 to 400; others are clamped.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Rows of the plot area, 4 to 100; others are clamped.</summary>
    public int Height { get; init; } = 16;

    /// <summary>Only ASCII characters.</summary>
    public bool Ascii { get; init; }

    /// <summary>Logarithmic contents.</summary>
    public bool Log { get; init; }

    /// <summary>Logarithmic horizontal axis.</summary>
    public bool LogX { get; init; }

    /// <summary>Logarithmic vertical axis of a map of shades.</summary>
    public bool LogY { get; init; }

    /// <summary>Colours, as ANSI escape sequences; only plots of several histograms use them.</summary>
    public bool Color { get; init; }

    internal int ClampedWidth => Math.Clamp(Width, 40, 400);

    internal int ClampedHeight => Math.Clamp(Height, 4, 100);
}
