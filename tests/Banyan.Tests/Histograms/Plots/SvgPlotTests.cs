using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Banyan.Histograms;
using Banyan.Histograms.Plots;
using Banyan.Histograms.Plots.Svg;

namespace Banyan.Tests.Histograms.Plots;

public partial class SvgPlotTests
{
    [GeneratedRegex("-?[0-9]+(\\.[0-9]+)?")]
    private static partial Regex Numbers { get; }

    [Theory]
    [InlineData(640, 440, false)]
    [InlineData(1, 1, true)]
    [InlineData(1000, 300, true)]
    public void Render_HardCases_IsWellFormedAndInsideThePage(int width, int height, bool log)
    {
        var options = new SvgPlotOptions { Width = width, Height = height, Log = log };
        foreach (Histogram histogram in PlotCases.All())
        {
            string svg = SvgPlot.Render(histogram, options);

            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
            using var reader = XmlReader.Create(new StringReader(svg), settings);
            XElement root = XDocument.Load(reader).Root!;
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
            double page = Math.Max(options.Width, 200) + Math.Max(options.Height, 150);
            foreach (XAttribute place in root.Descendants().Attributes().Where(a => a.Name.LocalName is "d" or "x" or "y" or "width" or "height"))
            {
                Assert.All(Numbers.Matches(place.Value), m => Assert.InRange(double.Parse(m.Value, CultureInfo.InvariantCulture), -10, page));
            }

            Assert.Equal(svg, SvgPlot.Render(histogram, options));
        }
    }

    [Fact]
    public void Render_TitleWithMarkup_IsEscaped()
    {
        var h = new Histogram1D("h", "<script>alert(1)</script> p_{T}", Axis.Regular(2, 0, 1, "a & b"));

        string svg = SvgPlot.Render(h);

        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.Contains("a &amp; b", svg, StringComparison.Ordinal);
        Assert.Contains("<tspan dy=\"3\" font-size=\"75%\">T</tspan>", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m [GeV]", "", false, "Entries / 0.5 GeV")]
    [InlineData("m [GeV]", "", true, "Sum of weights / 0.5 GeV")]
    [InlineData("Jet_pt[good]", "", false, "Entries / 0.5")]
    [InlineData("m [GeV]", "Muons", false, "Muons")]
    public void Render_YAxis_SaysWhatABinHolds(string xTitle, string yTitle, bool isWeighted, string expected)
    {
        var h = new Histogram1D("h", "h", Axis.Regular(4, 0, 2, xTitle), yTitle);
        if (isWeighted)
        {
            h.Fill(0.5, 0.3);
        }

        Assert.Contains($">{expected}</text>", SvgPlot.Render(h), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_BinsOfDifferentWidths_DrawsTheDensity()
    {
        var h = new Histogram1D("h", "h", Axis.Variable([0, 1, 4], "m [GeV]"), "Events");
        foreach (double x in new[] { 0.5, 1.5, 2, 3 })
        {
            h.Fill(x);
        }

        string svg = SvgPlot.Render(h);

        // One per GeV everywhere: a single step.
        string steps = XDocument.Parse(svg).Root!.Elements().Last(e => e.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value;
        Assert.Equal(1, steps.Count(c => c == 'H'));
        Assert.Contains(">Events / GeV</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Weighted_HasErrorBarsAndSubtitle()
    {
        var h = new Histogram1D("h", "h", Axis.Regular(2, 0, 2));
        h.Fill(0.5, 2);
        h.Fill(0.5, 2);

        string svg = SvgPlot.Render(h, new SvgPlotOptions { Subtitle = "ttbar · muon" });

        Assert.Contains("stroke-width=\"1.1\"", svg, StringComparison.Ordinal);
        Assert.Contains(">ttbar · muon</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Profile_NumbersCoverNoPoint()
    {
        var profile = new Profile1D("p", "p", Axis.Regular(20, 0, 20, "x"), "y");
        for (int i = 0; i < 20; i++)
        {
            profile.Fill(i + 0.5, 5);
            profile.Fill(i + 0.5, 5 + (0.1 * (i % 2)));
        }

        string svg = SvgPlot.Render(profile);

        Assert.DoesNotContain("fill-opacity=\"0.85\"", svg, StringComparison.Ordinal);
        Assert.Contains("Entries 40   Mean x", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_BlankBehindASubscript_IsKept()
    {
        var h = new Histogram1D("h", "h", Axis.Regular(2, 0, 1, "m_{#mu#mu} [GeV]"));

        XElement title = XDocument.Parse(SvgPlot.Render(h), LoadOptions.PreserveWhitespace).Root!.Elements().Single(e => e.Value == "mμμ [GeV]");

        Assert.Equal("preserve", title.Attribute(XNamespace.Xml + "space")?.Value);
    }

    [Theory]
    [InlineData(640, "x")]
    [InlineData(640, "a long title of an axis, such as the transverse momentum")]
    [InlineData(300, "p_{T} [GeV]")]
    public void Render_NumbersBelowAMap_EndBeforeTheTitle(int width, string xTitle)
    {
        var h = new Histogram2D("h", "h", Axis.Regular(3, 0, 3, xTitle), Axis.Regular(3, 0, 3, "y"));
        h.Fill(1.23456, 2.34567);
        h.Fill(0.34567, 1.23456);

        XElement[] texts = [.. XDocument.Parse(SvgPlot.Render(h, new SvgPlotOptions { Width = width })).Root!.Elements().Where(e => e.Name.LocalName == "text")];
        XElement facts = texts.Single(e => e.Value.StartsWith("entries 2", StringComparison.Ordinal));
        XElement title = texts.Single(e => (string?)e.Attribute("text-anchor") == "end" && (string?)e.Attribute("y") == (string?)facts.Attribute("y"));

        double end = (double)facts.Attribute("x")! + TextWidth.Of(facts.Value, (double)facts.Attribute("font-size")!);
        Assert.True(end < (double)title.Attribute("x")! - TextWidth.Of(xTitle, (double)title.Attribute("font-size")!), facts.Value);
    }

    [Fact]
    public void Render_Steps_FollowTheContents()
    {
        var h = new Histogram1D("h", "h", Axis.Regular(2, 0, 2));
        h.Fill(0.5);
        h.Fill(0.5);
        h.Fill(1.5);
        string svg = SvgPlot.Render(h, new SvgPlotOptions { ShowStatistics = false });

        // Two steps, one up and one down to half the height: base line, first content, second content.
        string steps = XDocument.Parse(svg).Root!.Elements().Last(e => e.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value;
        double[] numbers = [.. Numbers.Matches(steps).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];
        Assert.Equal(7, numbers.Length);
        (double left, double bottom, double first, double middle, double second, double right, double end) =
            (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
        Assert.Equal(bottom, end);
        Assert.Equal((left + right) / 2, middle, 0.02);
        Assert.Equal(bottom - first, 2 * (bottom - second), 0.03);
    }
}
