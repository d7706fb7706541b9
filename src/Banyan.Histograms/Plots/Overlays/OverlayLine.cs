namespace Banyan.Histograms.Plots.Overlays;

/// <summary>One histogram among several in a plot.</summary>
/// <param name="Histogram">A <see cref="Histogram1D"/> or <see cref="Profile1D"/>; all lines have the same bins.</param>
/// <param name="Label">Its name in the legend; TLatex marks are understood.</param>
/// <param name="IsData">True for measured data: drawn as points and never stacked.</param>
public sealed record OverlayLine(Histogram Histogram, string Label, bool IsData = false);
