using Banyan.Histograms;

namespace Banyan.Tests.Histograms;

public class AxisTests
{
    [Theory]
    [InlineData(-0.0001, 0)]
    [InlineData(0, 1)]
    [InlineData(-0.0, 1)]
    [InlineData(0.9999999, 1)]
    [InlineData(1, 2)]
    [InlineData(9.999, 10)]
    [InlineData(10, 11)]
    [InlineData(double.NaN, 11)]
    [InlineData(double.PositiveInfinity, 11)]
    [InlineData(double.NegativeInfinity, 0)]
    public void FindBin_Regular_IsRoots(double value, int bin) => Assert.Equal(bin, Axis.Regular(10, 0, 10).FindBin(value));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(1.5, 2)]
    [InlineData(4.999, 2)]
    [InlineData(5, 3)]
    [InlineData(20, 4)]
    [InlineData(double.NaN, 4)]
    public void FindBin_Variable_IsRoots(double value, int bin) => Assert.Equal(bin, Axis.Variable([0, 1, 5, 20]).FindBin(value));

    /// <summary>ROOT computes 1 + int(n * (x - low) / (high - low)), so 0.3 = 3 * 0.1 lands where rounding puts it: in bin 3 or 4, but the same one as in ROOT.</summary>
    [Fact]
    public void FindBin_OnAnEdge_FollowsTheFormula()
    {
        Axis axis = Axis.Regular(10, 0, 1);

        Assert.Equal(1 + (int)(10 * (0.3 - 0.0) / 1.0), axis.FindBin(0.3));
        Assert.Equal(4, axis.FindBin(0.3));
        Assert.Equal(8, axis.FindBin(0.7));
        Assert.Equal(7, Axis.Regular(100, -0.05, 0.95).FindBin(0.01));
    }

    [Fact]
    public void Edges_Regular_AreRoots()
    {
        Axis axis = Axis.Regular(4, 1, 3, "x");

        Assert.Equal([1, 1.5, 2, 2.5, 3], axis.ToEdges());
        Assert.Equal(1.25, axis.Center(1));
        Assert.Equal(0.5, axis.Width(4));
        Assert.Equal("(4, 1, 3)", axis.ToString());
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(10, 1, 1)]
    [InlineData(10, 2, 1)]
    [InlineData(10, 0, double.PositiveInfinity)]
    [InlineData(10, double.NaN, 1)]
    [InlineData(10, -1e308, 1e308)]
    public void Regular_WithoutRange_IsRefused(int count, double low, double high) => Assert.Throws<ArgumentException>(() => Axis.Regular(count, low, high));

    [Fact]
    public void Variable_NotRising_IsRefused()
    {
        Assert.Contains("rise", Assert.Throws<ArgumentException>(() => Axis.Variable([0, 2, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Axis.Variable([0]));
        Assert.Throws<ArgumentException>(() => Axis.Variable([0, double.NaN]));
    }

    [Fact]
    public void Equals_SameBinsOtherTitle_DiffersButCanBeAdded()
    {
        Axis axis = Axis.Variable([0, 1, 2], "a");

        Assert.NotEqual(axis, axis.WithTitle("b"));
        Assert.True(axis.HasSameBins(axis.WithTitle("b")));
        Assert.False(axis.HasSameBins(Axis.Regular(2, 0, 2)));
    }

    [Fact]
    public void Categories_AreBinsOfTheirOwn()
    {
        Axis axis = Axis.Categories(["a", "b", "c"], "title");

        Assert.Equal((3, 0.0, 3.0, 2), (axis.BinCount, axis.Low, axis.High, axis.FindBin(1.5)));
        Assert.Equal(["a", "b", "c"], axis.WithTitle("x").Labels);
        Assert.False(axis.HasSameBins(Axis.Regular(3, 0, 3)));
        Assert.False(axis.HasSameBins(Axis.Categories(["a", "c", "b"])));
        Assert.Equal("{a, b, c}", axis.ToString());
        Assert.Throws<ArgumentException>(() => Axis.Categories(["a", "a"]));
        Assert.Throws<ArgumentException>(() => Axis.Categories([]));
        var histogram = new Histogram1D("h", "h", axis);
        using var bytes = new MemoryStream();
        histogram.Write(new BinaryWriter(bytes));
        bytes.Position = 0;
        Assert.Equal(axis.Labels, Histogram.Read(new BinaryReader(bytes)).X.Labels);
    }
}
