using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>cosh x to the precision of a float, in doubles.</summary>
internal readonly struct CoshSingle : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) < T.All(200);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T half = HyperbolicSingle.Halves(x, out T inverse);
        return half + inverse;
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Elementary.Cosh(x);
}
