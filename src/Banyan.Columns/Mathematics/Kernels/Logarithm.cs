using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>The common part of the logarithms: x = 2ᵏ m with √½ ≤ m &lt; √2, s = (m − 1) / (m + 1), and ln m = 2 artanh s from a polynomial in s².</summary>
internal static class Logarithm
{
    // Patterns of √½, and of 1023 + 1 in the place of the exponent.
    private const ulong RootHalf = 0x3FE6_A09E_667F_3BCD;
    private const ulong Bias = 0x4000_0000_0000_0000;

    /// <summary>2¹⁰²³: below it 2⁻ᵏ can be formed.</summary>
    public const double MostOfSum = 8.98846567431158e307;

    // ln 2 in two parts, the first of 42 bits.
    private const double TwoHigh = 0.6931471805598903;
    private const double TwoLow = 5.497923018708371e-14;

    /// <summary>Mask of the positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => (x >= T.All(Bits.SmallestNormal)) & (x < T.All(double.PositiveInfinity));

    /// <summary>The logarithm of every other number: the pole, infinities, NaN, and small numbers, which are made normal first.</summary>
    public static double Unusual<TLogarithm>(double x)
        where TLogarithm : ILogarithm
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        double normal = Normalise(x, out double twos);
        return TLogarithm.Of(new Lanes1(normal), new Lanes1(twos)).Value;
    }

    /// <summary>m, k and 2⁻ᵏ of a positive normal number; 0 for 2⁻ᵏ when k is 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Split<T>(T x, out T k, out T scale)
        where T : unmanaged, ILanes<T>
    {
        // k + 1024 stands in the upper twelve bits of shifted; or'ed into the pattern of 2⁵² it is a double.
        T shifted = T.AddBits(x, T.AllBits(Bias - RootHalf));
        T exponent = shifted & T.AllBits(0xFFF0_0000_0000_0000);
        k = ((shifted >>> 52) | T.All(4503599627370496)) - T.All(4503599627370496 + 1024);
        scale = T.SubtractBits(T.AllBits(0x7FF0_0000_0000_0000), exponent);
        return T.SubtractBits(x, T.SubtractBits(exponent, T.AllBits(Bias)));
    }

    /// <summary>At least |ln x| for a positive normal number, and at most 1.2 times as much, or 0.7 when that is more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Bound<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        // |ln m| ≤ 1.184 |m − 1|, the most at √½.
        T f = Split(x, out T k, out _) - T.All(1);
        return (T.Abs(k) * T.All(0.6931471805599454)) + (T.Abs(f) * T.All(1.19));
    }

    /// <summary>ln(1 + f) for a sum of two doubles in [√½ − 1, √2 − 1] as a sum of two doubles, to about 2⁻⁵⁸ of itself.</summary>
    /// <remarks>(2 artanh s − 2s) / s³ by a polynomial: minimax, relative error 2⁻⁵⁸·⁸; it weighs less than 1/100.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OnePlus<T>(T f, T rest, out T error)
        where T : unmanaged, ILanes<T>
    {
        T divisor = ErrorFree.OrderedSum(T.All(2), f, out T lost);
        T s = ErrorFree.Quotient(f, rest, divisor, lost + rest, out T quotientError);
        T square = s * s;
        T p = Polynomial.Of(
            square,
            0.6666666666666666,
            0.40000000000000885,
            0.28571428570798246,
            0.22222222392817578,
            0.18181795532092035,
            0.15386245130917564,
            0.13268637931733243,
            0.13087949030034499);
        error = ((s * square) * p) + (quotientError + quotientError);
        return s + s;
    }

    /// <summary>ln x + <paramref name="twos"/> · ln 2 for a positive normal number, as a sum of two doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Natural<T>(T x, T twos, out T error)
        where T : unmanaged, ILanes<T>
    {
        T f = Split(x, out T k, out _) - T.All(1);
        T value = OnePlus(f, T.All(0), out T tail);
        return WithTwos(k + twos, value, tail, out error);
    }

    /// <summary>The same for a sum of two doubles of which <paramref name="high"/> is a positive normal number.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static T Natural<T>(T high, T low, T twos, out T error)
        where T : unmanaged, ILanes<T>
    {
        T f = ErrorFree.Sum(Split(high, out T k, out T scale) - T.All(1), low * scale, out T rest);
        T value = OnePlus(f, rest, out T tail);
        return WithTwos(k + twos, value, tail, out error);
    }

    /// <summary>ln x to about 2⁻⁶⁵ of itself, for powers.</summary>
    /// <remarks>The term in s³ is a sum of two doubles as well; (2 artanh s − 2s − ⅔s³) / s⁵ by a polynomial, <see cref="FifthOnwards{T}"/>: minimax, relative error 2⁻⁵⁸·⁹; it weighs less than 1/5000.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Precise<T>(T x, T twos, out T error)
        where T : unmanaged, ILanes<T>
    {
        T f = Split(x, out T k, out _) - T.All(1);
        T divisor = ErrorFree.OrderedSum(T.All(2), f, out T lost);
        T s = ErrorFree.Quotient(f, T.All(0), divisor, lost, out T low);
        T square = ErrorFree.Square(s, out T squareError);
        squareError += (s + s) * low;
        T cube = ErrorFree.Product(square, s, out T cubeError);
        cubeError += (squareError * s) + (square * low);
        T third = ErrorFree.Product(cube, T.All(0.6666666666666666), out T thirdError);
        thirdError += (cubeError * T.All(0.6666666666666666)) + (cube * T.All(3.700743415417188e-17));
        T p = FifthOnwards(square);
        T value = ErrorFree.OrderedSum(s + s, third, out T sumError);
        T tail = sumError + ((low + low) + (thirdError + ((cube * square) * p)));
        return WithTwos(k + twos, value, tail, out error);
    }

    /// <summary>ln 2x for a large x; NaN for NaN.</summary>
    public static double OfTwice(double x) => double.IsFinite(x) ? Natural(new Lanes1(x), new Lanes1(1), out _).Value : double.IsNaN(x) ? double.NaN : x;

    /// <summary>For a positive number that is not normal: the number times 2⁵⁴, and −54.</summary>
    public static double Normalise(double x, out double twos)
    {
        twos = x < Bits.SmallestNormal ? -54 : 0;
        return twos < 0 ? x * 18014398509481984 : x;
    }

    [MethodImpl(Bits.OwnMethod)]
    private static T FifthOnwards<T>(T square)
        where T : unmanaged, ILanes<T> => Polynomial.Of(
            square,
            0.4,
            0.28571428571429375,
            0.2222222222165133,
            0.18181818336322408,
            0.15384594872224233,
            0.1333480919529892,
            0.1170612507385906,
            0.1172425897646252);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T WithTwos<T>(T k, T value, T tail, out T error)
        where T : unmanaged, ILanes<T>
    {
        T sum = ErrorFree.OrderedSum(k * T.All(TwoHigh), value, out T lost);
        T low = lost + ((k * T.All(TwoLow)) + tail);
        T result = sum + low;
        error = low - (result - sum);
        return result;
    }
}
