using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>eˣ in lanes of floats: x = k ln 2 + r, |r| ≤ ½ ln 2, with r as a sum of two floats; (eʳ − 1 − r) / r² by a polynomial (minimax, to 2⁻³⁴ of the result).</summary>
/// <remarks>What the largest results and the subnormal ones need is left to doubles.</remarks>
internal readonly struct ExpSingle : IUnaryKernel
{
    /// <summary>1.5 · 2²³: x + Rounder is rounded to the nearest integer, which stands in the low bits.</summary>
    public const double Rounder = 12582912;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) < T.All(87);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        // The first part of ln 2 has 15 bits: its product with k, of 7 bits, is exact.
        T rounded = (x * T.All(1.4426950408889634)) + T.All(Rounder);
        T k = rounded - T.All(Rounder);
        T high = x - (k * T.All(0.693145751953125));
        T low = k * T.All(1.42860677e-06);
        T r = high - low;
        T rest = (high - r) - low;
        T square = r * r;
        T p = (T.All(0.5) + (r * T.All(0.166666672)))
            + (square * ((T.All(0.0416662693) + (r * T.All(0.00833326392))) + (square * (T.All(0.00139461039) + (r * T.All(0.000199184273))))));
        T sum = ErrorFree.OrderedSum(T.All(1), r, out T error);
        return T.AddBits(sum + (error + ((square * p) + rest)), rounded << 23);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Exponential.Extreme(x, 0);
}
