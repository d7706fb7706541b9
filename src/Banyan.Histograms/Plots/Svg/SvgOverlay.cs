using Banyan.Histograms.Plots.Overlays;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>Several one-dimensional histograms or profiles over one another, perhaps stacked, perhaps with their ratios below.</summary>
internal sealed class SvgOverlay
{
    private const double RatioShare = 0.28;
    private const double Gap = 15;
    private const int MostInside = 10;
    private const string Hatched = "fill=\"url(#hatch)\"";

    private readonly OverlayPlot _plot;
    private readonly OverlayCurves _curves;
    private readonly SvgPlotOptions _options;
    private readonly PlotScale _x;
    private readonly int _count;

    private SvgOverlay(OverlayPlot plot, SvgPlotOptions options)
    {
        _plot = plot;
        _options = options;
        _curves = new OverlayCurves(plot);
        _x = _curves.XScale(options.LogX);
        _count = _curves.Lines.Count(line => !line.IsData);
    }

    /// <summary>Draws it.</summary>
    public static string Render(OverlayPlot plot, SvgPlotOptions options) => new SvgOverlay(plot, options).Render();

    private string Render()
    {
        var svg = new SvgWriter();
        double top = SvgFrame.TopOf(_options);
        double bottom = _options.ClampedHeight - SvgFrame.Below(_options, _x);
        double middle = _curves.Reference is null ? bottom : bottom - ((bottom - top) * RatioShare);
        PlotScale y = _curves.Scale(_options.Log);
        var legend = new SvgLegend(Entries(), _options.ClampedWidth * (_curves.Lines.Count > MostInside ? 0.3 : 0.5));
        bool isBeside = _curves.Lines.Count > MostInside || legend.Height > 0.6 * (middle - top);
        double right = isBeside ? legend.Width + 22 : 22;
        PlotScale? ratioScale = _curves.Reference is null ? null : _curves.RatioScale();
        double left = ratioScale is null ? 0 : new SvgFrame(_options, _x, ratioScale, right, new SvgPlace(svg, middle + Gap, bottom, 0, true)).Left;

        SvgFrame frame = Frame(y);
        double legendLeft = frame.Right + 12;
        if (!isBeside)
        {
            (legendLeft, y) = legend.Place(frame, _curves.Outlines);
            frame = Frame(y);
        }

        frame.Begin(_plot.Title, withGrid: true);
        if (_curves.Stack.Count > 0)
        {
            svg.Line("<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 1l2 -2M0 5l5 -5M4 6l2 -2\" stroke=\"#222\" stroke-width=\"0.8\"/></pattern></defs>");
        }

        DrawCurves(frame);
        frame.DrawAxes(_curves.Axis.Title, _curves.YTitle);
        if (_plot.Lines.All(line => line.Histogram.Entries == 0))
        {
            frame.DrawEmpty();
        }

        legend.Draw(svg, legendLeft, frame.Top + 6);
        if (ratioScale is not null)
        {
            DrawRatios(new SvgFrame(_options, _x, ratioScale, right, new SvgPlace(svg, middle + Gap, bottom, frame.Left, true)));
        }

        return svg.End();

        SvgFrame Frame(PlotScale scale) => new(_options, _x, scale, right, new SvgPlace(svg, top, middle, left, ratioScale is null));
    }

    private void DrawCurves(SvgFrame frame)
    {
        if (_curves.Stack.Count > 0)
        {
            DrawStack(frame, _curves.Axis);
        }

        foreach (PlotCurve curve in _curves.Single.Where(line => !line.IsData))
        {
            if (_curves.IsProfile)
            {
                DrawPoints(frame, curve, withWidths: true);
            }
            else
            {
                DrawLine(frame, curve);
            }
        }

        foreach (PlotCurve data in _curves.Lines.Where(line => line.IsData))
        {
            DrawPoints(frame, data, withWidths: false);
        }
    }

    private void DrawLine(SvgFrame frame, PlotCurve curve)
    {
        Axis axis = curve.Axis;
        frame.Svg.Path(SvgShapes.Steps(frame, axis, curve.Values), $"fill=\"none\" {Stroke(curve)} stroke-linejoin=\"round\"");
        if (!curve.IsOutline && (frame.Right - frame.Left) / axis.BinCount >= 6)
        {
            frame.Svg.Path(SvgShapes.ErrorBars(frame, axis, curve.Values, curve.Errors), $"fill=\"none\" stroke=\"{Color(curve)}\" stroke-width=\"1.1\"");
        }
        else if (!curve.IsOutline || _curves.Stack.Count == 0)
        {
            // Bars of narrow bins would be one dark area.
            frame.Svg.Path(Band(frame, axis, curve), $"fill=\"{Color(curve)}\" fill-opacity=\"0.25\"");
        }
    }

