namespace Banyan.Histograms.Plots.Overlays;

/// <summary>The numbers of an <see cref="OverlayPlot"/>: curves, the stack and the ratios.</summary>
internal sealed class OverlayCurves
{
    // In font sizes: what fits beside a ratio panel.
    private const double LongestRatioTitle = 9;

    /// <summary>Works the curves out.</summary>
    /// <param name="plot">The plot.</param>
    /// <exception cref="ArgumentException">There is no line, or the lines do not go together.</exception>
    public OverlayCurves(OverlayPlot plot)
    {
        if (plot.Lines.Count == 0)
        {
            throw new ArgumentException("a plot needs a histogram", nameof(plot));
        }

        Axis = plot.Lines[0].Histogram.X;
        HasSameBins = plot.Lines.All(line => line.Histogram.X.HasSameBins(Axis));
        if (!HasSameBins && !plot.HasOwnBins)
        {
            OverlayLine other = plot.Lines.First(line => !line.Histogram.X.HasSameBins(Axis));
            throw new ArgumentException($"'{other.Label}' has bins {other.Histogram.X} and '{plot.Lines[0].Label}' {Axis}: they cannot lie over one another", nameof(plot));
        }

        // Contents per bin and per unit of x have no common axis, and bins of other widths hold more.
        bool isDensity = !HasSameBins || plot.Lines.Any(line => PlotContents.IsDensity(line.Histogram.X));
        int style = 0;
        foreach (OverlayLine line in plot.Lines)
        {
            Lines.Add(CurveOf(line, line.IsData ? -1 : style++, isDensity));
        }

        YTitle = plot.YTitle.Length > 0 ? plot.YTitle : plot.Lines[0].Histogram switch
        {
            Histogram1D one => new PlotContents(one, isDensity: isDensity).Title,
            Profile1D profile => profile.YTitle,
            _ => string.Empty,
        };
        IsProfile = plot.Lines.All(line => line.Histogram is Profile1D);
        HasCloseRatio = plot.HasCloseRatio;
        IsStacked = plot.IsStacked && !IsProfile && HasSameBins;
        PlotCurve[] parts = [.. Lines.Where(line => !line.IsData && !line.IsOutline)];
        if (IsStacked && parts.Length > 0)
        {
            foreach (PlotCurve line in parts)
            {
                Stack.Add(Stack.Count == 0 ? line : Stack[^1].Plus(line) with { Label = line.Label, Style = line.Style, Color = line.Color });
            }
        }

        if (plot.HasRatio && HasSameBins)
        {
            Reference = Stack.Count > 0 ? Stack[^1] with { Label = "total" } : parts.Length > 0 ? parts[0] : Lines[0];
            Ratios = [.. Lines.Where(line => Stack.Count > 0 ? line.IsData : !ReferenceEquals(line, Reference)).Select(line => line.Over(Reference))];
        }
    }

    /// <summary>The bins of the first line.</summary>
    public Axis Axis { get; }

    /// <summary>Whether all lines have these bins.</summary>
    public bool HasSameBins { get; }

    /// <summary>Whether ratios are shown on a scale as narrow as they allow.</summary>
    public bool HasCloseRatio { get; }

    /// <summary>Title of the vertical axis.</summary>
    public string YTitle { get; }

    /// <summary>True when the lines are profiles: points, and an axis that need not begin at 0.</summary>
    public bool IsProfile { get; }

    /// <summary>True when <see cref="Stack"/> is drawn.</summary>
    public bool IsStacked { get; }

    /// <summary>Every line as it is.</summary>
    public List<PlotCurve> Lines { get; } = [];

    /// <summary>Sums of the first lines that are no data and no outlines; the last is the total.</summary>
    public List<PlotCurve> Stack { get; } = [];

    /// <summary>What the ratios are taken to; null without ratios.</summary>
    public PlotCurve? Reference { get; }

    /// <summary>The ratios.</summary>
    public IReadOnlyList<PlotCurve> Ratios { get; } = [];

    /// <summary>Title of the ratio's axis: both names where they are short. The line that the others are divided by is the first of the legend, or the stack.</summary>
    public string RatioTitle
    {
        get
        {
            string title = Ratios.Count == 1 ? $"{Ratios[0].Label} / {Reference!.Label}" : $"ratio to {Reference!.Label}";
            return TextWidth.Of(title, 1) <= LongestRatioTitle ? title : "ratio";
        }
    }

