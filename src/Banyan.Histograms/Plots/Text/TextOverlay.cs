using Banyan.Histograms.Plots.Overlays;

namespace Banyan.Histograms.Plots.Text;

/// <summary>Several one-dimensional histograms or profiles over one another: marks at the contents, or shades on one another, and perhaps the ratios below.</summary>
internal sealed class TextOverlay
{
    private const string Marks = "●○▲△■□◆◇▼▽";
    private const string AsciiMarks = "ox*+#%@=ab";
    private const string Shades = "█▓▒░▚▞▦▤▥▧";
    private const string AsciiShades = "#=:.%o+~xs";
    private const int RatioRows = 7;

    private static readonly byte[] s_colors = [34, 33, 31, 35, 32, 36, 94, 93, 91, 95];

    private readonly OverlayCurves _curves;
    private readonly OverlayPlot _plot;
    private readonly TextPlotOptions _options;
    private readonly PlotScale _x;
    private readonly TextColumns _columns;

    private TextOverlay(OverlayPlot plot, TextPlotOptions options)
    {
        _plot = plot;
        _options = options;
        _curves = new OverlayCurves(plot.HasOwnBins ? throw new ArgumentException("columns of characters need common bins", nameof(plot)) : plot);
        _x = PlotScale.ForAxis(_curves.Axis, options.LogX);
        _columns = new TextColumns(_curves.Axis, options.ClampedWidth - 15, _x);
    }

    /// <summary>Draws it.</summary>
    public static string Render(OverlayPlot plot, TextPlotOptions options) => new TextOverlay(plot, options).Render();

    private string Render()
    {
        PlotScale y = _curves.Scale(_options.Log);
        string title = MathText.ToPlain(_plot.Title, _options.Ascii);
        List<string> heading = title.Length > 0 ? [title] : [];
        heading.AddRange(_curves.Lines.Select(_ => string.Empty));
        var frame = new TextFrame(heading, y, _curves.YTitle, _options);
        DrawLegend(frame, heading.Count - _curves.Lines.Count);
        if (_curves.Stack.Count > 0)
        {
            // From the top of the stack down, each over the one before.
            for (int i = _curves.Stack.Count - 1; i >= 0; i--)
            {
                DrawArea(frame, y, _curves.Stack[i]);
            }
        }

        foreach (PlotCurve line in _curves.Single)
        {
            DrawMarks(frame, y, line);
        }

        if (_plot.Lines.All(line => line.Histogram.Entries == 0))
        {
            frame.DrawEmpty();
        }

        frame.DrawHorizontalAxis(_curves.Axis, _columns.Count, _x);
        return frame.Canvas.ToString() + RenderRatios();
    }

    private string RenderRatios()
    {
        if (_curves.Reference is null)
        {
            return string.Empty;
        }

        PlotScale scale = _curves.RatioScale();
        var frame = new TextFrame([], scale, _curves.RatioTitle, _options, RatioRows);
        int unity = RowOf(frame, scale, 1);
        frame.Canvas.Write(unity, frame.Left, new string(_options.Ascii ? '-' : '╌', _columns.Count));
        foreach (PlotCurve ratio in _curves.Ratios)
        {
            DrawMarks(frame, scale, ratio);
        }

        frame.DrawHorizontalAxis(_curves.Axis, _columns.Count, _x);
        return frame.Canvas.ToString();
    }

    private void DrawLegend(TextFrame frame, int firstRow)
    {
        int widest = _curves.Lines.Max(line => Label(line).Length);
        for (int i = 0; i < _curves.Lines.Count; i++)
        {
            PlotCurve line = _curves.Lines[i];
            Histogram histogram = _plot.Lines[i].Histogram;
            string weights = histogram.IsWeighted ? $"  sum of weights {PlotNumber.Short(histogram.SumOfWeights)}" : string.Empty;
            string facts = $"entries {PlotNumber.Count(histogram.Entries)}{(histogram.X.Labels.Count > 0 ? string.Empty : $"  mean {PlotNumber.Short(histogram.Mean)}")}{weights}";
            frame.Canvas.Write(firstRow + i, 0, Symbol(line).ToString(), Color(line));
            frame.Canvas.Write(firstRow + i, 2, $"{Label(line).PadRight(widest)}  {facts}");
        }
    }

    // Half of a line is left for the numbers.
    private string Label(PlotCurve line)
    {
        string label = MathText.ToPlain(line.Label, _options.Ascii);
        int most = Math.Max(10, _options.ClampedWidth / 2);
        return label.Length <= most ? label : label[..(most - 1)] + (_options.Ascii ? "~" : "…");
    }

    private void DrawMarks(TextFrame frame, PlotScale y, PlotCurve curve)
    {
        for (int column = 0; column < _columns.Count; column++)
        {
            double value = MeanOf(curve, column);
            bool isShown = double.IsFinite(value) && value >= y.Low && value <= y.High && (value != 0 || _curves.IsProfile);
            if (isShown)
            {
                frame.Canvas.Write(RowOf(frame, y, value), frame.Left + column, Symbol(curve).ToString(), Color(curve));
            }
        }
    }

    private void DrawArea(TextFrame frame, PlotScale y, PlotCurve curve)
    {
        for (int column = 0; column < _columns.Count; column++)
        {
            double value = MeanOf(curve, column);
            if (!double.IsFinite(value) || (y.IsLog ? value <= y.Low : value == 0))
            {
                continue;
            }

            int zero = y.IsLog ? frame.Top + frame.RowCount - 1 : RowOf(frame, y, 0);
            int end = RowOf(frame, y, value);
            for (int row = Math.Min(zero, end); row <= Math.Max(zero, end); row++)
            {
                frame.Canvas.Write(row, frame.Left + column, Symbol(curve).ToString(), Color(curve));
            }
        }
    }

    // Bins that share a column are averaged, so that the vertical axis stays that of one bin.
    private double MeanOf(PlotCurve curve, int column)
    {
        (int first, int end) = _columns.GetBins(column);
        double sum = 0;
        int count = 0;
        for (int bin = first; bin < end; bin++)
        {
            if (double.IsFinite(curve.Values[bin - 1]))
            {
                sum += curve.Values[bin - 1];
                count++;
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private static int RowOf(TextFrame frame, PlotScale y, double value) => frame.Top + frame.RowCount - 1 - Math.Min(frame.RowCount - 1, (int)(y.Map(value) * frame.RowCount));

    private char Symbol(PlotCurve curve)
    {
        if (curve.IsData)
        {
            return _options.Ascii ? '|' : '┿';
        }

        bool isArea = _curves.Stack.Count > 0 && !curve.IsOutline;
        string symbols = (isArea, _options.Ascii) switch
        {
            (true, true) => AsciiShades,
            (true, false) => Shades,
            (false, true) => AsciiMarks,
            _ => Marks,
        };
        return symbols[curve.Style % symbols.Length];
    }

    private byte Color(PlotCurve curve) => !_options.Color || curve.IsData ? (byte)0 : s_colors[curve.Style % s_colors.Length];
}
