using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>sinh x to the precision of a float, in doubles.</summary>
internal readonly struct SinhSingle : IUnaryKernel
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
        return T.Select(T.Abs(x) < T.All(0.001), x + (x * ((x * x) * T.All(1.0 / 6))), half - inverse);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Elementary.Sinh(x);
}
