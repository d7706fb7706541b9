using System.Globalization;
using System.Text;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>Two histograms over one another, and below them the second divided by the first where both have the same bins.</summary>
/// <remarks>The same numbers give the same bytes. Bins may differ: then each is drawn with its own, over the range of both.</remarks>
public static class SvgComparison
{
    private const string FirstColor = "#1f5fa8";
    private const string SecondColor = "#d9480f";
    private const int Width = 560;
    private const double Left = 74;
    private const double Right = 542;
    private const double Top = 66;
    private const double RatioHeight = 92;

    /// <summary>Draws both; the document begins with its <c>svg</c> element.</summary>
    /// <param name="title">The title.</param>
    /// <param name="xTitle">Title of the horizontal axis.</param>
    /// <param name="yTitle">Title of the values.</param>
    /// <param name="first">The reference, filled.</param>
    /// <param name="second">The other one.</param>
    /// <exception cref="ArgumentException">The lengths of a series' arrays do not fit.</exception>
    public static string Render(string title, string xTitle, string yTitle, ComparedSeries first, ComparedSeries second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        foreach (ComparedSeries series in new[] { first, second })
        {
            if (series.Count == 0 || series.Edges.Length != series.Count + 1 || series.Errors.Length != series.Count)
            {
                throw new ArgumentException($"{series.Edges.Length} edges, {series.Count} values and {series.Errors.Length} errors make no histogram", series == first ? nameof(first) : nameof(second));
            }
        }

        bool hasRatio = first.HasEdgesOf(second);
        double bottom = Top + 250;
        double end = hasRatio ? bottom + 14 + RatioHeight : bottom;
        var svg = new SvgWriter();
        svg.Begin(Width, (int)end + 48, title);
        svg.Text(Left, 22, Elided(title, 60), attributes: "font-size=\"15\" font-weight=\"bold\"");
        Legend(svg, first.Name, FirstColor, 40);
        Legend(svg, second.Name, SecondColor, 56);
        PlotScale x = PlotScale.Linear(Math.Min(first.Low, second.Low), Math.Max(first.High, second.High));
        PlotScale y = ScaleOf(first, second);
        Frame(svg, x, y, Top, bottom, yTitle, withLabels: !hasRatio);
        Steps(svg, first, x, y, bottom, FirstColor, isFilled: true);
        Steps(svg, second, x, y, bottom, SecondColor, isFilled: false);
        if (hasRatio)
        {
            Ratio(svg, first, second, x, bottom + 14, end);
        }

        Ticks ticks = x.GetTicks(6);
        svg.Text(Right, end + 38, ticks.Exponent == 0 ? xTitle : $"{xTitle}   × 10^{{{ticks.Exponent.ToString(CultureInfo.InvariantCulture)}}}", "end");
        return svg.End();
    }

    private static void Legend(SvgWriter svg, string name, string color, double y)
    {
        svg.Path($"M{N(Left)} {N(y - 4)}h22", $"stroke=\"{color}\" stroke-width=\"2.4\" fill=\"none\"");

        // The name of a file is no formula.
        svg.Line($"<text x=\"{N(Left + 29)}\" y=\"{N(y)}\" font-size=\"12\">{SvgWriter.Escape(ElidedAtStart(name, 70))}<title>{SvgWriter.Escape(name)}</title></text>");
    }

    private static PlotScale ScaleOf(ComparedSeries first, ComparedSeries second)
    {
        double[] values = [.. first.Values.Span, .. second.Values.Span];
        double[] errors = [.. first.Errors.Span, .. second.Errors.Span];
        return PlotScale.ForContents(values, errors, false);
    }

    private static void Frame(SvgWriter svg, PlotScale x, PlotScale y, double top, double bottom, string yTitle, bool withLabels)
    {
        Ticks xTicks = x.GetTicks(6);
        Ticks yTicks = y.GetTicks((int)Math.Max(4, (bottom - top) / 48));
        var marks = new StringBuilder();
        var grid = new StringBuilder();
        marks.Append(CultureInfo.InvariantCulture, $"M{N(Left)} {N(top)}H{N(Right)}V{N(bottom)}H{N(Left)}Z");
        foreach (double value in xTicks.Positions)
        {
            marks.Append(CultureInfo.InvariantCulture, $"M{N(PixelX(x, value))} {N(bottom)}v-6");
        }

        foreach (double value in yTicks.Positions)
        {
            marks.Append(CultureInfo.InvariantCulture, $"M{N(Left)} {N(PixelY(y, value, top, bottom))}h6");
            grid.Append(CultureInfo.InvariantCulture, $"M{N(Left)} {N(PixelY(y, value, top, bottom))}H{N(Right)}");
        }

        svg.Path(grid.ToString(), "stroke=\"#e6e8ec\" fill=\"none\"");
        svg.Path(marks.ToString(), "stroke=\"#333\" fill=\"none\" shape-rendering=\"crispEdges\"");
        for (int i = 0; i < yTicks.Positions.Length; i++)
        {
            svg.Text(Left - 6, PixelY(y, yTicks.Positions[i], top, bottom) + 4, yTicks.Labels[i], "end", "font-size=\"11\"");
        }

        if (withLabels)
        {
            for (int i = 0; i < xTicks.Positions.Length; i++)
            {
                svg.Text(PixelX(x, xTicks.Positions[i]), bottom + 16, xTicks.Labels[i], "middle", "font-size=\"11\"");
            }
        }

        string factor = yTicks.Exponent == 0 ? string.Empty : $"   × 10^{{{yTicks.Exponent.ToString(CultureInfo.InvariantCulture)}}}";
        svg.Text(16, top, Elided(yTitle, 34) + factor, "end", $"font-size=\"12\" transform=\"rotate(-90 16 {N(top)})\"");
    }

