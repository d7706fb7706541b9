using System.Globalization;
using System.Text;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>The shapes that show a value per bin: steps, bars of errors, points, bands.</summary>
internal static class SvgShapes
{
    /// <summary>The outline of a histogram, closed on the base line at both ends.</summary>
    /// <param name="frame">Where it is drawn.</param>
    /// <param name="axis">The bins.</param>
    /// <param name="values">One per bin; NaN counts as the base line.</param>
    public static string Steps(SvgFrame frame, Axis axis, double[] values)
    {
        double baseLine = BaseLine(frame);
        var steps = new StringBuilder();
        steps.Append(CultureInfo.InvariantCulture, $"M{N(frame.PixelX(axis.Low))} {N(baseLine)}");
        AppendSteps(steps, frame, axis, values, baseLine);
        steps.Append(CultureInfo.InvariantCulture, $"V{N(baseLine)}");
        return steps.ToString();
    }

    /// <summary>The area between two outlines.</summary>
    public static string Between(SvgFrame frame, Axis axis, double[] lower, double[] upper)
    {
        var area = new StringBuilder();
        for (int i = 0; i < lower.Length; i++)
        {
            if (double.IsFinite(lower[i]) && double.IsFinite(upper[i]) && lower[i] != upper[i])
            {
                string left = N(frame.PixelX(axis.LowEdge(i + 1)));
                string right = N(frame.PixelX(axis.HighEdge(i + 1)));
                area.Append(CultureInfo.InvariantCulture, $"M{left} {N(frame.PixelY(lower[i]))}H{right}V{N(frame.PixelY(upper[i]))}H{left}Z");
            }
        }

        return area.ToString();
    }

    /// <summary>Vertical bars of value ± error in the middle of the bins.</summary>
    /// <param name="frame">Where it is drawn.</param>
    /// <param name="axis">The bins.</param>
    /// <param name="values">One per bin.</param>
    /// <param name="errors">Their errors.</param>
    public static string ErrorBars(SvgFrame frame, Axis axis, double[] values, double[] errors)
    {
        var bars = new StringBuilder();
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || !double.IsFinite(errors[i]) || errors[i] == 0 || (frame.Y.IsLog && values[i] <= 0))
            {
                continue;
            }

            double low = frame.PixelY(values[i] - errors[i]);
            double high = frame.PixelY(values[i] + errors[i]);
            if (low - high >= 0.5)
            {
                bars.Append(CultureInfo.InvariantCulture, $"M{N(Middle(frame, axis, i + 1))} {N(low)}V{N(high)}");
            }
        }

        return bars.ToString();
    }

    /// <summary>Horizontal bars over the widths of the bins.</summary>
    public static string Widths(SvgFrame frame, Axis axis, double[] values)
    {
        var bars = new StringBuilder();
        for (int i = 0; i < values.Length; i++)
        {
            if (IsInside(frame, values[i]))
            {
                bars.Append(
                    CultureInfo.InvariantCulture, $"M{N(frame.PixelX(axis.LowEdge(i + 1)))} {N(frame.PixelY(values[i]))}H{N(frame.PixelX(axis.HighEdge(i + 1)))}");
            }
        }

        return bars.ToString();
    }

    /// <summary>Discs at the values that the frame shows.</summary>
    /// <param name="frame">Where it is drawn.</param>
    /// <param name="axis">The bins.</param>
    /// <param name="values">One per bin.</param>
    /// <param name="radius">Radius of a disc, in pixels.</param>
    public static string Points(SvgFrame frame, Axis axis, double[] values, double radius)
    {
        var points = new StringBuilder();
        string r = N(radius);
        for (int i = 0; i < values.Length; i++)
        {
            if (IsInside(frame, values[i]))
            {
                points.Append(
                    CultureInfo.InvariantCulture,
                    $"M{N(Middle(frame, axis, i + 1) - radius)} {N(frame.PixelY(values[i]))}a{r} {r} 0 1 0 {N(2 * radius)} 0a{r} {r} 0 1 0 {N(-2 * radius)} 0");
            }
        }

        return points.ToString();
    }

    /// <summary>Small triangles at the edge of the frame for values that lie beyond it.</summary>
    public static string Beyond(SvgFrame frame, Axis axis, double[] values)
    {
        var marks = new StringBuilder();
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && (values[i] > frame.Y.High || values[i] < frame.Y.Low))
            {
                (double y, int tip) = values[i] > frame.Y.High ? (frame.Top + 7, -5) : (frame.Bottom - 7, 5);
                marks.Append(CultureInfo.InvariantCulture, $"M{N(Middle(frame, axis, i + 1) - 3)} {N(y)}h6l-3 {tip}Z");
            }
        }

        return marks.ToString();
    }

    /// <summary>Pixel of the middle of a bin as it is drawn.</summary>
    public static double Middle(SvgFrame frame, Axis axis, int bin) =>
        frame.X.IsLog ? Math.Round((frame.PixelX(axis.LowEdge(bin)) + frame.PixelX(axis.HighEdge(bin))) / 2, 2) : frame.PixelX(axis.Center(bin));

    /// <summary>Pixel of the line that steps rise from.</summary>
    public static double BaseLine(SvgFrame frame) => frame.Y.IsLog ? frame.Bottom : frame.PixelY(0);

    private static bool IsInside(SvgFrame frame, double value) => value >= frame.Y.Low && value <= frame.Y.High;

    private static void AppendSteps(StringBuilder steps, SvgFrame frame, Axis axis, double[] values, double baseLine)
    {
        double last = baseLine;
        for (int i = 0; i < values.Length; i++)
        {
            double y = double.IsNaN(values[i]) ? baseLine : frame.PixelY(values[i]);
            if (y != last)
            {
                steps.Append(CultureInfo.InvariantCulture, $"V{N(y)}");
                last = y;
            }

            // Bins of equal height are one line.
            if (i + 1 == values.Length || values[i + 1] != values[i])
            {
                steps.Append(CultureInfo.InvariantCulture, $"H{N(frame.PixelX(axis.HighEdge(i + 1)))}");
            }
        }
    }

    private static string N(double value) => SvgWriter.Number(value);
}
