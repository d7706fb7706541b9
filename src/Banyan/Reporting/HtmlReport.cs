using System.Globalization;
using Banyan.AnalysisFiles;
using Banyan.Execution.Progress;
using Banyan.Frame.Running;
using Banyan.Histograms.Plots.Svg;
using Banyan.Outputs;

namespace Banyan.Reporting;

/// <summary>One HTML document about a run that needs nothing else: no network, no scripts, no other files.</summary>
public static class HtmlReport
{
    /// <summary>The document.</summary>
    public static string Render(RunReport report, HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        options ??= new HtmlReportOptions();
        var html = new HtmlWriter();
        html.Line("<!DOCTYPE html>").Line("<html lang=\"en\"><head><meta charset=\"utf-8\">");

        // No script and no request can come from a name or title in a file.
        html.Line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        html.Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Element("title", report.Title).Line("<style>").Line(HtmlStyle.Css).Line("</style></head><body>");
        html.Line("<header>").Element("h1", report.Title);
        if (report.Subtitle.Length > 0)
        {
            html.Element("p", report.Subtitle);
        }

        html.Line("</header>");
        WriteNavigation(html, report);
        html.Line("<main>");
        WriteTiles(html, report, options);
        WriteWarnings(html, report.Warnings);
        if (report.Parameters.Count > 0)
        {
            html.Element("h2", "Parameters");
            HtmlTables.WriteParameters(html, report.Parameters);
        }

        WritePictures(html, report.Pictures);
        for (int i = 0; i < report.Datasets.Count; i++)
        {
            WriteDataset(html, report.Datasets[i], i, report.Datasets.Count > 1, options);
        }

        WriteFooter(html, report);
        return html.Line("</main></body></html>").ToString();
    }

    /// <summary>Writes the document to a file, which is replaced as a whole or not at all.</summary>
    /// <exception cref="Storage.OutputException">The file cannot be written.</exception>
    public static void Write(string path, RunReport report, HtmlReportOptions? options = null) => OutputText.Write(path, Render(report, options));

    private static string Id(int dataset, string part) => string.Create(CultureInfo.InvariantCulture, $"d{dataset}-{part}");

    private static void WriteNavigation(HtmlWriter html, RunReport report)
    {
        html.Line("<nav>");
        if (report.Pictures.Count > 0)
        {
            html.Element("a", "Comparisons", "href=\"#pictures\"");
        }

        for (int i = 0; i < report.Datasets.Count; i++)
        {
            ReportDataset dataset = report.Datasets[i];
            if (report.Datasets.Count > 1)
            {
                Link("top", dataset.Name);
                continue;
            }

            foreach ((string part, string text, bool isThere) in new[]
            {
                ("cuts", "Cut flow", dataset.CutFlows.Count > 0),
                ("numbers", "Numbers", dataset.Numbers.Count > 0),
                ("plots", "Plots", dataset.Plots.Count > 0),
                ("nodes", "Plan nodes", dataset.Run.Nodes.Count > 0),
                ("inputs", "Inputs", dataset.Run.Inputs.Count > 0),
                ("plan", "Plan", dataset.Plan.Length > 0),
            })
            {
                if (isThere)
                {
                    Link(part, text);
                }
            }

            void Link(string part, string text) => html.Element("a", text, $"href=\"#{Id(i, part)}\"");
        }

        html.Line("</nav>");
    }

    private static void WriteTiles(HtmlWriter html, RunReport report, HtmlReportOptions options)
    {
        RunSummary[] runs = [.. report.Datasets.Select(dataset => dataset.Run)];
        var time = TimeSpan.FromTicks(runs.Sum(run => run.LoopTime.Ticks));
        long entries = runs.Sum(run => run.Entries);
        html.Line("<div class=\"tiles\">");
        Tile(RunText.Count(entries), "events");
        if (options.ShowTimes)
        {
            Tile(RunText.Duration(time), "event loop");
            Tile(time > TimeSpan.Zero ? RunText.Rate(entries / time.TotalSeconds) : "0", "events per second");
            Tile(RunText.Duration(TimeSpan.FromTicks(runs.Sum(run => run.CompileTime.Ticks))), "compiling");

            // Where parts were left out, how much of them was read first depends on what each thread had read before.
            Tile(RunText.Bytes(runs.Sum(run => run.BytesRead)), "read");
            Tile(RunText.Bytes(runs.Sum(run => run.BytesDecompressed)), "decompressed");
        }

        if (options.ShowTimes && runs.Length > 0)
        {
            Tile(RunText.Bytes(runs.Max(run => run.PeakMemoryBytes)), "peak memory");
            Tile(RunText.Count(runs.Max(run => run.Threads)), "threads");
        }

        html.Line("</div>");

        void Tile(string value, string name) => html.Line($"<div class=\"tile\"><b>{HtmlWriter.Escape(value)}</b><span>{HtmlWriter.Escape(name)}</span></div>");
    }

