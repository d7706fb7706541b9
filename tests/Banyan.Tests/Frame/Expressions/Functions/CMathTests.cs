using Banyan.Frame.Expressions.Functions;

namespace Banyan.Tests.Frame.Expressions.Functions;

/// <summary>Values of the functions that are worked out here, against values of A&amp;S and mpmath.</summary>
public class CMathTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0.112462916018284892)]
    [InlineData(1, 0.842700792949714869)]
    [InlineData(-2, -0.995322265018952734)]
    [InlineData(3, 0.999977909503001415)]
    public void Erf_OfX_IsExact(double x, double expected) => Assert.Equal(expected, CMath.Erf(x), 1e-15);

    [Theory]
    [InlineData(0.5, 0.479500122186953462)]
    [InlineData(2, 0.00467773498104726584)]
    [InlineData(5, 1.53745979442803485e-12)]
    [InlineData(10, 2.08848758376254476e-45)]
    [InlineData(-1, 1.84270079294971487)]
    public void Erfc_OfX_IsRelativelyExact(double x, double expected) => Assert.Equal(1, CMath.Erfc(x) / expected, 1e-13);

    [Theory]
    [InlineData(0.5, 1.77245385090551603)]
    [InlineData(5, 24)]
    [InlineData(-1.5, 2.36327180120735470)]
    [InlineData(1.1, 0.951350769866873183)]
    [InlineData(30.5, 4.82269693349091e31)]
    [InlineData(170, 4.26906800900470527e304)]
    public void Tgamma_OfX_IsRelativelyExact(double x, double expected) => Assert.Equal(1, CMath.Tgamma(x) / expected, 1e-12);

    [Theory]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(0.01, 0.0100501670841680575)]
    [InlineData(-0.5, -0.393469340287366577)]
    [InlineData(3, 19.0855369231876677)]
    public void Expm1_OfX_IsRelativelyExact(double x, double expected) => Assert.Equal(1, CMath.Expm1(x) / expected, 1e-14);

    [Theory]
    [InlineData(1e-10, 9.9999999995e-11)]
    [InlineData(0.5, 0.405465108108164382)]
    [InlineData(-0.9, -2.30258509299404568)]
    public void Log1p_OfX_IsRelativelyExact(double x, double expected) => Assert.Equal(1, CMath.Log1p(x) / expected, 1e-14);

    [Fact]
    public void SpecialValues_AreThoseOfC()
    {
        Assert.Equal(double.NegativeInfinity, CMath.Log(0));
        Assert.True(double.IsNaN(CMath.Sqrt(-1)));
        Assert.True(double.IsNaN(CMath.Tgamma(-2)));
        Assert.Equal(double.PositiveInfinity, CMath.Tgamma(0));
        Assert.Equal(double.PositiveInfinity, CMath.Lgamma(-3));
        Assert.Equal(double.PositiveInfinity, CMath.Tgamma(172));
        Assert.Equal(0, CMath.Erfc(40));
        Assert.Equal(-1, CMath.Expm1(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, CMath.Log1p(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, CMath.Log1p(-1));
        Assert.Equal(-0.0, CMath.Expm1(-0.0));
        Assert.True(double.IsNegative(CMath.Round(-0.2)));
    }

    [Theory]
    [InlineData(3.841458820694124, 1, 0.05)]
    [InlineData(10, 5, 0.0752352461465122)]
    [InlineData(-1, 2, 0)]
    [InlineData(0, 2, 1)]
    public void Prob_OfChisquare_IsItsTail(double chi2, int ndf, double expected) => Assert.Equal(expected, TMath.Prob(chi2, ndf), 1e-12);

    [Fact]
    public void Quantiles_InvertTheirDistributions()
    {
        Assert.Equal(-0.524400512708041, TMath.NormQuantile(0.3), 1e-12);
        Assert.Equal(9.23635689978112, TMath.ChisquareQuantile(0.9, 5), 1e-10);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.765197686557966552)]
    [InlineData(-2.5, -0.0483837764681978)]
    [InlineData(50, 0.0558123276692518)]
    public void BesselJ0_OfX_IsExact(double x, double expected) => Assert.Equal(expected, TMath.BesselJ0(x), 1e-13);
}
