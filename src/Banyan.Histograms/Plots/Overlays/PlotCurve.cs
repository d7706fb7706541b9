namespace Banyan.Histograms.Plots.Overlays;

/// <summary>What a plot draws of one histogram: a value with an error per bin; NaN where there is none.</summary>
/// <param name="Axis">The bins.</param>
/// <param name="Label">Name in the legend.</param>
/// <param name="Values">One per bin.</param>
/// <param name="Errors">Their errors.</param>
/// <param name="Style">Number of its colour; −1 for data, which are drawn as points.</param>
internal sealed record PlotCurve(Axis Axis, string Label, double[] Values, double[] Errors, int Style)
{
    /// <summary>Whether it is drawn as points.</summary>
    public bool IsData => Style < 0;

    /// <summary>Whether it is a line whatever is done with the others.</summary>
    public bool IsOutline { get; init; }

    /// <summary>Its colour; null for that of its <see cref="Style"/>.</summary>
    public string? Color { get; init; }

    /// <summary>Both on one another, errors added in quadrature.</summary>
    public PlotCurve Plus(PlotCurve other) => this with
    {
        Values = [.. Values.Zip(other.Values, (a, b) => Known(a) + Known(b))],
        Errors = [.. Errors.Zip(other.Errors, (a, b) => Math.Sqrt((Known(a) * Known(a)) + (Known(b) * Known(b))))],
    };

    /// <summary>This over another one; its error is that of this one alone, the other's is a band around 1. NaN where one of both is 0: there is nothing to compare.</summary>
    public PlotCurve Over(PlotCurve other) => this with
    {
        Values = [.. Values.Zip(other.Values, (a, b) => a != 0 && b != 0 ? a / b : double.NaN)],
        Errors = [.. Errors.Zip(other.Values, (a, b) => b != 0 ? a / Math.Abs(b) : double.NaN)],
    };

    private static double Known(double value) => double.IsNaN(value) ? 0 : value;
}
