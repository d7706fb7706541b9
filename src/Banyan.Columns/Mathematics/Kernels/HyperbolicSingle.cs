using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>sinh and cosh to the precision of a float, in doubles: with x = k ln 2 + r, e^±x = 2^±k (cosh r ± sinh r).</summary>
internal static class HyperbolicSingle
{
    /// <summary>½eˣ and ½e⁻ˣ for |x| up to 200. The polynomials (minimax) are right to 2⁻³⁴.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Halves<T>(T x, out T inverse)
        where T : unmanaged, ILanes<T>
    {
        T rounded = (x * T.All(1.4426950408889634)) + T.All(Bits.Rounder);
        T r = x - ((rounded - T.All(Bits.Rounder)) * T.All(0.6931471805599453));
        T square = r * r;
        T cosine = T.All(0.5) + (square * (T.All(0.25000000395566108) + (square * (T.All(0.02083313357730174) + (square * T.All(0.00069731122184329335))))));
        T sine = r * (T.All(0.5) + (square * (T.All(0.0833333337726177) + (square * (T.All(0.0041666444817792935) + (square * T.All(9.95247713696376e-05)))))));
        inverse = T.SubtractBits(cosine - sine, rounded << 52);
        return T.AddBits(cosine + sine, rounded << 52);
    }
}
