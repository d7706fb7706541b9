using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>Sine and cosine in lanes of floats, for angles below 100.</summary>
internal static class SinusoidSingle
{
    /// <summary>Up to here <see cref="Value"/> may be used: k has 6 bits.</summary>
    public const double Limit = 100;

    /// <summary>sin(x + <paramref name="quarters"/> · π/2).</summary>
    /// <remarks>
    /// x = k π/2 + r with |r| ≤ π/4 as a sum of two floats; π/2 in three parts, the first two of 18 bits. Polynomials (minimax): the sine's to 2⁻²⁸ of the result, the cosine's to 2⁻³³.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x, ulong quarters)
        where T : unmanaged, ILanes<T>
    {
        T rounded = (x * T.All(0.6366197723675814)) + T.All(ExpSingle.Rounder);
        T k = rounded - T.All(ExpSingle.Rounder);
        T first = x - (k * T.All(1.5707931518554688));
        T second = k * T.All(3.1749368645250797e-06);
        T r = first - second;
        T rest = (second - (first - r)) + (k * T.All(2.563344151594519e-12));
        T square = r * r;
        T fourth = square * square;
        T half = square * T.All(0.5);

        // As a difference, so that the sine of −0 is −0.
        T sine = r - (rest - (r * ((square * T.All(-0.166666552)) + (fourth * (T.All(0.00833217334) + (square * T.All(-0.000195166562)))))));
        T one = T.All(1) - half;
        T cosine = one + (((T.All(1) - one) - half) + ((fourth * ((T.All(0.0416666456) + (square * T.All(-0.00138873619))) + (fourth * T.All(2.44377297e-05)))) + (r * rest)));
        T turns = quarters == 0 ? rounded : T.AddBits(rounded, T.AllBits(quarters));
        T isOdd = T.SubtractBits(T.All(0), turns & T.AllBits(1));
        return T.Select(isOdd, cosine, sine) ^ T.SignOf(turns << 30);
    }
}
