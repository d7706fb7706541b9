using Banyan.Columns.Mathematics;

namespace Banyan.Tests.Columns.Mathematics;

/// <summary>Error and gamma functions within the bounds that their comments state.</summary>
public sealed class SpecialAccuracyTests
{
    public static TheoryData<string, double, double, double> Ranges => new()
    {
        { "erf", -1, 1, 16 },
        { "erf", -6, 6, 16 },
        { "erfc", -5, 1, 16 },
        { "erfc", 0.9, 6, 16 },
        { "erfc", 5, 26, 16 },
        { "gamma", 0.01, 3, 40 },
        { "gamma", 3, 26, 40 },
        { "gamma", 25, 171, 40 },
        { "gamma", -20, 0, 40 },
    };

    private static readonly int s_count = Fuzzing.FuzzRun.IsSoak ? 200 : 5;

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Value_InRange_WithinBound(string name, double least, double most, double bound)
    {
        (Func<double, double> found, Func<BigReal, BigReal> exact) = name switch
        {
            "erf" => ((Func<double, double>)Special.Erf, (Func<BigReal, BigReal>)BigFunctions.Erf),
            "erfc" => (Special.Erfc, BigFunctions.Erfc),
            _ => (Special.Gamma, BigFunctions.Gamma),
        };
        var random = new Random(3);
        for (int i = 0; i < s_count; i++)
        {
            double x = least + ((most - least) * random.NextDouble());
            double ulps = exact(BigReal.Of(x)).UlpsFrom(found(x), 53);
            Assert.True(ulps <= bound, $"{name}({x:R}) = {found(x):R}, {ulps:F1} ulp off");
        }
    }

    [Fact]
    public void LogGamma_Positive_WithinBoundOfItsSizeOrOne()
    {
        var random = new Random(4);
        for (int i = 0; i < s_count; i++)
        {
            double x = i % 2 == 0 ? 3 * random.NextDouble() : 200 * random.NextDouble();
            BigReal exact = BigFunctions.LogGamma(BigReal.Of(x));
            double error = BigReal.Abs(exact - BigReal.Of(Special.LogGamma(x))).Near();
            Assert.True(error <= 16 * Math.ScaleB(1, -52) * Math.Max(1, Math.Abs(exact.Near())), $"lgamma({x:R}) is {error} off");
        }
    }

    [Theory]
    [InlineData(5, 24)]
    [InlineData(1, 1)]
    [InlineData(23, 1.1240007277776077e21)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(-3, double.NaN)]
    [InlineData(172, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    public void Gamma_SpecialValues_AreThoseOfC(double x, double expected) => Assert.Equal(expected, Special.Gamma(x));

    [Fact]
    public void Erf_SpecialValues_AreThoseOfC()
    {
        Assert.Equal([0, 1, -1, double.NaN], [Special.Erf(0), Special.Erf(double.PositiveInfinity), Special.Erf(double.NegativeInfinity), Special.Erf(double.NaN)]);
        Assert.Equal([1, 0, 2, double.NaN], [Special.Erfc(0), Special.Erfc(double.PositiveInfinity), Special.Erfc(double.NegativeInfinity), Special.Erfc(double.NaN)]);
        Assert.Equal([0, 0, double.PositiveInfinity], [Special.LogGamma(1), Special.LogGamma(2), Special.LogGamma(0)]);
    }
}
