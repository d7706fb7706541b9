namespace Banyan.Histograms.Plots.Text;

/// <summary>What all text plots have: heading, axes with labels, titles.</summary>
internal sealed class TextFrame
{
    private const int LeftLimit = 12;

    private readonly TextPlotOptions _options;
    private readonly Ticks _yTicks;
    private readonly PlotScale _y;

    /// <summary>A frame with its heading and vertical axis.</summary>
    /// <param name="heading">Lines above the plot.</param>
    /// <param name="y">The vertical scale.</param>
    /// <param name="yTitle">Its title.</param>
    /// <param name="options">How it looks.</param>
    /// <param name="rowCount">Rows of the plot area; 0 for what the options say.</param>
    public TextFrame(IReadOnlyList<string> heading, PlotScale y, string yTitle, TextPlotOptions options, int rowCount = 0)
    {
        _options = options;
        _y = y;
        RowCount = rowCount == 0 ? options.ClampedHeight : rowCount;
        Canvas = new TextCanvas(options.ClampedWidth);
        _yTicks = y.GetTicks(Math.Max(2, RowCount / 4));
        int row = 0;
        foreach (string line in heading)
        {
            Canvas.Write(row++, 0, line);
        }

        string unit = Plain(yTitle) + Factor(_yTicks.Exponent);
        if (unit.Length > 0)
        {
            Canvas.Write(row++, 0, unit.TrimStart());
        }

        Top = row;
        Left = Math.Min(LeftLimit, _yTicks.Labels.Max(label => (int?)Label(label).Length) ?? 0) + 2;
        ColumnCount = options.ClampedWidth - Left - 1;
        DrawVerticalAxis();
    }

    public TextCanvas Canvas { get; }

    /// <summary>First row of the plot area.</summary>
    public int Top { get; }

    /// <summary>First column of the plot area.</summary>
    public int Left { get; }

    /// <summary>Columns of the plot area.</summary>
    public int ColumnCount { get; }

    /// <summary>Rows of the plot area.</summary>
    public int RowCount { get; }

    /// <summary>The horizontal axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="columns">Columns that it takes.</param>
    /// <param name="scale">Its scale.</param>
    public void DrawHorizontalAxis(Axis axis, int columns, PlotScale scale)
    {
        int row = Top + RowCount;
        char line = _options.Ascii ? '-' : '─';
        Canvas.Write(row, Left - 1, (_options.Ascii ? "+" : "└") + new string(line, columns));
        Ticks ticks = scale.GetTicks(Math.Max(3, columns / (scale.Labels.Count > 0 ? 3 : 10)));
        int room = scale.Labels.Count > 0 ? Math.Max(1, (columns / ticks.Positions.Length) - 1) : int.MaxValue;
        int free = 0;
        for (int i = 0; i < ticks.Positions.Length; i++)
        {
            int column = (int)Math.Floor(scale.Map(ticks.Positions[i]) * columns);
            column = Left + Math.Clamp(column, 0, columns - 1);
            Canvas.Write(row, column, _options.Ascii ? "+" : "┬");
            string label = Shortened(Label(ticks.Labels[i]), room);
            int start = Math.Clamp(column - (label.Length / 2), 0, Left + ColumnCount - label.Length);
            if (start >= free)
            {
                Canvas.Write(row + 1, start, label);
                free = start + label.Length + 1;
            }
        }

        string title = Plain(axis.Title) + Factor(ticks.Exponent);
        if (title.Length > 0)
        {
            Canvas.WriteBefore(row + 2, Left + columns, title.TrimStart());
        }
    }

    /// <summary>Lines above every histogram: its title, and what was filled.</summary>
    /// <param name="histogram">The histogram.</param>
    /// <param name="facts">What there is to say, e.g. <c>mean 3.5</c>; empty ones are left out.</param>
    /// <param name="options">How it looks.</param>
    public static List<string> Heading(Histogram histogram, IEnumerable<string> facts, TextPlotOptions options)
    {
        string title = MathText.ToPlain(histogram.Title.Length > 0 ? histogram.Title : histogram.Name, options.Ascii);
        var lines = new List<string>();
        if (title.Length > 0)
        {
            lines.Add(title);
        }

        string line = string.Empty;
        foreach (string fact in facts.Where(fact => fact.Length > 0))
        {
            if (line.Length > 0 && line.Length + 2 + fact.Length > options.ClampedWidth)
            {
                lines.Add(line);
                line = string.Empty;
            }

            line += line.Length == 0 ? fact : "  " + fact;
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Says in the middle of the frame that there is nothing in it.</summary>
    public void DrawEmpty()
    {
        const string Text = "no entries";
        Canvas.Write(Top + (RowCount / 2), Left + Math.Max(0, (ColumnCount - Text.Length) / 2), Text);
    }

    private void DrawVerticalAxis()
    {
        for (int row = 0; row < RowCount; row++)
        {
            Canvas.Write(Top + row, Left - 1, _options.Ascii ? "|" : "│");
        }

        for (int i = 0; i < _yTicks.Positions.Length; i++)
        {
            int row = Top + RowCount - 1 - Math.Min(RowCount - 1, (int)(_y.Map(_yTicks.Positions[i]) * RowCount));
            string label = Label(_yTicks.Labels[i]);
            Canvas.WriteBefore(row, Left - 1, label.Length > LeftLimit ? label[..LeftLimit] : label);
            Canvas.Write(row, Left - 1, _options.Ascii ? "+" : "┤");
        }
    }

    private static string Shortened(string label, int most) => label.Length <= most ? label : label[..most];

    // Spaces without width have one in a terminal.
    private string Label(string label) => MathText.ToPlain(label, _options.Ascii).Replace("\u200b", string.Empty, StringComparison.Ordinal);

    private string Plain(string title) => MathText.ToPlain(title, _options.Ascii);

    private string Factor(int exponent) =>
        exponent == 0 ? string.Empty : Plain((_options.Ascii ? " x10^{" : " ×10^{") + exponent.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}");
}
