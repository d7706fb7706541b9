using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>xʸ to the precision of a float, in doubles: 2 to the power of y log₂ x.</summary>
internal readonly struct PowSingle : IBinaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x, T y)
        where T : unmanaged, ILanes<T>
    {
        T exponent = T.Abs(y) * Logarithm.Bound(x);
        return ((x >= T.All(Bits.SmallestNormal)) & (x < T.All(double.PositiveInfinity))) & (exponent < T.All(87));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x, T y)
        where T : unmanaged, ILanes<T> => Exp(y * Logarithm.Natural(x, T.All(0), out _));

    /// <inheritdoc/>
    public static double Unusual(double x, double y) => Elementary.Pow(x, y);

    [MethodImpl(Bits.OwnMethod)]
    private static T Exp<T>(T exponent)
        where T : unmanaged, ILanes<T>
    {
        T r = Exponential.Reduce(exponent, out _, out T rounded);
        T p = Polynomial.Of(r, 1, 0.5, 0.1666666666666667, 0.041666666666666685, 0.008333333333326119, 0.0013888888888874368, 0.00019841269874877347, 2.4801587347412214e-05, 2.7557255328813043e-06);
        return Bits.Scale(T.All(1) + (r * p), rounded);
    }
}
