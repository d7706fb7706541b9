using Banyan.Histograms;
using Banyan.Histograms.Plots.Text;

namespace Banyan.Tests.Histograms.Plots;

public class TextPlotTests
{
    private static Histogram1D Mass()
    {
        var h = new Histogram1D("m", "Mass of the pair", Axis.Regular(8, 0, 8, "m_{#mu#mu} [GeV]"), "events");
        double[] contents = [1, 0, 1, 3, 8, 10, 4, 2, 0.5, 0];
        h.Restore(contents, [], 30, [28.5, 28.5, 114, 500]);
        return h;
    }

    private static string Plot(params string[] lines) => string.Join('\n', lines) + "\n";

    [Fact]
    public void Render_Histogram1D_IsThis() => Assert.Equal(
        Plot(
            "Mass of the pair",
            "entries 30  mean 4  std dev 1.2425",
            "underflow 1",
            "events",
            " 10┤            ▃▃▃",
            "   │            ███",
            "   │         ▇▇▇███",
            "   │         ██████",
            "   │         ██████",
            "   │      ▂▂▂█████████",
            "   │      ████████████▄▄▄",
            "  0┤   ▆▆▆███████████████▃▃▃",
            "   └┬──────────────┬────────",
            "    0              5",
            "                  m_μμ [GeV]"),
        TextPlot.Render(Mass(), new TextPlotOptions { Width = 40, Height = 8 }));

    [Theory]
    [InlineData(40, 4, false, false)]
    [InlineData(80, 16, false, true)]
    [InlineData(120, 30, true, false)]
    [InlineData(10, 1000, true, true)]
    public void Render_AnySize_FitsTheWidth(int width, int height, bool ascii, bool log)
    {
        var options = new TextPlotOptions { Width = width, Height = height, Ascii = ascii, Log = log };
        foreach (Histogram histogram in PlotCases.All())
        {
            string text = TextPlot.Render(histogram, options);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            foreach (string line in text.Split('\n'))
            {
                Assert.True(line.Length <= Math.Clamp(width, 40, 400), $"{histogram.Name}: {line}");
                Assert.Equal(line.TrimEnd(), line);
            }

            if (ascii)
            {
                Assert.All(text, c => Assert.True(c < 128));
            }
        }
    }

    [Fact]
    public void Render_Weighted_SaysSoAndKeepsWhatIsOutsideTogether()
    {
        var h = new Histogram1D("h", "Momentum of the muon", Axis.Regular(10, 0, 20, "p_{x} [GeV]"));
        foreach (double x in new[] { -1, 5.0, 5, 30 })
        {
            h.Fill(x, 0.25);
        }

        string[] lines = TextPlot.Render(h, new TextPlotOptions { Width = 68 }).Split('\n');

        Assert.Contains("sum of weights 0.5", lines[1], StringComparison.Ordinal);
        Assert.Single(lines, line => line.Contains("underflow 0.25  overflow 0.25", StringComparison.Ordinal));
        Assert.Contains("Sum of weights / 2 GeV", lines);
    }

    [Fact]
    public void Render_BinsOfDifferentWidths_ShowsTheDensity()
    {
        var h = new Histogram1D("h", "h", Axis.Variable([0, 1, 4], "x [GeV]"));
        foreach (double x in new[] { 0.5, 0.5, 1.5, 2, 2.5, 3, 3, 3.5 })
        {
            h.Fill(x);
        }

        string text = TextPlot.Render(h, new TextPlotOptions { Width = 40 });

        // Two per GeV everywhere: all columns are equally high.
        Assert.Contains("Entries / GeV", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n').Select(line => line.Count(c => c == '█')).Where(count => count > 0).Distinct());
    }

    [Fact]
    public void Render_ManyBins_JoinsAndSaysSo()
    {
        var h = new Histogram1D("h", "t", Axis.Regular(1000, 0, 1));
        h.Fill(0.5);

        Assert.Contains("bins per column", TextPlot.Render(h), StringComparison.Ordinal);
    }
}
