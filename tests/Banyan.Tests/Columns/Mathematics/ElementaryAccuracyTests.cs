using Banyan.Columns.Mathematics;

namespace Banyan.Tests.Columns.Mathematics;

/// <summary>The elementary functions are right to one unit in the last place, measured against values of some hundred bits that are computed here.</summary>
public sealed class ElementaryAccuracyTests
{
    private const double Bound = 1;

    // Many more with --soak: one value of some hundred bits takes a tenth of a millisecond and more.
    private static readonly int s_count = Fuzzing.FuzzRun.IsSoak ? 4800 : 96;

    public static TheoryData<string> Unaries => KernelTable.UnaryNames;

    public static TheoryData<string> Binaries => KernelTable.BinaryNames;

    [Fact]
    public void BigFunctions_Identities_Hold()
    {
        // The measure itself: against decimal digits of textbooks, and against relations between the functions.
        Assert.Equal("314159265358979323846264338327950288419716939937510", Digits(BigFunctions.Pi, 50));
        Assert.Equal("69314718055994530941723212145817656807550013436025", Digits(BigFunctions.Ln2, 50));
        Assert.Equal("271828182845904523536028747135266249775724709369995", Digits(BigFunctions.Exp(1), 50));
        BigReal x = BigReal.Of(0.7390851332151607);
        AssertNear(x, BigFunctions.Log(BigFunctions.Exp(x)));
        AssertNear(x, BigFunctions.Tan(BigFunctions.Atan(x)));
        AssertNear(x, BigFunctions.Sin(BigFunctions.Asin(x)));
        AssertNear(x, BigFunctions.Cos(BigFunctions.Acos(x)));
        AssertNear(x, BigFunctions.Sinh(BigFunctions.Asinh(x)));
        AssertNear(x, BigFunctions.Tanh(BigFunctions.Atanh(x)));
        AssertNear(x + 1, BigFunctions.Cosh(BigFunctions.Acosh(x + 1)));
        AssertNear(x, BigFunctions.Expm1(BigFunctions.Log1p(x)));
        BigReal root = BigFunctions.Cbrt(x);
        AssertNear(x, root * root * root);
        BigReal far = BigReal.Of(1e300);
        AssertNear(1, (BigFunctions.Sin(far) * BigFunctions.Sin(far)) + (BigFunctions.Cos(far) * BigFunctions.Cos(far)));
    }

    [Theory]
    [MemberData(nameof(Unaries))]
    public void Unary_Doubles_WithinBound(string name)
    {
        KernelTable.Unary f = KernelTable.UnaryOf(name);
        var random = new Random(11);
        foreach (double x in Arguments(random, s_count, 53).Where(x => x != 0 && x > f.Least && x < f.Most))
        {
            AssertWithin(f.Exact(BigReal.Of(x)), f.Double(x), 53, $"{name}({x:R})");
        }
    }

    [Theory]
    [MemberData(nameof(Unaries))]
    public void Unary_Floats_WithinBound(string name)
    {
        KernelTable.Unary f = KernelTable.UnaryOf(name);
        var random = new Random(12);
        foreach (float x in Arguments(random, s_count, 24).Select(x => (float)x).Where(x => x != 0 && x > f.Least && x < f.Most && float.IsFinite(x)))
        {
            AssertWithin(f.Exact(BigReal.Of(x)), f.Single(x), 24, $"{name}f({x:R})");
        }
    }

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Binary_DoublesAndFloats_WithinBound(string name)
    {
        KernelTable.Binary f = KernelTable.BinaryOf(name);
        var random = new Random(13);
        foreach (double first in Arguments(random, s_count / 2, 53).Where(x => x != 0))
        {
            double x = name == "pow" ? Math.Abs(first) : first;
            double second = name == "pow" ? ExponentFor(x, random) : x * Power(random, 4);
            if (!double.IsFinite(second) || second == 0)
            {
                continue;
            }

            AssertWithin(f.Exact(BigReal.Of(x), BigReal.Of(second)), f.Double(x, second), 53, $"{name}({x:R}, {second:R})");
            (float a, float b) = ((float)x, (float)second);
            if (float.IsFinite(a) && float.IsFinite(b) && a != 0 && b != 0)
            {
                AssertWithin(f.Exact(BigReal.Of(a), BigReal.Of(b)), f.Single(a, b), 24, $"{name}f({a:R}, {b:R})");
            }
        }
    }

    [Fact]
    public void TwoOverPi_Table_IsThatOfPi()
    {
        // The table of the argument reduction against π to 1800 bits.
        System.Numerics.BigInteger expected = BigFunctions.TwoOverPi(1280);
        for (int word = 0; word < 20; word++)
        {
            Assert.Equal((ulong)((expected >> (1280 - (64 * (word + 1)))) & ulong.MaxValue), Banyan.Columns.Mathematics.Kernels.TwoOverPi.Bits(64 * word));
        }
    }

    // Zero is a special value with tests of its own; the measure has no logarithm of it.
    // All exponents, and denser where the functions have their features.
    private static IEnumerable<double> Arguments(Random random, int count, int digits)
    {
        // Every seventh: bases and neighbours of both signs alike.
        foreach (double special in KernelTable.Special.Where((x, i) => i % 7 == 0 && double.IsFinite(x)))
        {
            yield return special;
        }

        int least = digits == 24 ? -149 : -1074;
        int most = digits == 24 ? 127 : 1023;
        for (int i = 0; i < count; i++)
        {
            int kind = i % 8;
            double x = kind switch
            {
                0 => Math.ScaleB(1 + random.NextDouble(), random.Next(least, most)),
                1 => Math.ScaleB(1 + random.NextDouble(), random.Next(-30, 10)),
                2 => random.NextDouble(),
                3 => 10 * random.NextDouble(),
                4 => 1 + Math.ScaleB(random.NextDouble() - 0.5, random.Next(-40, 0)),
                5 => random.Next(1, 1 << random.Next(2, 20)) * (Math.PI / 2),
                6 => 700 + (50 * random.NextDouble()),
                _ => 80 + (30 * random.NextDouble()),
            };
            yield return random.Next(2) == 0 ? x : -x;
        }
    }

    private static double Power(Random random, int bits) => Math.ScaleB(1 + random.NextDouble(), random.Next(-bits, bits)) * (random.Next(2) == 0 ? 1 : -1);

    // An exponent for which the power neither overflows nor vanishes.
    private static double ExponentFor(double x, Random random) => (random.Next(2) == 0 ? (random.NextDouble() * 1490) - 770 : (random.NextDouble() * 190) - 100) / Elementary.Log(x);

    private static void AssertWithin(BigReal exact, double found, int digits, string what)
    {
        double ulps = exact.UlpsFrom(found, digits);
        Assert.True(ulps <= Bound, $"{what} = {found:R}, {ulps:F3} ulp off");
    }

    private static void AssertNear(BigReal expected, BigReal found) => Assert.True((expected - found).IsZero || (expected - found).Magnitude < expected.Magnitude - BigReal.Precision + 40);

    private static string Digits(BigReal x, int count)
    {
        BigReal scaled = x;
        for (int i = 0; i < count; i++)
        {
            scaled *= 10;
        }

        return (scaled - new BigReal(1, -1)).Round().ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
