using Banyan.Columns.Mathematics;

namespace Banyan.Histograms.Plots;

/// <summary>Maps the values of one direction of a plot to 0 (lower or left end) … 1.</summary>
internal sealed class PlotScale
{
    private readonly double _start;
    private readonly double _length;

    private PlotScale(double low, double high, bool isLog)
    {
        Low = low;
        High = high;
        IsLog = isLog;
        _start = isLog ? Elementary.Log10(low) : low;
        _length = (isLog ? Elementary.Log10(high) : high) - _start;
    }

    /// <summary>Lower end.</summary>
    public double Low { get; }

    /// <summary>Upper end.</summary>
    public double High { get; }

    /// <summary>Names of steps of equal length that the scale has from end to end, instead of numbers; empty for most.</summary>
    public IReadOnlyList<string> Labels { get; private init; } = [];

    /// <summary>True when equal ratios have equal lengths.</summary>
    public bool IsLog { get; }

    /// <summary>A linear scale; ends that are not finite or do not rise are replaced by ones that are.</summary>
    public static PlotScale Linear(double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !double.IsFinite(high - low))
        {
            return new PlotScale(0, 1, false);
        }

        // A range that is lost in the rounding of its ends cannot be divided.
        double least = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-12;
        return high - low > least ? new PlotScale(low, high, false) : new PlotScale(low - Math.Max(least, 0.5), high + Math.Max(least, 0.5), false);
    }

    /// <summary>The scale of an axis with bins: logarithmic when they have equal ratios.</summary>
    public static PlotScale For(Axis axis) => ForAxis(axis, false);

    /// <summary>A logarithmic scale; its ends must be above 0 and rise.</summary>
    public static PlotScale Logarithmic(double low, double high) => new(low, high, true);

    /// <summary>A vertical scale for bins: from 0 (or below, for negative ones) to a little above the highest; logarithmic ones begin below the lowest positive.</summary>
    /// <param name="values">Contents.</param>
    /// <param name="errors">Their errors.</param>
    /// <param name="log">Logarithmic; without positive contents the scale is linear all the same.</param>
    public static PlotScale ForContents(ReadOnlySpan<double> values, ReadOnlySpan<double> errors, bool log)
    {
        double highest = 0;
        double lowest = 0;
        double lowestPositive = double.PositiveInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (!double.IsFinite(value))
            {
                continue;
            }

            double error = double.IsFinite(errors[i]) ? errors[i] : 0;
            highest = Math.Max(highest, value + error);
            lowest = Math.Min(lowest, value < 0 ? value - error : value);
            lowestPositive = value > 0 ? Math.Min(lowestPositive, value) : lowestPositive;
        }

        if (log && double.IsFinite(lowestPositive))
        {
            double high = highest * 3;
            double low = Math.Max(lowestPositive * 0.4, high * 1e-12);
            return Logarithmic(low, high);
        }

        double margin = 0.08 * (highest - lowest);
        if (!(margin > 0))
        {
            return Linear(0, 1);
        }

        // A little below zero, from a few negative weights, does not lift the zero line.
        return Linear(lowest < 0 ? lowest - Math.Min(margin, -lowest / 2) : 0, highest > 0 ? highest + margin : 0);
    }

    /// <summary>Where a value lies: 0 to 1 inside; values outside (or not above 0 on a logarithmic scale) are clamped.</summary>
    public double Map(double value)
    {
        if (IsLog)
        {
            value = value > 0 ? Elementary.Log10(Math.Min(value, double.MaxValue)) : double.NegativeInfinity;
        }

        double place = (value - _start) / _length;
        return place >= 1 ? 1 : place > 0 ? place : 0;
    }

    /// <summary>The value at a place, 0 to 1.</summary>
    public double ValueAt(double place) => IsLog ? Low * Elementary.Pow(High / Low, place) : Low + (place * (High - Low));

    /// <summary>The scale for an axis with bins; bins of equal ratios make it logarithmic. A logarithmic one begins where bins are above 0.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="isLog">Whether a logarithmic one is wished for whatever the bins; an axis without a bin above 0 stays linear.</param>
    public static PlotScale ForAxis(Axis axis, bool isLog)
    {
        if (axis.Labels.Count > 0)
        {
            return new PlotScale(axis.Low, axis.High, false) { Labels = axis.Labels };
        }

        if (!(isLog || axis.HasEqualRatios) || !(axis.High > 0))
        {
            return Linear(axis.Low, axis.High);
        }

        int bin = axis.Low > 0 ? 1 : Math.Max(1, axis.FindBin(0));
        double low = axis.LowEdge(bin) > 0 ? axis.LowEdge(bin) : axis.HighEdge(bin);
        return low < axis.High ? Logarithmic(low, axis.High) : Linear(axis.Low, axis.High);
    }

    /// <summary>The marks.</summary>
    public Ticks GetTicks(int most) => Labels.Count > 0 ? Ticks.Categories(Labels, Low, High, most) : IsLog ? Ticks.Logarithmic(Low, High, most) : Ticks.Linear(Low, High, most);
}
