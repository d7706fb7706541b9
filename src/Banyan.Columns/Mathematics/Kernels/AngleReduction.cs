using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>Angles modulo π/2.</summary>
internal static class AngleReduction
{
    /// <summary>Up to here <see cref="Reduce"/> may be used.</summary>
    public const double Limit = 1048576;

    /// <summary>x − k π/2 = r − rest, |r| ≤ π/4, rest less than half a unit of r; <paramref name="rounded"/> is k + <see cref="Bits.Rounder"/>.</summary>
    /// <remarks>π/2 in four parts, three of them of 33 bits: their products with k, of 20 bits, are exact, and so is all but the last product. The error is below 2⁻¹³⁰, and |r| above 2⁻⁶⁰.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reduce<T>(T x, out T rest, out T rounded)
        where T : unmanaged, ILanes<T>
    {
        rounded = (x * T.All(0.6366197723675814)) + T.All(Bits.Rounder);
        T k = rounded - T.All(Bits.Rounder);
        T first = x - (k * T.All(1.5707963267341256));
        T second = ErrorFree.Sum(first, T.Negate(k * T.All(6.077100506303966e-11)), out T lost);
        T third = ErrorFree.Sum(second, T.Negate(k * T.All(2.0222662487111665e-21)), out T lostAgain);

        // Differences throughout, so that −0 stays −0.
        T low = (k * T.All(8.4784276603689e-32)) - (lost + lostAgain);
        T r = third - low;
        rest = low - (third - r);
        return r;
    }

    /// <summary>The same for any finite angle that is not 0: r, rest and k modulo 4.</summary>
    /// <remarks>
    /// M. H. Payne and R. N. Hanek (SIGNUM Newsletter 18 (1983) 19): of the bits of 2/π only those are multiplied that give the last two bits of k and 254 bits of the fraction. Multiples of 4
    /// drop out of the 256-bit product by themselves.
    /// </remarks>
    public static double Reduce(double x, out double rest, out int quadrant)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        ulong mantissa = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000;
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;

        // mantissa · 2^exponent · 2/π = mantissa · window · 2⁻²⁵⁴ modulo 4.
        int offset = exponent - 2;
        ulong w3 = TwoOverPi.Bits(offset);
        ulong w2 = TwoOverPi.Bits(offset + 64);
        ulong w1 = TwoOverPi.Bits(offset + 128);
        ulong w0 = TwoOverPi.Bits(offset + 192);
        UInt128 product = (UInt128)mantissa * w0;
        ulong p0 = (ulong)product;
        product = ((UInt128)mantissa * w1) + (ulong)(product >> 64);
        ulong p1 = (ulong)product;
        product = ((UInt128)mantissa * w2) + (ulong)(product >> 64);
        ulong p2 = (ulong)product;
        ulong p3 = (mantissa * w3) + (ulong)(product >> 64);

        quadrant = (int)(p3 >> 62);
        var upper = new UInt128(p3 << 2 | p2 >> 62, p2 << 2 | p1 >> 62);
        var lower = new UInt128(p1 << 2 | p0 >> 62, p0 << 2);
        bool isNegative = upper >> 127 != 0;
        if (isNegative)
        {
            quadrant++;
            lower = ~lower + 1;
            upper = ~upper + (lower == 0 ? UInt128.One : UInt128.Zero);
        }

        // The fraction as two doubles, then times π/2. It never vanishes: no double is a multiple of π/2.
        int zeros = (int)UInt128.LeadingZeroCount(upper);
        UInt128 leading = zeros == 0 ? upper : (upper << zeros) | (lower >> (128 - zeros));
        double high = Math.ScaleB((double)(ulong)(leading >> 75), -53 - zeros);
        double low = Math.ScaleB((double)(ulong)((leading << 53) >> 64), -117 - zeros);
        Lanes1 r = ErrorFree.Product(new Lanes1(high), new Lanes1(1.5707963267948966), out Lanes1 error);
        double tail = error.Value + ((low * 1.5707963267948966) + (high * 6.123233995736766e-17));
        double sum = r.Value + tail;
        rest = (sum - r.Value) - tail;
        bool turn = isNegative != x < 0;
        quadrant = (x < 0 ? -quadrant : quadrant) & 3;
        rest = turn ? -rest : rest;
        return turn ? -sum : sum;
    }
}
