using System.Globalization;
using System.Text;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>What all SVG plots have: background, axes with marks and labels, titles, statistics box.</summary>
internal sealed class SvgFrame
{
    private const double BelowAxis = 52;

    // Characters of a text beside an axis, and pixels and turn of one below it.
    private const int LongestLabel = 18;
    private const double TurnedLength = 110;
    private const double Turn = 35;

    private const double LabelWidth = 7.3;
    private const double LabelSize = 12;
    private const double TitleSize = 14;
    private const double LeastTitleSize = 10;
    private const double LeastFactsSize = 8;
    private const double BoldWidth = 1.15;

    private readonly Ticks _xTicks;
    private readonly Ticks _yTicks;
    private readonly string _subtitle;
    private readonly string _note;
    private readonly double _below;
    private readonly bool _areTurned;
    private readonly bool _hasLabels;
    private double _xTitleWidth;

    /// <summary>Lays the plot out; nothing is drawn yet.</summary>
    /// <param name="options">Its size.</param>
    /// <param name="x">Horizontal scale.</param>
    /// <param name="y">Vertical scale.</param>
    /// <param name="right">Pixels kept free on the right, e.g. for a colour bar.</param>
    /// <param name="place">Where it lies; null for the whole page.</param>
    public SvgFrame(SvgPlotOptions options, PlotScale x, PlotScale y, double right = 22, SvgPlace? place = null)
    {
        X = x;
        Y = y;
        Width = options.ClampedWidth;
        Height = options.ClampedHeight;
        Svg = place?.Writer ?? new SvgWriter();
        _hasLabels = place?.HasLabels ?? true;
        _subtitle = options.Subtitle;
        _note = options.Note;
        Top = place?.Top ?? TopOf(options);
        _below = Below(options, x);
        _areTurned = _below > BelowAxis;
        Bottom = place?.Bottom ?? Height - _below;
        _yTicks = y.GetTicks((int)Math.Max(2, (Bottom - Top) / (y.IsLog ? 40 : Bottom - Top < 150 ? 30 : 55)));
        int longest = _yTicks.Labels.Length == 0 ? 1 : Math.Min(LongestLabel, _yTicks.Labels.Max(label => MathText.ToPlain(label, false).Length));
        Left = Math.Max(place?.Left ?? 0, 40 + (LabelWidth * longest));
        Right = Math.Max(Left + 50, Width - right);
        _xTicks = x.GetTicks((int)Math.Max(2, (Right - Left) / (x.Labels.Count > 0 ? 16 : 75)));
    }

    public SvgWriter Svg { get; }

    public PlotScale X { get; }

