using System.Xml.Linq;
using Banyan.Frame.Running;
using Banyan.Histograms;
using Banyan.Reporting;

namespace Banyan.Tests.Reporting;

public class HtmlReportTests
{
    private const string Evil = "<script>alert('x')</script>\"&\u0001";

    private static RunSummary Run(double seconds, int threads) => new(
        1000, threads, TimeSpan.FromSeconds(seconds / 10), TimeSpan.FromSeconds(seconds), 5000, 9000, (long)(seconds * 1e6),
        [new NodeTime("Filter " + Evil, 1000, 300, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds / 2))],
        [new InputRead("a.root", 600), new InputRead(Evil, 400, 7, "basket 3 is broken")]);

    private static RunReport Report(RunSummary run)
    {
        var h = new Histogram1D("m_ll", Evil, Axis.Regular(10, 0, 1, Evil));
        h.Fill(0.5);
        var dataset = new ReportDataset("zee", run, "the plan\n  " + Evil)
        {
            CutFlows = [new ReportCutFlow("signal", new CutFlow([new CutFlowStep("two leptons", 1000, 300)]), [12.5], "all")],
            Plots = [new ReportPlot("zee/signal", h), new ReportPlot("zee", new Profile1D("p", "p", Axis.Regular(2, 0, 1)))],
        };
        return new RunReport("Z " + Evil, [dataset, dataset with { Name = "second" }]) { Subtitle = Evil, Warnings = [Evil, "mind the units"], Versions = [(Evil, "1")] };
    }

    /// <summary>The body, read as XML: everything that is written is closed and nested, apart from the head's void elements.</summary>
    private static XElement Body(string html)
    {
        int start = html.IndexOf("<body>", StringComparison.Ordinal);
        int end = html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length;
        return XDocument.Parse(html[start..end], LoadOptions.PreserveWhitespace).Root!;
    }

    [Fact]
    public void Render_EverythingThere_ShowsAll()
    {
        string html = HtmlReport.Render(Report(Run(2, 3)), new HtmlReportOptions { ShowTimes = true });
        XElement body = Body(html);

        Assert.Equal(4, body.Descendants().Count(e => e.Name.LocalName == "svg"));
        string text = body.Value;
        Assert.All(
            new[] { "two leptons", "30.0 %", "12.5", "basket 3 is broken", "mind the units", "the plan", "a.root", "2.00 s", "1.00 s", "3", "Banyan " + BanyanVersion.Full },
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_HostileNames_AreOnlyText()
    {
        string html = HtmlReport.Render(Report(Run(2, 3)));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u0001', html);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Always_NeedsNothingFromOutside()
    {
        string html = HtmlReport.Render(Report(Run(2, 3)));

        // The name space of SVG is an identifier, not an address that is opened.
        string rest = html.Replace("http://www.w3.org/2000/svg", string.Empty, StringComparison.Ordinal);
        Assert.All(new[] { "http:", "https:", "src=", "url(", "@import", "<link" }, part => Assert.DoesNotContain(part, rest, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Render_WithoutTimes_DoesNotDependOnTheRun()
    {
        var times = new HtmlReportOptions { ShowTimes = true };

        Assert.Equal(HtmlReport.Render(Report(Run(2, 3))), HtmlReport.Render(Report(Run(70, 1))));
        Assert.NotEqual(HtmlReport.Render(Report(Run(2, 3)), times), HtmlReport.Render(Report(Run(70, 1)), times));
    }

    [Fact]
    public void Render_Links_LeadSomewhere()
    {
        foreach (RunReport report in new[] { Report(Run(1, 1)), Report(Run(1, 1)) is var two ? two with { Datasets = [two.Datasets[0]] } : two })
        {
            XElement body = Body(HtmlReport.Render(report));
            string[] ids = [.. body.Descendants().Attributes("id").Select(id => id.Value)];
            string[] links = [.. body.Descendants("a").Attributes("href").Select(link => link.Value)];

            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.Contains(link[1..], ids));
            Assert.Equal(ids.Length, ids.Distinct().Count());
        }
    }

    [Fact]
    public void Render_NothingThere_IsADocument()
    {
        string html = HtmlReport.Render(new RunReport("empty", []));

        Assert.Equal("0", Body(html).Descendants("b").First().Value);
    }

    [Fact]
    public void Write_OverAnOldReport_ReplacesIt()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        try
        {
            File.WriteAllText(path, "old");
            HtmlReport.Write(path, Report(Run(1, 1)));

            Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(path), StringComparison.Ordinal);
            Assert.False(File.Exists(path + ".part"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
