using Banyan.Histograms;

namespace Banyan.Tests.Histograms;

public sealed class NiceAxisTests
{
    [Theory]
    [InlineData(0, 197.3, 80)]
    [InlineData(-3.14159, 3.14159, 80)]
    [InlineData(1e-9, 1.5e-9, 40)]
    [InlineData(-1e300, 1e300, 80)]
    [InlineData(5, 5, 80)]
    [InlineData(0, 0, 80)]
    [InlineData(100, 100.0000001, 80)]
    [InlineData(0, 100, 80)]
    public void For_Range_HoldsItInAFewDozenBins(double minimum, double maximum, int target)
    {
        Axis axis = NiceAxis.For(minimum, maximum, false, target, "x");

        Assert.InRange(axis.FindBin(minimum), 1, axis.BinCount);
        Assert.InRange(axis.FindBin(maximum), 1, axis.BinCount);
        Assert.InRange(axis.BinCount, 1, target + 3);
        Assert.True(axis.BinCount >= target / 3, $"{axis}");
        Assert.Equal("x", axis.Title);
    }

    [Fact]
    public void For_UsualRange_HasRoundEdges() => Assert.Equal("(79, 0, 197.5)", NiceAxis.For(0, 197.3, false, 80, string.Empty).ToString());

    [Theory]
    [InlineData(0, 7, "(8, -0.5, 7.5)")]
    [InlineData(-1, 1, "(3, -1.5, 1.5)")]
    [InlineData(4, 4, "(1, 3.5, 4.5)")]
    [InlineData(0, 1000, "(51, -0.5, 1019.5)")]
    public void For_Integers_CentresBinsOnThem(double minimum, double maximum, string expected) =>
        Assert.Equal(expected, NiceAxis.For(minimum, maximum, true, 80, string.Empty).ToString());

    [Fact]
    public void For_HopelessRange_IsRefused() =>
        Assert.Contains("makes no axis", Assert.Throws<ArgumentException>(() => NiceAxis.For(-1e308, 1.7e308, false, 80, string.Empty)).Message, StringComparison.Ordinal);
}