    private static void WriteWarnings(HtmlWriter html, IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        html.Line($"<div class=\"warn\"><b>{(warnings.Count == 1 ? "Warning" : "Warnings")}</b><ul>");
        foreach (string warning in warnings)
        {
            html.Element("li", warning);
        }

        html.Line("</ul></div>");
    }

    private static void WriteDataset(HtmlWriter html, ReportDataset dataset, int index, bool withHeading, HtmlReportOptions options)
    {
        if (withHeading)
        {
            html.Line($"<h2 id=\"{Id(index, "top")}\">{HtmlWriter.Escape(dataset.Name)} <small>{RunText.Count(dataset.Run.Entries)} events</small></h2>");
        }

        string heading = withHeading ? "h3" : "h2";
        if (dataset.CutFlows.Count > 0)
        {
            html.Element(heading, "Cut flow", $"id=\"{Id(index, "cuts")}\"");
            foreach (ReportCutFlow cuts in dataset.CutFlows)
            {
                HtmlTables.WriteCutFlow(html, cuts);
            }
        }

        if (dataset.Numbers.Count > 0)
        {
            html.Element(heading, "Numbers", $"id=\"{Id(index, "numbers")}\"");
            HtmlTables.WriteNumbers(html, dataset.Numbers);
        }

        WritePlots(html, dataset, index, heading);
        if (dataset.Run.Nodes.Count > 0)
        {
            html.Element(heading, options.ShowTimes ? "Time per node of the plan" : "Nodes of the plan", $"id=\"{Id(index, "nodes")}\"");
            HtmlTables.WriteNodes(html, dataset.Run.Nodes, options);
        }

        if (dataset.Run.Inputs.Count > 0)
        {
            html.Element(heading, "Inputs", $"id=\"{Id(index, "inputs")}\"");
            HtmlTables.WriteInputs(html, dataset.Run.Inputs);
        }

        if (dataset.Plan.Length > 0)
        {
            html.Element(heading, "Plan", $"id=\"{Id(index, "plan")}\"").Element("pre", dataset.Plan.TrimEnd());
        }
    }

    private static void WritePictures(HtmlWriter html, IReadOnlyList<AnalysisPlot> pictures)
    {
        if (pictures.Count == 0)
        {
            return;
        }

        html.Element("h2", "Comparisons", "id=\"pictures\"").Line("<div class=\"plots\">");
        foreach (AnalysisPlot picture in pictures)
        {
            html.Line("<figure>").Line(picture.ToSvg().TrimEnd());
            html.Element("figcaption", picture.Name).Line("</figure>");
        }

        html.Line("</div>");
    }

    private static void WritePlots(HtmlWriter html, ReportDataset dataset, int index, string heading)
    {
        if (dataset.Plots.Count == 0)
        {
            return;
        }

        html.Element(heading, "Plots", $"id=\"{Id(index, "plots")}\"").Line("<div class=\"plots\">");
        foreach (ReportPlot plot in dataset.Plots.GroupBy(plot => plot.Folder).SelectMany(folder => folder))
        {
            html.Line("<figure>").Line(SvgPlot.Render(plot.Histogram, new SvgPlotOptions { Width = 540, Height = 390, Log = plot.Log, Subtitle = plot.Folder.Replace("/", " · ", StringComparison.Ordinal) }).TrimEnd());
            html.Element("figcaption", plot.Folder.Length > 0 ? $"{plot.Folder}/{plot.Histogram.Name}" : plot.Histogram.Name).Line("</figure>");
        }

        html.Line("</div>");
    }

    private static void WriteFooter(HtmlWriter html, RunReport report)
    {
        html.Line("<footer>");
        html.Element("div", $"Banyan {BanyanVersion.Full}");
        foreach ((string name, string version) in report.Versions)
        {
            html.Element("div", $"{name} {version}");
        }

        html.Line("</footer>");
    }
}