    public PlotScale Y { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Edges of the plot area, in pixels.</summary>
    public double Left { get; }

    /// <inheritdoc cref="Left"/>
    public double Right { get; }

    /// <inheritdoc cref="Left"/>
    public double Top { get; }

    /// <inheritdoc cref="Left"/>
    public double Bottom { get; }

    /// <summary>Upper edge of the plot area of a page.</summary>
    public static double TopOf(SvgPlotOptions options) => options.Subtitle.Length > 0 ? 54 : 38;

    /// <summary>Pixels below a plot area for labels and title: more where labels are texts that have to be turned.</summary>
    public static double Below(SvgPlotOptions options, PlotScale x)
    {
        if (x.Labels.Count == 0)
        {
            return BelowAxis;
        }

        double widest = x.Labels.Max(label => TextWidth.Of(MathText.Literal(label), LabelSize));
        return widest + 6 > (options.ClampedWidth - 90.0) / x.Labels.Count ? BelowAxis + (Math.Min(TurnedLength, widest) * 0.58) : BelowAxis;
    }

    /// <summary>Pixel of an x value, to two decimals.</summary>
    public double PixelX(double value) => Math.Round(Left + (X.Map(value) * (Right - Left)), 2);

    /// <summary>Pixel of a y value, to two decimals.</summary>
    public double PixelY(double value) => Math.Round(Bottom - (Y.Map(value) * (Bottom - Top)), 2);

    /// <summary>Begins the document, with a light grid under what is drawn next.</summary>
    public void Begin(Histogram histogram, bool withGrid) => Begin(histogram.Title.Length > 0 ? histogram.Title : histogram.Name, withGrid);

    /// <inheritdoc cref="Begin(Histogram, bool)"/>
    public void Begin(string title, bool withGrid)
    {
        Svg.Begin(Width, Height, title);
        (string fitting, double size) = TextWidth.Fit(_note, (Right - Left) / 2, 14, LeastTitleSize);
        Svg.Text(Right, 24, fitting, "end", $"font-size=\"{N(size)}\"");
        double room = _note.Length == 0 ? Width - Left - 8 : Right - Left - 12 - TextWidth.Of(fitting, size);
        (fitting, size) = TextWidth.Fit(title, room / BoldWidth, 16, LeastTitleSize + 1);
        Svg.Text(Left, 24, fitting, attributes: $"font-size=\"{N(size)}\" font-weight=\"bold\"");
        (fitting, size) = TextWidth.Fit(_subtitle, Width - Left - 8, 12, LeastTitleSize);
        Svg.Text(Left, 43, fitting, attributes: $"font-size=\"{N(size)}\" fill=\"#666\"");
        if (withGrid)
        {
            DrawGrid();
        }
    }

    /// <summary>Draws light lines at the labelled heights.</summary>
    public void DrawGrid()
    {
        var grid = new StringBuilder();
        foreach (double value in _yTicks.Positions)
        {
            grid.Append(CultureInfo.InvariantCulture, $"M{N(Left)} {N(PixelY(value))}H{N(Right)}");
        }

        Svg.Path(grid.ToString(), "stroke=\"#e6e8ec\" fill=\"none\"");
    }

    /// <summary>Draws the axes over what was drawn before.</summary>
    public void DrawAxes(string xTitle, string yTitle)
    {
        var marks = new StringBuilder();
        marks.Append(CultureInfo.InvariantCulture, $"M{N(Left)} {N(Top)}H{N(Right)}V{N(Bottom)}H{N(Left)}Z");
        Marks(_xTicks.Positions, 7);
        Marks(_xTicks.Minor, 4);
        MarksY(_yTicks.Positions, 7);
        MarksY(_yTicks.Minor, 4);
        Svg.Path(marks.ToString(), "stroke=\"#333\" fill=\"none\" shape-rendering=\"crispEdges\"");
        for (int i = 0; i < _xTicks.Positions.Length && _hasLabels; i++)
        {
            DrawLabel(PixelX(_xTicks.Positions[i]), _xTicks.Labels[i]);
        }

        for (int i = 0; i < _yTicks.Positions.Length; i++)
        {
            string label = Y.Labels.Count > 0 ? TextWidth.Fit(_yTicks.Labels[i], Left - 32, LabelSize, LabelSize).Text : _yTicks.Labels[i];
            Svg.Text(Left - 7, PixelY(_yTicks.Positions[i]) + 4.5, label, "end");
        }

        if (_hasLabels)
        {
            (string title, double size) = TextWidth.Fit(WithFactor(xTitle, _xTicks.Exponent), Right - Left, TitleSize, LeastTitleSize);
            Svg.Text(Right, Bottom + _below - 12, title, "end", $"font-size=\"{N(size)}\"");
            _xTitleWidth = TextWidth.Of(title, size);
        }

        (string turnedTitle, double turnedSize) = TextWidth.Fit(WithFactor(yTitle, _yTicks.Exponent), Bottom - Top, TitleSize, LeastTitleSize);
        Svg.Text(18, Top, turnedTitle, "end", $"font-size=\"{N(turnedSize)}\" transform=\"rotate(-90 18 {N(Top)})\"");

        void Marks(double[] values, int length)
        {
            foreach (double value in values)
            {
                marks.Append(CultureInfo.InvariantCulture, $"M{N(PixelX(value))} {N(Bottom)}v-{length}");
            }
        }

        void MarksY(double[] values, int length)
        {
            foreach (double value in values)
            {
                marks.Append(CultureInfo.InvariantCulture, $"M{N(Left)} {N(PixelY(value))}h{length}");
            }
        }
    }

    /// <summary>Says in the middle of the frame that there is nothing in it.</summary>
    public void DrawEmpty() => Svg.Text((Left + Right) / 2, (Top + Bottom) / 2, "no entries", "middle", "font-size=\"18\" fill=\"#888\"");

    /// <summary>The numbers: a box in the upper right corner, or in the left one, and where both would hide something a line below the plot.</summary>
    /// <param name="rows">Names and values.</param>
    /// <param name="drawn">What is drawn, in pixels: from where to where along x, and how far up.</param>
    public void DrawStatistics(IReadOnlyList<(string Name, string Value)> rows, IReadOnlyList<(double From, double To, double Top)> drawn)
    {
        double width = 20 + (LabelWidth * rows.Max(row => row.Name.Length + row.Value.Length + 2));
        double height = 10 + (17 * rows.Count);
        double right = Right - width - 10;
        double left = Left + 12;
        bool isLeft = Hidden(left) < Hidden(right);
        if (Hidden(left) > 0 && Hidden(right) > 0)
        {
            DrawFacts(string.Join("   ", rows.Select(row => $"{row.Name} {row.Value}")));
            return;
        }

        left = isLeft ? left : right;
        Svg.Rectangle(left, Top + 9, width, height, "fill=\"#fff\" fill-opacity=\"0.85\" stroke=\"#b9bec7\"");
        for (int i = 0; i < rows.Count; i++)
        {
            double y = Top + 26 + (17 * i);
            Svg.Text(left + 9, y, rows[i].Name, attributes: "fill=\"#666\"");
            Svg.Text(left + width - 9, y, rows[i].Value, "end");
        }

        int Hidden(double from) => drawn.Count(part => part.To >= from && part.From <= from + width && part.Top < Top + 13 + height);
    }

    /// <summary>Numbers in a line below the plot, left of the title of x, which is drawn before: what does not fit is smaller, then cut.</summary>
    public void DrawFacts(string facts)
    {
        (string fitting, double size) = TextWidth.Fit(facts, Math.Max(0, Right - Left - _xTitleWidth - 12), 11, LeastFactsSize);
        Svg.Text(Left, Bottom + _below - 12, fitting, attributes: $"font-size=\"{N(size)}\" fill=\"#666\"");
    }

    private void DrawLabel(double x, string label)
    {
        if (X.Labels.Count == 0)
        {
            Svg.Text(x, Bottom + 18, label, "middle");
            return;
        }

        string size = $"font-size=\"{N(LabelSize)}\"";
        if (_areTurned)
        {
            string fitting = TextWidth.Fit(label, TurnedLength, LabelSize, LabelSize).Text;
            Svg.Text(x + 4, Bottom + 14, fitting, "end", $"{size} transform=\"rotate(-{N(Turn)} {N(x + 4)} {N(Bottom + 14)})\"");
        }
        else
        {
            Svg.Text(x, Bottom + 17, label, "middle", size);
        }
    }

    private static string N(double value) => SvgWriter.Number(value);

    private static string WithFactor(string title, int exponent)
    {
        string factor = exponent == 0 ? string.Empty : "× 10^{" + exponent.ToString(CultureInfo.InvariantCulture) + "}";
        return title.Length > 0 && factor.Length > 0 ? title + "   " + factor : title + factor;
    }
}
