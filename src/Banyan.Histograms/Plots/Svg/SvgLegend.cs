using Banyan.Columns.Mathematics;
using Banyan.Histograms.Plots.Overlays;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>The legend of a plot: where it lies, so that it covers nothing, and its entries.</summary>
internal sealed class SvgLegend
{
    private const double RowHeight = 19;
    private const double SampleWidth = 30;
    private const double Margin = 10;
    private const double FontSize = 13;

    private readonly IReadOnlyList<SvgLegendEntry> _entries;
    private readonly double _labelRoom;

    /// <summary>Lays the entries out.</summary>
    /// <param name="entries">From top to bottom.</param>
    /// <param name="room">Pixels that the legend may be wide.</param>
    public SvgLegend(IReadOnlyList<SvgLegendEntry> entries, double room)
    {
        _entries = entries;
        _labelRoom = Math.Min(room - SampleWidth - Margin, entries.Max(entry => TextWidth.Of(entry.Label, FontSize)));
        Width = SampleWidth + Margin + _labelRoom;
        Height = (RowHeight * entries.Count) + 6;
    }

    /// <summary>Width in pixels.</summary>
    public double Width { get; }

    /// <summary>Height in pixels.</summary>
    public double Height { get; }

    /// <summary>Chooses the side of the frame where the scale must be stretched least, and stretches it.</summary>
    /// <param name="frame">The plot as it would be without a legend.</param>
    /// <param name="curves">What must not be covered.</param>
    /// <returns>The left edge, and the scale that leaves room.</returns>
    public (double Left, PlotScale Scale) Place(SvgFrame frame, IReadOnlyList<PlotCurve> curves)
    {
        double free = 1 - ((Height + 16) / (frame.Bottom - frame.Top));
        double bestLeft = 0;
        PlotScale? best = null;
        foreach (double left in (ReadOnlySpan<double>)[frame.Right - Width - Margin, frame.Left + Margin + 4, (frame.Left + frame.Right - Width) / 2])
        {
            PlotScale scale = Stretched(frame.Y, Highest(frame, curves, left - 4), Math.Max(0.2, free));
            if (best is null || scale.High < best.High)
            {
                (bestLeft, best) = (left, scale);
            }
        }

        return (bestLeft, best!);
    }

    /// <summary>Draws the legend.</summary>
    public void Draw(SvgWriter svg, double left, double top)
    {
        for (int i = 0; i < _entries.Count; i++)
        {
            double y = top + 12 + (RowHeight * i);
            _entries[i].DrawSample(svg, left, y, SampleWidth - 6);
            (string label, double size) = TextWidth.Fit(_entries[i].Label, _labelRoom + 1, FontSize, 11);
            svg.Text(left + SampleWidth, y + 4.5, label, attributes: size == FontSize ? string.Empty : $"font-size=\"{SvgWriter.Number(size)}\"");
        }
    }

    private double Highest(SvgFrame frame, IReadOnlyList<PlotCurve> curves, double left)
    {
        double highest = double.NegativeInfinity;
        foreach (PlotCurve curve in curves)
        {
            for (int bin = 1; bin <= curve.Axis.BinCount; bin++)
            {
                double value = curve.Values[bin - 1];
                if (double.IsFinite(value) && frame.PixelX(curve.Axis.HighEdge(bin)) >= left && frame.PixelX(curve.Axis.LowEdge(bin)) <= left + Width + 8)
                {
                    double error = curve.Errors[bin - 1];
                    highest = Math.Max(highest, double.IsFinite(error) ? value + error : value);
                }
            }
        }

        return highest;
    }

    // The scale on which what is highest stays below a share of the height.
    private static PlotScale Stretched(PlotScale scale, double highest, double share)
    {
        double place = scale.Map(highest);
        if (!double.IsFinite(highest) || place <= share)
        {
            return scale;
        }

        if (!scale.IsLog)
        {
            double high = scale.Low + ((highest - scale.Low) / share);
            return double.IsFinite(high) ? PlotScale.Linear(scale.Low, high) : scale;
        }

        double ratio = Elementary.Pow(highest / scale.Low, 1 / share);
        return double.IsFinite(scale.Low * ratio) ? PlotScale.Logarithmic(scale.Low, scale.Low * ratio) : scale;
    }
}
