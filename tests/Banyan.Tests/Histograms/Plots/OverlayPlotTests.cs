using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Overlays;
using Banyan.Histograms.Plots.Svg;
using Banyan.Histograms.Plots.Text;

namespace Banyan.Tests.Histograms.Plots;

public partial class OverlayPlotTests
{
    [GeneratedRegex("-?[0-9]+(\\.[0-9]+)?")]
    private static partial Regex Numbers { get; }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    public void Render_HardCases_IsWellFormedAndInsideThePage(bool isStacked, bool isLog, bool hasRatio)
    {
        foreach (Histogram histogram in PlotCases.All().Where(h => h is Histogram1D or Profile1D))
        {
            var plot = new OverlayPlot([new OverlayLine(histogram, "first"), new OverlayLine(histogram, "<second> & p_{T}"), new OverlayLine(histogram, new string('x', 200), IsData: true)])
            {
                Title = "a title",
                IsStacked = isStacked,
                HasRatio = hasRatio,
            };
            string svg = SvgPlot.Render(plot, new SvgPlotOptions { Log = isLog, LogX = isLog });

            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
            foreach (XAttribute place in XDocument.Parse(svg).Root!.Descendants().Attributes().Where(a => a.Name.LocalName is "d" or "x" or "y" or "width" or "height"))
            {
                Assert.All(Numbers.Matches(place.Value), m => Assert.InRange(double.Parse(m.Value, CultureInfo.InvariantCulture), -10, 1200));
            }

            Assert.Equal(svg, SvgPlot.Render(plot, new SvgPlotOptions { Log = isLog, LogX = isLog }));
            string text = TextPlot.Render(plot, new TextPlotOptions { Width = 60, Log = isLog, LogX = isLog });
            Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 60));
            Assert.DoesNotContain('\u001b', text);
        }
    }

    [Fact]
    public void Render_Stack_DrawsSumsAndLeavesDataOut()
    {
        string svg = SvgPlot.Render(new OverlayPlot([Line("a", 4, 2), Line("b", 6, 3), Line("data", 10, 6) with { IsData = true }]) { IsStacked = true, HasRatio = true });
        XElement[] paths = [.. XDocument.Parse(svg).Root!.Elements().Where(e => e.Name.LocalName == "path")];

        // The total is the only closed outline: base line, 10, 5 and back.
        double[] total = Values(paths.Single(p => p.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value);
        Assert.Equal(total[1] - total[2], 2 * (total[1] - total[4]), 0.05);
        Assert.Contains(">uncertainty</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">data / total</text>", svg, StringComparison.Ordinal);

        // data / total: 1 and 1.2, each a disc.
        Assert.Equal(2, paths.Last(p => p.Attribute("fill")?.Value == "#111").Attribute("d")!.Value.Count(c => c == 'M'));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Render_Legend_CoversNoContents(bool isLog)
    {
        // Full to the brim from end to end: only above is there room.
        var plot = new OverlayPlot([Line("a", 50, 49, 50, 49), Line("b", 40, 45, 44, 48)]);
        XElement root = XDocument.Parse(SvgPlot.Render(plot, new SvgPlotOptions { Log = isLog })).Root!;

        double legendBottom = root.Elements().Where(e => e.Name.LocalName == "text" && e.Value is "a" or "b").Max(e => double.Parse(e.Attribute("y")!.Value, CultureInfo.InvariantCulture));
        double highest = root.Elements().Where(e => e.Attribute("stroke-linejoin") is not null).SelectMany(e => Heights.Matches(e.Attribute("d")!.Value)).Min(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.True(legendBottom < highest, $"{legendBottom} {highest}");
    }

    [Fact]
    public void Render_Golden_IsTheSamePicture()
    {
        string svg = SvgPlot.Render(new OverlayPlot([Line("a", 1, 3), Line("b", 2, 1)]) { Title = "two" }, new SvgPlotOptions { Width = 300, Height = 200 });

        Assert.Equal(
            """
            M47.3 148V133.36H162.65V104.07H278V148
            M47.3 148V118.71H162.65V133.36H278V148
            """.ReplaceLineEndings("\n"),
            string.Join('\n', XDocument.Parse(svg).Root!.Elements().Where(e => e.Attribute("stroke-linejoin") is not null).Select(e => e.Attribute("d")!.Value)));
    }

    [Fact]
    public void Render_Text_HasLegendMarksColoursAndRatios()
    {
        var plot = new OverlayPlot([Line("a", 1, 3), Line("b", 2, 6)]) { Title = "two", HasRatio = true };

        string plain = TextPlot.Render(plot, new TextPlotOptions { Width = 40, Height = 6 });
        string coloured = TextPlot.Render(plot, new TextPlotOptions { Width = 40, Height = 6, Color = true });

        Assert.StartsWith("two\n● a  entries 4  mean 1.25\n○ b  entries 8  mean 1.25\n", plain, StringComparison.Ordinal);
        Assert.Contains("b / a", plain, StringComparison.Ordinal);
        Assert.Contains("\u001b[33m○", coloured, StringComparison.Ordinal);
        Assert.Equal(plain, AnsiColour.Replace(coloured, string.Empty));
    }

    [Fact]
    public void Render_DifferentBins_IsRefused()
    {
        var other = new OverlayLine(new Histogram1D("h", "h", Axis.Regular(3, 0, 2)), "b");

        Assert.Contains("cannot lie over one another", Assert.Throws<ArgumentException>(() => SvgPlot.Render(new OverlayPlot([Line("a", 1, 2), other]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OwnBins_DrawsEachOverTheRangeOfAllWithoutRatio()
    {
        OverlayLine wide = Line("wide", 8, 4);
        var narrow = new OverlayLine(new Histogram1D("n", "n", Axis.Regular(8, 0, 4, "x")), "narrow");
        string svg = SvgPlot.Render(new OverlayPlot([wide, narrow]) { HasOwnBins = true, HasRatio = true });
        XElement[] outlines = [.. XDocument.Parse(svg).Root!.Elements().Where(e => e.Attribute("stroke-linejoin") is not null)];

        // Two bins of one unit end in the middle of a frame that ends at 4; contents are per unit of x.
        double[] first = Values(outlines[0].Attribute("d")!.Value);
        double[] second = Values(outlines[1].Attribute("d")!.Value);
        Assert.Equal(second[^2] - first[0], 2 * (first[^2] - first[0]), 0.05);
        Assert.Contains("Entries / unit of x", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("narrow / wide", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Outline_LiesOverTheStackAndIsNotInIt()
    {
        OverlayLine[] lines = [Line("a", 4, 2), Line("b", 6, 3), Line("signal", 20, 1) with { IsOutline = true, Color = "#d4145a" }];
        XElement[] paths = [.. XDocument.Parse(SvgPlot.Render(new OverlayPlot(lines) { IsStacked = true })).Root!.Elements().Where(e => e.Name.LocalName == "path")];

        double[] total = Values(paths.First(p => p.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value);
        double[] signal = Values(paths.Single(p => p.Attribute("stroke")?.Value == "#d4145a" && p.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value);
        Assert.Equal(signal[1] - signal[2], 2 * (total[1] - total[2]), 0.05);
    }

    [Fact]
    public void Render_CloseRatio_ShowsSmallDifferences()
    {
        OverlayLine[] lines = [Line("a", 1000, 1000), Line("b", 1001, 999)];
        OverlayLine[] exact = [.. lines.Select(line => line with { Errors = new double[2] })];

        // The scale reaches 2 % above and below: a point of 1.001 stands apart from one of 0.999.
        double[] Discs(bool isClose) =>
        [
            .. XDocument.Parse(SvgPlot.Render(new OverlayPlot(exact) { HasRatio = true, HasCloseRatio = isClose })).Root!.Elements()
                .Last(e => e.Attribute("fill")?.Value.StartsWith('#') == true && e.Attribute("d")?.Value.Contains('a', StringComparison.Ordinal) == true)
                .Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(disc => Values(disc)[1]),
        ];
        Assert.InRange(Discs(true)[1] - Discs(true)[0], 3, 8);
        Assert.InRange(Discs(false)[1] - Discs(false)[0], 0.01, 0.3);
    }

    [Fact]
    public void Render_LabelThatIsNoFormula_StaysAsItIs() =>
        Assert.Contains("run#mu_{1}", SvgPlot.Render(new OverlayPlot([Line("a", 1) with { Label = OverlayLine.Literal("run#mu_{1}") }])).Replace("\u200b", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);

    [GeneratedRegex("\u001b\\[[0-9]+m")]
    private static partial Regex AnsiColour { get; }

    [GeneratedRegex("V([0-9.]+)")]
    private static partial Regex Heights { get; }

    private static double[] Values(string path) => [.. Numbers.Matches(path).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];

    private static OverlayLine Line(string label, params int[] contents)
    {
        var histogram = new Histogram1D(label, label, Axis.Regular(contents.Length, 0, 2 * contents.Length / 2.0, "x"));
        for (int i = 0; i < contents.Length; i++)
        {
            for (int k = 0; k < contents[i]; k++)
            {
                histogram.Fill(i + 0.5);
            }
        }

        return new OverlayLine(histogram, label);
    }
}