    /// <summary>What is in no stack.</summary>
    public IEnumerable<PlotCurve> Single => Stack.Count > 0 ? Lines.Where(line => line.IsData || line.IsOutline) : Lines;

    /// <summary>What reaches highest and lowest: the stack and what is not in it.</summary>
    public IReadOnlyList<PlotCurve> Outlines => [.. Stack, .. Single];

    /// <summary>The horizontal scale: the range of all lines.</summary>
    public PlotScale XScale(bool isLog) => HasSameBins ? PlotScale.ForAxis(Axis, isLog) : PlotScale.Linear(Lines.Min(line => line.Axis.Low), Lines.Max(line => line.Axis.High));

    /// <summary>The vertical scale that holds everything.</summary>
    public PlotScale Scale(bool isLog)
    {
        // The smallest part of a stack, at the bottom, may have next to nothing in a bin: a logarithmic scale that shows it shows little else.
        PlotCurve[] shown = isLog && Stack.Count > 0 ? [Stack[^1], .. Single] : [.. Outlines];
        double[] values = [.. shown.SelectMany(curve => curve.Values)];
        double[] errors = [.. shown.SelectMany(curve => curve.Errors)];
        if (!IsProfile)
        {
            return PlotScale.ForContents(values, errors, isLog);
        }

        (double low, double high) = ProfileRange.Find(values, errors);
        return isLog && low > 0 ? PlotScale.Logarithmic(low, high) : PlotScale.Linear(low, high);
    }

    /// <summary>The scale of the ratios: 0.5 to 1.5 where nine of ten fit, else what nine of ten need, in steps of a quarter, 0 to 3 at most.</summary>
    public PlotScale RatioScale()
    {
        // Points of little weight do not open the scale.
        double[] values =
        [
            .. Ratios.SelectMany(ratio => ratio.Values.Zip(ratio.Errors))
                .Where(point => double.IsFinite(point.First) && !(point.Second > 0.4 * Math.Abs(point.First)))
                .Select(point => point.First)
                .Order(),
        ];
        if (HasCloseRatio)
        {
            // Far outliers are marked at the border, so that they do not press everything else flat.
            double most = Ratios.SelectMany(ratio => ratio.Values.Zip(ratio.Errors, (value, error) => Math.Abs(value - 1) + Math.Min(0.5, error))).Where(double.IsFinite).Append(0.02).Max();
            return PlotScale.Linear(1 - Math.Min(1, most * 1.15), 1 + Math.Min(1, most * 1.15));
        }

        if (values.Length == 0)
        {
            return PlotScale.Linear(0.5, 1.5);
        }

        double low = values[values.Length / 20] - 0.1;
        double high = values[values.Length - 1 - (values.Length / 20)] + 0.1;
        return PlotScale.Linear(Math.Clamp(Math.Floor(low * 4) / 4, 0, 0.5), Math.Clamp(Math.Ceiling(high * 4) / 4, 1.5, 3));
    }

    private static PlotCurve CurveOf(OverlayLine line, int style, bool isDensity)
    {
        PlotCurve curve = CurveOf(line.Histogram, line.Label, style, isDensity) with { IsOutline = line.IsOutline && style >= 0, Color = line.Color };
        if (line.Errors.IsEmpty)
        {
            return curve;
        }

        double[] errors = line.Errors.ToArray();
        return errors.Length == curve.Values.Length ? curve with { Errors = errors } : throw new ArgumentException($"'{line.Label}' has {curve.Values.Length} bins and {errors.Length} errors", nameof(line));
    }

    private static PlotCurve CurveOf(Histogram histogram, string label, int style, bool isDensity)
    {
        switch (histogram)
        {
            case Histogram1D one:
                var contents = new PlotContents(one, isDensity: isDensity);
                return new PlotCurve(one.X, label, contents.Values, contents.Errors, style);
            case Profile1D profile:
                double[] means = new double[profile.X.BinCount];
                double[] errors = new double[profile.X.BinCount];
                for (int i = 0; i < means.Length; i++)
                {
                    bool isEmpty = profile.BinEntries[i + 1] == 0;
                    means[i] = isEmpty ? double.NaN : profile.GetMean(i + 1);
                    errors[i] = isEmpty ? double.NaN : profile.GetError(i + 1);
                }

                return new PlotCurve(profile.X, label, means, errors, style);
            default:
                throw new ArgumentException($"a {histogram.RootClass} cannot lie over others; one-dimensional histograms and profiles can");
        }
    }
}
