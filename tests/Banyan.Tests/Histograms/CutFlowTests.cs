using Banyan.Histograms;

namespace Banyan.Tests.Histograms;

public class CutFlowTests
{
    private static readonly CutFlow s_cuts = new([new("two leptons", 1000, 250), new("opposite charge", 250, 100), new("never", 0, 0)]);

    [Fact]
    public void Render_ThreeFilters_IsATable() => Assert.Equal(
        """
        filter             all  passed           share        of total
        two leptons      1,000     250  25.00 ± 1.37 %  25.00 ± 1.37 %
        opposite charge    250     100  40.00 ± 3.10 %  10.00 ± 0.95 %
        never                0       0   0.00 ± 0.00 %   0.00 ± 0.00 %

        """,
        CutFlowText.Render(s_cuts));

    [Fact]
    public void Render_Weighted_HasASecondTable()
    {
        var cuts = new CutFlow([new("a", 100, 50) { Weights = new CutFlowWeights(200, 500, 80, 150) }, new("b", 50, 5) { Weights = new CutFlowWeights(80, 150, -4, 20) }]);

        Assert.Equal(
            """
            filter  all  passed           share        of total
            a       100      50  50.00 ± 5.00 %  50.00 ± 5.00 %
            b        50       5  10.00 ± 4.24 %   5.00 ± 2.18 %

            filter, weighted  all     passed           share        of total
            a                 200  80 ± 12.2  40.00 ± 5.24 %  40.00 ± 5.24 %
            b                  80  -4 ± 4.47  -5.00 ± 5.91 %  -2.00 ± 2.29 %

            """,
            CutFlowText.Render(cuts));
    }

    [Fact]
    public void EfficiencyError_IsBinomialWithoutWeights()
    {
        Assert.Equal(Math.Sqrt(0.25 * 0.75 / 1000), s_cuts.Steps[0].EfficiencyError, 1e-15);
        Assert.Equal(Math.Sqrt(0.1 * 0.9 / 1000), s_cuts.GetCumulativeError(1), 1e-15);
        Assert.Equal(0, s_cuts.Steps[2].EfficiencyError);
        Assert.Equal(Math.Sqrt(((1 - (2 * 0.4)) * 150) + (0.16 * 500)) / 200, new CutFlowWeights(200, 500, 80, 150).EfficiencyError, 1e-15);
        Assert.Throws<ArgumentException>(() => new CutFlow([new("a", 1, 1), new("b", 1, 1) { Weights = new CutFlowWeights(1, 1, 1, 1) }]));
        Assert.Throws<InvalidOperationException>(() => s_cuts.GetCumulativeWeights(0));
    }

    [Fact]
    public void Render_LongNames_AreCutToTheWidth()
    {
        string text = CutFlowText.Render(new CutFlow([new(new string('x', 200) + "\n\u001b", 10, 5)]), 60);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 60));
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
        Assert.Contains("xxx...", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Efficiency_OfNothing_IsZero()
    {
        Assert.Equal(0, s_cuts.Steps[2].Efficiency);
        Assert.Equal(0.1, s_cuts.GetCumulativeEfficiency(1));
        Assert.Equal(0, new CutFlow([]).Total);
    }

    [Fact]
    public void Add_SameFilters_AddsCounts()
    {
        Assert.Equal(new CutFlow([new("two leptons", 2000, 500), new("opposite charge", 500, 200), new("never", 0, 0)]), s_cuts.Add(s_cuts));
        Assert.Throws<ArgumentException>(() => s_cuts.Add(new CutFlow([new("other", 1, 1)])));
    }
}
