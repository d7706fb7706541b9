using System.Globalization;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Overlays;
using Banyan.Histograms.Plots.Svg;
using Banyan.Inspection.Showing;
using Banyan.Outputs;
using Banyan.Reporting;
using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>A comparison as one HTML document that needs nothing else: the table, and the histograms that differ over one another.</summary>
public static class ComparisonPage
{
    /// <summary>Histograms drawn when not all are asked for: a page of more is of no use, and slow.</summary>
    private const int MostPlots = 300;

    // Characters of a file's name in a legend.
    private const int MostName = 44;

    /// <summary>The document.</summary>
    /// <param name="comparison">The comparison, still open.</param>
    /// <param name="all">Every object, the same ones too, and every histogram.</param>
    public static string Render(FileComparison comparison, bool all = false)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var html = new HtmlWriter();
        string title = $"{Path.GetFileName(comparison.LeftName)} and {Path.GetFileName(comparison.RightName)}";
        html.Line("<!DOCTYPE html>").Line("<html lang=\"en\"><head><meta charset=\"utf-8\">");

        // No script and no request can come from a name or title in a file.
        html.Line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        html.Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Element("title", title).Line("<style>").Line(HtmlStyle.Css).Line("</style></head><body>");
        html.Line("<header>").Element("h1", title).Element("p", ComparisonSummary.Verdict(comparison)).Line("</header>");
        html.Line("<nav><a href=\"#objects\">Objects</a><a href=\"#plots\">Plots</a></nav><main>");
        WriteTiles(html, comparison);
        html.Line("<p>").Element("span", $"first: {comparison.LeftName}").Line("<br>").Element("span", $"second: {comparison.RightName}").Line("</p>");
        ItemComparison[] shown = [.. comparison.Items.Where(item => all || item.Status != ItemStatus.Same)];
        WriteTable(html, shown);
        WritePlots(html, comparison, shown, all ? int.MaxValue : MostPlots);
        html.Line("<footer>").Element("div", $"Banyan {BanyanVersion.Full}").Line("</footer>");
        return html.Line("</main></body></html>").ToString();
    }

    /// <summary>Writes the document to a file, which is replaced as a whole or not at all.</summary>
    /// <exception cref="Storage.OutputException">The file cannot be written.</exception>
    public static void Write(string path, FileComparison comparison, bool all = false) => OutputText.Write(path, Render(comparison, all));

    private static void WriteTiles(HtmlWriter html, FileComparison comparison)
    {
        html.Line("<div class=\"tiles\">");
        foreach (ItemStatus status in Enum.GetValues<ItemStatus>())
        {
            int count = ComparisonSummary.Count(comparison, status);
            if (count > 0)
            {
                html.Line($"<div class=\"tile\"><b>{NumberText.Count(count)}</b><span>{HtmlWriter.Escape(ComparisonSummary.StatusText(status))}</span></div>");
            }
        }

        html.Line("</div>");
    }

    private static void WriteTable(HtmlWriter html, ItemComparison[] items)
    {
        html.Element("h2", "Objects", "id=\"objects\"");
        if (items.Length == 0)
        {
            html.Element("p", "Nothing differs.");
            return;
        }

        html.Line("<div class=\"differences\">");
        html.BeginTable(("Object", false), ("Class", false), ("Outcome", false), ("KS", true), ("χ² / ndf", true), ("p(χ²)", true), ("First → second", false));
        for (int i = 0; i < items.Length; i++)
        {
            ItemComparison item = items[i];
            bool isDrawn = RootHistogram.IsHistogramClass(item.ClassName);
            string name = $"<code>{HtmlWriter.Escape(item.Path)}</code>";
            html.Row(
                (isDrawn ? $"<a href=\"#{Id(i)}\">{name}</a>" : name, false),
                (HtmlWriter.Escape(item.ClassName), false),
                (item.Counts || item.Status == ItemStatus.Unreadable ? $"<span class=\"bad\">{ComparisonSummary.StatusText(item.Status)}</span>" : ComparisonSummary.StatusText(item.Status), false),
                (Probability(item.Kolmogorov), true),
                (item.ChiSquare is { Problem: null } chi ? string.Create(CultureInfo.InvariantCulture, $"{NumberText.Short(chi.Statistic)} / {chi.Freedom}") : string.Empty, true),
                (Probability(item.ChiSquare), true),
                (string.Join("<br>", item.Differences.Select(difference => HtmlWriter.Escape(difference.Text))), false));
        }

        html.EndTable();
        html.Line("</div>");
    }

    private static void WritePlots(HtmlWriter html, FileComparison comparison, ItemComparison[] items, int most)
    {
        html.Element("h2", "Plots", "id=\"plots\"");
        int drawn = 0;
        int left = 0;
        html.Line("<div class=\"plots\">");
        for (int i = 0; i < items.Length; i++)
        {
            if (!RootHistogram.IsHistogramClass(items[i].ClassName))
            {
                continue;
            }

            if (drawn == most)
            {
                left++;
                continue;
            }

            (ComparedContent? first, ComparedContent? second) = comparison.Load(items[i].Path);
            string[] plots = [.. Draw(comparison, items[i], (first as HistogramContent)?.Histogram, (second as HistogramContent)?.Histogram)];
            drawn += plots.Length > 0 ? 1 : 0;
            for (int k = 0; k < plots.Length; k++)
            {
                html.Line(k == 0 ? $"<figure id=\"{Id(i)}\">" : "<figure>").Line(plots[k].TrimEnd());
                html.Element("figcaption", $"{items[i].Path}{(plots.Length > 1 ? k == 0 ? " (first)" : " (second)" : string.Empty)}: {ComparisonSummary.StatusText(items[i].Status)}").Line("</figure>");
            }
        }

        html.Line("</div>");
        html.Element("p", left > 0 ? $"{NumberText.Count(left)} more histograms are not drawn (--all draws every one)." : drawn == 0 ? "No histogram differs." : string.Empty);
    }

    private static IEnumerable<string> Draw(FileComparison comparison, ItemComparison item, RootHistogram? first, RootHistogram? second)
    {
        if (first is { Dimensions: 1 } && second is { Dimensions: 1 } && Line(comparison.LeftName, first) is { } reference && Line(comparison.RightName, second) is { } other)
        {
            var plot = new OverlayPlot([reference, other]) { Title = first.Title.Length > 0 ? first.Title : item.Path, HasRatio = true, HasCloseRatio = true, HasOwnBins = true };
            yield return SvgPlot.Render(plot, new SvgPlotOptions { Width = 560, Height = 480 });
            yield break;
        }

        foreach ((RootHistogram? stored, string name) in new[] { (first, comparison.LeftName), (second, comparison.RightName) })
        {
            if (stored is not null && StoredHistograms.From(stored) is Histogram histogram)
            {
                yield return SvgPlot.Render(histogram, new SvgPlotOptions { Width = 560, Height = 400, Subtitle = name });
            }
        }
    }

    // The end of a file's name tells it from others. Null where the histogram cannot be drawn.
    private static OverlayLine? Line(string name, RootHistogram stored) =>
        StoredHistograms.From(stored) is not { } histogram || !double.IsFinite(histogram.X.High - histogram.X.Low)
            ? null
            : new OverlayLine(histogram, OverlayLine.Literal(name.Length <= MostName ? name : "…" + name[^(MostName - 1)..]))
            {
                Errors = stored.Profile is { } profile ? Array.ConvertAll(stored.Variances(profile.ErrorMode)[1..^1], Math.Sqrt) : default,
            };

    private static string Probability(TestOutcome? test) => test is { Problem: null } ? NumberText.Short(test.Probability) : string.Empty;

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"h{index}");
}
