using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>The common part of the exponential functions: x = k ln 2 + r with |r| ≤ ½ ln 2, and eʳ from a polynomial in r.</summary>
internal static class Exponential
{
    /// <summary>r = x − k ln 2, with what its rounding lost in <paramref name="rest"/>; <paramref name="rounded"/> is k + <see cref="Bits.Rounder"/>. For |x| up to 1100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reduce<T>(T x, out T rest, out T rounded)
        where T : unmanaged, ILanes<T>
    {
        // ln 2 in two parts, the first of 42 bits: its product with k, of 11 bits, is exact.
        rounded = (x * T.All(1.4426950408889634)) + T.All(Bits.Rounder);
        T k = rounded - T.All(Bits.Rounder);
        T high = x - (k * T.All(0.6931471805598903));
        T low = k * T.All(5.497923018708371e-14);
        T r = high - low;
        rest = (high - r) - low;
        return r;
    }

    /// <summary>e to the power r + rest as a sum of two doubles, to about 2⁻⁵⁷.</summary>
    /// <remarks>(eʳ − 1 − r) / r² by a polynomial: minimax, relative error 2⁻⁵⁹.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mantissa<T>(T r, T rest, out T error)
        where T : unmanaged, ILanes<T>
    {
        T p = Polynomial.Of(
            r,
            0.5,
            0.1666666666666667,
            0.041666666666666685,
            0.008333333333326119,
            0.0013888888888874368,
            0.00019841269874877347,
            2.4801587347412214e-05,
            2.7557255328813043e-06,
            2.7557252842183324e-07,
            2.5105246537293977e-08,
            2.0921613133581942e-09);
        T sum = ErrorFree.OrderedSum(T.All(1), r, out T lost);
        T tail = lost + (((r * r) * p) + (rest + (rest * r)));
        T result = sum + tail;
        error = tail - (result - sum);
        return result;
    }

    /// <summary>eˣ − 1 for a sum of two doubles that <see cref="Reduce"/> reduced, as a sum of two doubles, to about 2⁻⁵⁸ of itself.</summary>
    /// <remarks>(eʳ − 1 − r − r²/2) / r³ by a polynomial: minimax, relative error 2⁻⁵⁶·⁸; it weighs less than 1/50.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MinusOne<T>(T r, T rest, T rounded, out T error)
        where T : unmanaged, ILanes<T>
    {
        T p = Polynomial.Of(
            r,
            0.16666666666666669,
            0.04166666666666667,
            0.008333333333330055,
            0.0013888888888880927,
            0.00019841269863090752,
            2.480158733400455e-05,
            2.755726840286551e-06,
            2.7557264256135163e-07,
            2.510041246525471e-08,
            2.0918160101597146e-09);
        T square = ErrorFree.Square(r, out T squareError);
        T sum = ErrorFree.OrderedSum(r, square * T.All(0.5), out T lost);
        T tail = lost + (((r * square) * p) + ((squareError * T.All(0.5)) + (rest + (rest * r))));

        // 2ᵏ (eʳ − 1) + (2ᵏ − 1); nothing is added for k = 0.
        T scale = T.AddBits(T.AllBits(Bits.One), rounded << 52);
        T whole = ErrorFree.Sum(scale, T.All(-1), out T wholeError);
        T high = ErrorFree.Sum(whole, scale * sum, out T highError);
        T low = highError + (wholeError + (scale * tail));
        T result = high + low;
        error = low - (result - high);
        return result;
    }

    /// <summary>A number near 1 times 2 to the power of an integer, rounded into the subnormals or to infinity where it lies there.</summary>
    public static double Scale(double mantissa, double exponent) => Math.ScaleB(mantissa, (int)exponent);

    /// <summary>eˣ · 2ⁿ for arguments near the limits; NaN for NaN.</summary>
    public static double Extreme(double x, int n)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (Math.Abs(x) > 1000)
        {
            return x > 0 ? double.PositiveInfinity : 0;
        }

        Lanes1 r = Reduce(new Lanes1(x), out Lanes1 rest, out Lanes1 rounded);
        return Scale(Mantissa(r, rest, out _).Value, rounded.Value - Bits.Rounder + n);
    }
}
