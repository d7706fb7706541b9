using Banyan.Histograms;

namespace Banyan.Tests.Histograms;

public class CutFlowTests
{
    private static readonly CutFlow s_cuts = new([new("two leptons", 1000, 250), new("opposite charge", 250, 100), new("never", 0, 0)]);

    [Fact]
    public void Render_ThreeFilters_IsATable() => Assert.Equal(
        """
        filter             all  passed    share  of total
        two leptons      1,000     250  25.00 %   25.00 %
        opposite charge    250     100  40.00 %   10.00 %
        never                0       0   0.00 %    0.00 %

        """,
        CutFlowText.Render(s_cuts));

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
