using System.Text.RegularExpressions;

namespace Banyan.Histograms.Plots;

/// <summary>What a plot of a one-dimensional histogram shows: contents per bin, or per unit of x where bins differ in width, since contents would jump with the widths (on a logarithmic axis bins of equal ratios look equal).</summary>
internal sealed partial class PlotContents
{
    /// <summary>Contents and title for a plot.</summary>
    /// <param name="histogram">The histogram.</param>
    /// <param name="binsPerColumn">How many bins the plot shows as one.</param>
    /// <param name="isDensity">Whether contents are per unit of x; null for what the bins need.</param>
    public PlotContents(Histogram1D histogram, int binsPerColumn = 1, bool? isDensity = null)
    {
        Axis axis = histogram.X;
        bool perUnit = isDensity ?? IsDensity(axis);
        Values = new double[axis.BinCount];
        Errors = new double[axis.BinCount];
        for (int i = 0; i < Values.Length; i++)
        {
            double width = !perUnit ? 1 : axis.HighEdge(i + 1) - axis.LowEdge(i + 1);
            Values[i] = histogram.GetContent(i + 1) / width;
            Errors[i] = histogram.GetError(i + 1) / width;
        }

        Title = TitleOf(histogram, binsPerColumn, perUnit);
    }

    // A unit at the end of an axis title: "m [GeV]"; an index, as in "Jet_pt[0]", has no blank before it.
    [GeneratedRegex(@"\s\[([^\[\]]+)\]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitPattern { get; }

    /// <summary>One value per bin, underflow and overflow left out.</summary>
    public double[] Values { get; }

    /// <summary>Their errors.</summary>
    public double[] Errors { get; }

    /// <summary>Title of the axis: the histogram's own, else <c>Entries / 2 GeV</c>; it says so when the values are per unit of x.</summary>
    public string Title { get; }

    /// <summary>Whether contents of these bins are shown per unit of x.</summary>
    public static bool IsDensity(Axis axis) => !axis.IsRegular && !axis.HasEqualRatios;

    private static string TitleOf(Histogram1D histogram, int binsPerColumn, bool isDensity)
    {
        Axis axis = histogram.X;
        bool isOwn = histogram.YTitle.Length > 0;
        string what = isOwn ? histogram.YTitle : histogram.IsWeighted ? "Sum of weights" : "Entries";
        string unit = UnitPattern.Match(axis.Title) is { Success: true } match ? match.Groups[1].Value : string.Empty;
        if (!axis.IsRegular && !isDensity)
        {
            return isOwn ? what : $"{what} / bin";
        }

        if (isDensity)
        {
            return isOwn && what.Contains('/', StringComparison.Ordinal) ? what : $"{what} / {(unit.Length > 0 ? unit : "unit of x")}";
        }

        double width = (axis.High - axis.Low) / axis.BinCount * binsPerColumn;
        return isOwn || (unit.Length == 0 && width == 1) ? what : $"{what} / {PlotNumber.Short(width)} {unit}".TrimEnd();
    }
}
