using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>ln x in lanes of floats: x = 2ᵏ (1 + f), √½ ≤ 1 + f &lt; √2; (ln(1 + f) − f + f²/2) / f³ by a polynomial (minimax, to 2⁻³⁰ of the result).</summary>
internal readonly struct LogSingle : IUnaryKernel
{
    // Patterns of √½, and of 127 + 1 in the place of the exponent.
    private const ulong RootHalf = 0x3F3504F3;
    private const ulong Bias = 0x4000_0000;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => (x >= T.All(1.17549435e-38)) & (x < T.All(double.PositiveInfinity));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        // k + 128 stands in the upper nine bits of shifted; or'ed into the pattern of 2²³ it is a float.
        T shifted = T.AddBits(x, T.AllBits(Bias - RootHalf));
        T k = ((shifted >>> 23) | T.All(8388608)) - T.All(8388608 + 128);
        T f = T.SubtractBits(x, T.SubtractBits(shifted & T.AllBits(0xFF80_0000), T.AllBits(Bias))) - T.All(1);
        T square = f * f;
        T fourth = square * square;
        T p = ((T.All(0.333333135) + (f * T.All(-0.250000089))) + (square * (T.All(0.200021192) + (f * T.All(-0.166679963)))))
            + (fourth * (((T.All(0.142195508) + (f * T.All(-0.124055862))) + (square * (T.All(0.118881673) + (f * T.All(-0.116756715))))) + (fourth * T.All(0.0674665347))));
        T rest = (square * ((f * p) - T.All(0.5))) + (k * T.All(1.42860677e-06));
        T sum = ErrorFree.OrderedSum(k * T.All(0.693145751953125), f, out T error);
        return sum + (error + rest);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Elementary.Log(x);
}