    private void DrawStack(SvgFrame frame, Axis axis)
    {
        double[] below = new double[axis.BinCount];
        if (frame.Y.IsLog)
        {
            Array.Fill(below, frame.Y.Low);
        }

        for (int i = 0; i < _curves.Stack.Count; i++)
        {
            string color = Color(_curves.Stack[i]);
            frame.Svg.Path(SvgShapes.Between(frame, axis, i == 0 ? below : _curves.Stack[i - 1].Values, _curves.Stack[i].Values), $"fill=\"{color}\" stroke=\"{color}\" stroke-width=\"0.3\"");
        }

        PlotCurve total = _curves.Stack[^1];
        frame.Svg.Path(SvgShapes.Steps(frame, axis, total.Values), "fill=\"none\" stroke=\"#333\" stroke-width=\"1.2\" stroke-linejoin=\"round\"");
        frame.Svg.Path(Band(frame, axis, total), Hatched);
    }

    private void DrawPoints(SvgFrame frame, PlotCurve curve, bool withWidths)
    {
        Axis axis = curve.Axis;
        string color = Color(curve);
        string bars = SvgShapes.ErrorBars(frame, axis, curve.Values, curve.Errors) + (withWidths ? SvgShapes.Widths(frame, axis, curve.Values) : string.Empty);
        frame.Svg.Path(bars, $"fill=\"none\" stroke=\"{color}\" stroke-width=\"1.3\"");

        // Empty bins of data are no points on the axis.
        double[] shown = _curves.IsProfile ? curve.Values : [.. curve.Values.Select(value => value == 0 ? double.NaN : value)];
        frame.Svg.Path(SvgShapes.Points(frame, axis, shown, 3), $"fill=\"{color}\"");
    }

    private void DrawRatios(SvgFrame frame)
    {
        Axis axis = _curves.Axis;
        PlotCurve reference = _curves.Reference!;
        PlotCurve unity = reference.Over(reference);
        frame.DrawGrid();
        frame.Svg.Path(Band(frame, axis, unity), "fill=\"#333\" fill-opacity=\"0.22\"");
        frame.Svg.Path($"M{SvgWriter.Number(frame.Left)} {SvgWriter.Number(frame.PixelY(1))}H{SvgWriter.Number(frame.Right)}", "fill=\"none\" stroke=\"#666\" stroke-width=\"1\"");
        foreach (PlotCurve ratio in _curves.Ratios)
        {
            string color = Color(ratio);
            frame.Svg.Path(SvgShapes.ErrorBars(frame, axis, ratio.Values, ratio.Errors), $"fill=\"none\" stroke=\"{color}\" stroke-width=\"1.2\"");
            frame.Svg.Path(SvgShapes.Points(frame, axis, ratio.Values, 2.5), $"fill=\"{color}\"");
            frame.Svg.Path(SvgShapes.Beyond(frame, axis, ratio.Values), $"fill=\"{color}\"");
        }

        frame.DrawAxes(axis.Title, _curves.RatioTitle);
    }

    private static string Band(SvgFrame frame, Axis axis, PlotCurve curve)
    {
        double[] low = [.. curve.Values.Zip(curve.Errors, (value, error) => value - error)];
        double[] high = [.. curve.Values.Zip(curve.Errors, (value, error) => value + error)];
        return SvgShapes.Between(frame, axis, low, high);
    }

    private List<SvgLegendEntry> Entries()
    {
        var entries = new List<SvgLegendEntry>();
        foreach (PlotCurve data in _curves.Lines.Where(line => line.IsData))
        {
            entries.Add(PointEntry(data));
        }

        // The stack from the top, as it is seen.
        foreach (PlotCurve part in Enumerable.Reverse(_curves.Stack))
        {
            entries.Add(new SvgLegendEntry(part.Label, SvgSample.Area, $"fill=\"{Color(part)}\""));
        }

        if (_curves.Stack.Count > 0)
        {
            entries.Add(new SvgLegendEntry("uncertainty", SvgSample.Area, $"{Hatched} stroke=\"#333\" stroke-width=\"0.5\""));
        }

        foreach (PlotCurve line in _curves.Single.Where(line => !line.IsData))
        {
            entries.Add(_curves.IsProfile ? PointEntry(line) : new SvgLegendEntry(line.Label, SvgSample.Line, Stroke(line)));
        }

        return entries;
    }

    private SvgLegendEntry PointEntry(PlotCurve curve) => new(curve.Label, SvgSample.Point, Color(curve));

    private string Color(PlotCurve curve) => curve.Color ?? SvgPalette.Color(curve.Style, _count);

    private string Stroke(PlotCurve curve) => SvgPalette.Stroke(curve.Style, Color(curve), curve.IsOutline && _curves.Stack.Count > 0);
}
