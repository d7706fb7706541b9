using System.Globalization;
using Banyan.Drawing;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Overlays;
using Banyan.Histograms.Plots.Svg;

namespace Banyan.AnalysisFiles;

/// <summary>A picture of a plot of an analysis file.</summary>
/// <param name="Name">Its name: that of the plot, with histogram and selection where the plot has several pictures.</param>
/// <param name="Plot">What it shows.</param>
/// <param name="Options">How it looks.</param>
public sealed record AnalysisPlot(string Name, OverlayPlot Plot, SvgPlotOptions Options)
{
    /// <summary>The picture as SVG.</summary>
    public string ToSvg() => SvgPlot.Render(Plot, Options);

    /// <summary>All pictures of an analysis that ran, in the order of the file.</summary>
    /// <param name="file">The analysis.</param>
    /// <param name="outcomes">What it found.</param>
    public static IReadOnlyList<AnalysisPlot> All(AnalysisFile file, IReadOnlyList<DatasetOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(outcomes);
        var histograms = outcomes.SelectMany(o => o.Histograms).ToDictionary(h => (h.Folder, h.Histogram.Name), h => h);
        return [.. file.Plots.SelectMany(plot => plot.Pictures.Select(picture => Create(file, plot, picture.Histogram, picture.Selection, histograms)))];
    }

    private static AnalysisPlot Create(AnalysisFile file, PlotSpec spec, string name, string selection, Dictionary<(string Folder, string Name), HistogramOutcome> histograms)
    {
        (PlotLineSpec Line, HistogramOutcome[] Members)[] parts =
        [
            .. spec.Lines.Select(line => (line, line.Datasets.Select(dataset => histograms[(selection == AnalysisFile.AllEvents ? dataset : $"{dataset}/{selection}", name)]).ToArray())),
        ];
        OverlayLine[] lines = [.. parts.Select(part => LineOf(spec, part.Line, part.Members))];
        HistogramOutcome first = parts[0].Members[0];
        bool hasMany = spec.Pictures.Select(p => p.Histogram).Distinct().Count() > 1;
        bool hasSelections = spec.Pictures.Select(p => p.Selection).Distinct().Count() > 1;
        (int width, int height) = spec.Size ?? (640, spec.HasRatio ? 560 : 440);
        return new AnalysisPlot(
            string.Join('_', (string[])[spec.Name, .. hasMany ? [name] : (string[])[], .. hasSelections ? [selection] : (string[])[]]),
            new OverlayPlot(spec.IsNormalised ? Normalised(lines, spec.IsStacked) : lines)
            {
                Title = spec.Title ?? (first.Histogram.Title.Length > 0 ? first.Histogram.Title : name),
                YTitle = spec.YLabel ?? (spec.IsNormalised && first.Histogram is Histogram1D ? "Share / bin" : string.Empty),
                IsStacked = spec.IsStacked,
                HasRatio = spec.HasRatio,
            },
            new SvgPlotOptions
            {
                Width = width,
                Height = height,
                Log = spec.IsLog ?? first.IsLog,
                Subtitle = selection == AnalysisFile.AllEvents ? string.Empty : selection,
                Note = spec.Note ?? LuminosityOf(file, spec),
            });
    }

    private static OverlayLine LineOf(PlotSpec spec, PlotLineSpec line, HistogramOutcome[] members)
    {
        Histogram sum = DrawPicture.Retitled(members[0].Histogram, null, spec.XLabel, spec.YLabel);
        foreach (HistogramOutcome other in members.Skip(1))
        {
            sum.Add(other.Histogram);
        }

        return new OverlayLine(line.Factor == 1 ? sum : sum.Scaled(line.Factor), line.Label, line.IsData) { IsOutline = line.IsOutline, Color = line.Color };
    }

    // The parts of a stack keep their shares.
    private static OverlayLine[] Normalised(OverlayLine[] lines, bool isStacked)
    {
        double total = lines.Where(IsPart).Sum(line => line.Histogram.SumOfWeights);
        return [.. lines.Select(line => line with { Histogram = !IsPart(line) ? DrawPicture.Normalised(line.Histogram) : total == 0 ? line.Histogram : line.Histogram.Scaled(1 / total) })];

        bool IsPart(OverlayLine line) => isStacked && !line.IsData && !line.IsOutline;
    }

    // What all simulation in the picture is scaled to, where that is one number.
    private static string LuminosityOf(AnalysisFile file, PlotSpec spec)
    {
        double?[] luminosities = [.. file.Datasets.Where(d => d.CrossSection is not null && spec.Lines.Any(line => line.Datasets.Contains(d.Name))).Select(d => d.Luminosity).Distinct()];
        if (spec.IsNormalised || luminosities is not [{ } luminosity])
        {
            return string.Empty;
        }

        (double value, string unit) = luminosity >= 1000 ? (luminosity / 1000, "fb") : luminosity >= 1 ? (luminosity, "pb") : (luminosity * 1000, "nb");
        return string.Create(CultureInfo.InvariantCulture, $"{value:G5} {unit}^{{-1}}");
    }
}
