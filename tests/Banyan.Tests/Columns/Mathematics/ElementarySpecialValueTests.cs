using Banyan.Columns.Mathematics;

namespace Banyan.Tests.Columns.Mathematics;

/// <summary>Zeros, infinities, NaN and poles, as C (annex F) has them.</summary>
public sealed class ElementarySpecialValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Theory]
    [InlineData("exp", 0, 1)]
    [InlineData("exp", -0.0, 1)]
    [InlineData("exp", Inf, Inf)]
    [InlineData("exp", -Inf, 0)]
    [InlineData("exp", 1e300, Inf)]
    [InlineData("exp2", 10, 1024)]
    [InlineData("exp2", -1074, double.Epsilon)]
    [InlineData("exp2", -Inf, 0)]
    [InlineData("expm1", -0.0, -0.0)]
    [InlineData("expm1", -Inf, -1)]
    [InlineData("expm1", double.Epsilon, double.Epsilon)]
    [InlineData("log", 0, -Inf)]
    [InlineData("log", -0.0, -Inf)]
    [InlineData("log", 1, 0)]
    [InlineData("log", -1, NaN)]
    [InlineData("log", Inf, Inf)]
    [InlineData("log2", 1024, 10)]
    [InlineData("log2", double.Epsilon, -1074)]
    [InlineData("log10", 1e22, 22)]
    [InlineData("log10", 1000, 3)]
    [InlineData("log10", 0, -Inf)]
    [InlineData("log1p", -0.0, -0.0)]
    [InlineData("log1p", -1, -Inf)]
    [InlineData("log1p", -2, NaN)]
    [InlineData("log1p", Inf, Inf)]
    [InlineData("sin", -0.0, -0.0)]
    [InlineData("sin", Inf, NaN)]
    [InlineData("sin", double.Epsilon, double.Epsilon)]
    [InlineData("cos", 0, 1)]
    [InlineData("cos", -Inf, NaN)]
    [InlineData("tan", -0.0, -0.0)]
    [InlineData("tan", Inf, NaN)]
    [InlineData("asin", -0.0, -0.0)]
    [InlineData("asin", 1, Math.PI / 2)]
    [InlineData("asin", 1.1, NaN)]
    [InlineData("acos", 1, 0)]
    [InlineData("acos", -1, Math.PI)]
    [InlineData("acos", 2, NaN)]
    [InlineData("atan", -0.0, -0.0)]
    [InlineData("atan", Inf, Math.PI / 2)]
    [InlineData("atan", -Inf, -Math.PI / 2)]
    [InlineData("sinh", -0.0, -0.0)]
    [InlineData("sinh", -Inf, -Inf)]
    [InlineData("cosh", 0, 1)]
    [InlineData("cosh", -Inf, Inf)]
    [InlineData("tanh", -0.0, -0.0)]
    [InlineData("tanh", -Inf, -1)]
    [InlineData("asinh", -0.0, -0.0)]
    [InlineData("asinh", -Inf, -Inf)]
    [InlineData("acosh", 1, 0)]
    [InlineData("acosh", 0.9, NaN)]
    [InlineData("acosh", Inf, Inf)]
    [InlineData("atanh", -0.0, -0.0)]
    [InlineData("atanh", -1, -Inf)]
    [InlineData("atanh", 2, NaN)]
    [InlineData("cbrt", -0.0, -0.0)]
    [InlineData("cbrt", -27, -3)]
    [InlineData("cbrt", -Inf, -Inf)]
    public void Unary_SpecialValues_AreThoseOfC(string name, double x, double expected)
    {
        KernelTable.Unary f = KernelTable.UnaryOf(name);
        AssertSame(expected, f.Double(x));
        AssertSame(NaN, f.Double(NaN));
        if (x == (float)x || !double.IsFinite(x))
        {
            AssertSame((float)expected, f.Single((float)x));
        }
    }

    [Theory]
    [InlineData("atan2", 0, 0, 0)]
    [InlineData("atan2", -0.0, 0, -0.0)]
    [InlineData("atan2", 0, -0.0, Math.PI)]
    [InlineData("atan2", -0.0, -0.0, -Math.PI)]
    [InlineData("atan2", 0, -1, Math.PI)]
    [InlineData("atan2", -0.0, 1, -0.0)]
    [InlineData("atan2", -3, 0, -Math.PI / 2)]
    [InlineData("atan2", 3, -0.0, Math.PI / 2)]
    [InlineData("atan2", Inf, Inf, Math.PI / 4)]
    [InlineData("atan2", -Inf, -Inf, -3 * (Math.PI / 4))]
    [InlineData("atan2", 1, -Inf, Math.PI)]
    [InlineData("atan2", -1, Inf, -0.0)]
    [InlineData("atan2", Inf, 5, Math.PI / 2)]
    [InlineData("atan2", NaN, 5, NaN)]
    [InlineData("pow", 0, 0, 1)]
    [InlineData("pow", NaN, 0, 1)]
    [InlineData("pow", 1, NaN, 1)]
    [InlineData("pow", NaN, 1, NaN)]
    [InlineData("pow", -8, 3, -512)]
    [InlineData("pow", -8, 2, 64)]
    [InlineData("pow", -8, 0.5, NaN)]
    [InlineData("pow", 0, -3, Inf)]
    [InlineData("pow", -0.0, -3, -Inf)]
    [InlineData("pow", -0.0, 3, -0.0)]
    [InlineData("pow", -0.0, 2, 0)]
    [InlineData("pow", 2, 10, 1024)]
    [InlineData("pow", 3, 2, 9)]
    [InlineData("pow", 10, -1, 0.1)]
    [InlineData("pow", -1, Inf, 1)]
    [InlineData("pow", 0.5, Inf, 0)]
    [InlineData("pow", 0.5, -Inf, Inf)]
    [InlineData("pow", 2, -Inf, 0)]
    [InlineData("pow", -Inf, 3, -Inf)]
    [InlineData("pow", -Inf, -3, -0.0)]
    [InlineData("pow", Inf, -1, 0)]
    [InlineData("pow", 1e300, 1e300, Inf)]
    [InlineData("pow", 1e-300, 1e300, 0)]
    [InlineData("hypot", 3, -4, 5)]
    [InlineData("hypot", 0, -0.0, 0)]
    [InlineData("hypot", Inf, NaN, Inf)]
    [InlineData("hypot", 1, NaN, NaN)]
    public void Binary_SpecialValues_AreThoseOfC(string name, double x, double y, double expected)
    {
        KernelTable.Binary f = KernelTable.BinaryOf(name);
        AssertSame(expected, f.Double(x, y));
        if ((x == (float)x || !double.IsFinite(x)) && (y == (float)y || !double.IsFinite(y)))
        {
            AssertSame((float)expected, f.Single((float)x, (float)y));
        }
    }

    [Fact]
    public void Hypot_LargeAndSmall_NeitherOverflowNorVanish()
    {
        AssertSame(5e300, Elementary.Hypot(3e300, 4e300));
        AssertSame(5e-300, Elementary.Hypot(3e-300, 4e-300));
        AssertSame(double.Epsilon, Elementary.Hypot(0, double.Epsilon));
    }

    private static void AssertSame(double expected, double found) => Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(found), $"expected {expected:R}, found {found:R}");

    private static void AssertSame(float expected, float found) => Assert.True(BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(found), $"expected {expected:R}, found {found:R}");
}
