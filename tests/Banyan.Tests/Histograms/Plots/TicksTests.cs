using Banyan.Histograms.Plots;

namespace Banyan.Tests.Histograms.Plots;

public class TicksTests
{
    [Fact]
    public void Linear_NiceRange_HasRoundLabels()
    {
        Ticks ticks = Ticks.Linear(0, 1, 5);

        Assert.Equal(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"], ticks.Labels);
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1.0], ticks.Positions);
        Assert.Equal(0, ticks.Exponent);
    }

    [Fact]
    public void Linear_LargeNumbers_ShareAnExponent()
    {
        Ticks ticks = Ticks.Linear(0, 2.5e7, 5);

        Assert.Equal(["0.0", "0.5", "1.0", "1.5", "2.0", "2.5"], ticks.Labels);
        Assert.Equal(7, ticks.Exponent);
    }

    [Fact]
    public void Linear_Negative_HasNoMinusZero() => Assert.Equal(["-0.2", "0.0", "0.2"], Ticks.Linear(-0.25, 0.25, 3).Labels);

    [Fact]
    public void Logarithmic_FewDecades_LabelsTwoAndFive() =>
        Assert.Equal(["2", "5", "10", "20", "50"], Ticks.Logarithmic(2, 50, 9).Labels);

    [Fact]
    public void Logarithmic_ManyDecades_LabelsPowers() =>
        Assert.Equal(["10^{-4}", "1", "10^{4}", "10^{8}"], Ticks.Logarithmic(1e-5, 1e9, 4).Labels);

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(1000)]
    [InlineData(1e-300)]
    [InlineData(5e-324)]
    [InlineData(9.999999999999999e22)]
    [InlineData(double.MaxValue)]
    [InlineData(0.3)]
    public void FloorLog10_AnyNumber_IsTheLargestPowerNotAbove(double value)
    {
        int floor = TenPower.FloorLog10(value);
        Assert.True(TenPower.Of(floor) <= value && !(TenPower.Of(floor + 1) <= value));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(91.18765, "91.188")]
    [InlineData(1234567, "1234567")]
    [InlineData(0.00123456, "0.0012346")]
    [InlineData(-1e-9, "-1e-09")]
    [InlineData(1.5e12, "1.5e+12")]
    [InlineData(double.NaN, "nan")]
    public void Short_AnyNumber_IsShort(double value, string text) => Assert.Equal(text, PlotNumber.Short(value));

    [Theory]
    [InlineData("p_{T} [GeV]", "p_T [GeV]")]
    [InlineData("m_{#mu#mu}", "m_μμ")]
    [InlineData("x^{2} #eta n_{1}", "x² η n₁")]
    [InlineData("a_b #unknown 5^", "a_b #unknown 5^")]
    [InlineData("#sqrt{s} = 13 TeV", "√s = 13 TeV")]
    [InlineData("#sqrt{s_{NN}}, #sqrt{x + #mu}", "√s_NN, √(x + μ)")]
    [InlineData("t#bar{t} #rightarrow b#bar{#nu}", "tt\u0305 → bν\u0305")]
    [InlineData("#bf{#it{p}_{T}} #sqrt{", "p_T √{")]
    [InlineData("#it{", "#it{")]
    [InlineData("#it{}#bar{}", "")]
    public void ToPlain_TLatex_IsReadable(string title, string text) => Assert.Equal(text, MathText.ToPlain(title, false));

    [Fact]
    public void ToPlain_ThousandsOfBraces_EndsSoon() =>
        Assert.Contains("#it{", MathText.ToPlain(string.Concat(Enumerable.Repeat("#it{", 20_000)) + new string('}', 20_000), false), StringComparison.Ordinal);
}
