namespace Banyan.Histograms.Plots.Overlays;

/// <summary>One histogram among several in a plot.</summary>
/// <param name="Histogram">A <see cref="Histogram1D"/> or <see cref="Profile1D"/>.</param>
/// <param name="Label">Its name in the legend; TLatex marks are understood.</param>
/// <param name="IsData">True for measured data: drawn as points and never stacked.</param>
public sealed record OverlayLine(Histogram Histogram, string Label, bool IsData = false)
{
    /// <summary>True for what lies over a stack as a line, such as a signal over its background.</summary>
    public bool IsOutline { get; init; }

    /// <summary>Its colour as <c>#rrggbb</c>; null for one that the others do not have.</summary>
    public string? Color { get; init; }

    /// <summary>One error per bin in place of the histogram's own; empty for those.</summary>
    public ReadOnlyMemory<double> Errors { get; init; }

    /// <summary>A label for a text that is no formula, such as the name of a file: its TLatex marks stay as they are.</summary>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MathText.Literal(text);
    }
}