    private static void Steps(SvgWriter svg, ComparedSeries series, PlotScale x, PlotScale y, double bottom, string color, bool isFilled)
    {
        double baseLine = PixelY(y, 0, Top, bottom);
        var steps = new StringBuilder();
        var bars = new StringBuilder();
        ReadOnlySpan<double> edges = series.Edges.Span;
        steps.Append(CultureInfo.InvariantCulture, $"M{N(PixelX(x, edges[0]))} {N(baseLine)}");
        for (int i = 0; i < series.Count; i++)
        {
            double value = series.Values.Span[i];
            double error = series.Errors.Span[i];
            double level = double.IsNaN(value) ? baseLine : PixelY(y, value, Top, bottom);
            steps.Append(CultureInfo.InvariantCulture, $"V{N(level)}H{N(PixelX(x, edges[i + 1]))}");
            double low = PixelY(y, value - error, Top, bottom);
            double high = PixelY(y, value + error, Top, bottom);
            if (double.IsFinite(value) && double.IsFinite(error) && low - high >= 0.5)
            {
                bars.Append(CultureInfo.InvariantCulture, $"M{N(PixelX(x, (edges[i] + edges[i + 1]) / 2))} {N(low)}V{N(high)}");
            }
        }

        steps.Append(CultureInfo.InvariantCulture, $"V{N(baseLine)}");
        if (isFilled)
        {
            svg.Path(steps + "Z", $"fill=\"{color}\" fill-opacity=\"0.14\"");
        }

        svg.Path(steps.ToString(), $"fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\" stroke-linejoin=\"round\"");
        svg.Path(bars.ToString(), $"fill=\"none\" stroke=\"{color}\" stroke-opacity=\"0.7\"");
    }

    private static void Ratio(SvgWriter svg, ComparedSeries first, ComparedSeries second, PlotScale x, double top, double bottom)
    {
        double[] ratios = new double[first.Count];
        double most = 0.02;
        for (int i = 0; i < ratios.Length; i++)
        {
            ratios[i] = second.Values.Span[i] / first.Values.Span[i];
            double reach = Math.Abs(ratios[i] - 1) + Math.Min(0.5, second.Errors.Span[i] / Math.Abs(first.Values.Span[i]));
            most = double.IsFinite(reach) ? Math.Max(most, reach) : most;
        }

        // Far outliers are marked at the border, so that they do not press everything else flat.
        most = Math.Min(1, most * 1.15);
        PlotScale y = PlotScale.Linear(1 - most, 1 + most);
        Frame(svg, x, y, top, bottom, "ratio", withLabels: true);
        svg.Path($"M{N(Left)} {N(PixelY(y, 1, top, bottom))}H{N(Right)}", $"stroke=\"{FirstColor}\" fill=\"none\"");
        var points = new StringBuilder();
        var arrows = new StringBuilder();
        for (int i = 0; i < ratios.Length; i++)
        {
            double ratio = ratios[i];
            double middle = PixelX(x, (first.Edges.Span[i] + first.Edges.Span[i + 1]) / 2);
            if (double.IsNaN(ratio))
            {
                continue;
            }

            if (ratio < y.Low || ratio > y.High)
            {
                arrows.Append(ratio > 1 ? $"M{N(middle - 4)} {N(top + 8)}l4 -7l4 7Z" : $"M{N(middle - 4)} {N(bottom - 8)}l4 7l4 -7Z");
                continue;
            }

            points.Append(CultureInfo.InvariantCulture, $"M{N(PixelX(x, first.Edges.Span[i]))} {N(PixelY(y, ratio, top, bottom))}H{N(PixelX(x, first.Edges.Span[i + 1]))}");
            double error = second.Errors.Span[i] / Math.Abs(first.Values.Span[i]);
            if (double.IsFinite(error) && error > 0)
            {
                points.Append(CultureInfo.InvariantCulture, $"M{N(middle)} {N(PixelY(y, ratio - error, top, bottom))}V{N(PixelY(y, ratio + error, top, bottom))}");
            }
        }

        svg.Path(points.ToString(), $"stroke=\"{SecondColor}\" stroke-width=\"1.4\" fill=\"none\"");
        svg.Path(arrows.ToString(), $"fill=\"{SecondColor}\"");
    }

    private static double PixelX(PlotScale scale, double value) => Math.Round(Left + (scale.Map(value) * (Right - Left)), 2);

    private static double PixelY(PlotScale scale, double value, double top, double bottom) => Math.Round(bottom - (scale.Map(value) * (bottom - top)), 2);

    private static string Elided(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private static string ElidedAtStart(string text, int most) => text.Length <= most ? text : "…" + text[^(most - 1)..];

    private static string N(double value) => SvgWriter.Number(value);
}
