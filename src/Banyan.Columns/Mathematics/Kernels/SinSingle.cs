using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>sin x in lanes of floats.</summary>
/// <remarks>Larger angles are left to doubles.</remarks>
internal readonly struct SinSingle : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) <= T.All(SinusoidSingle.Limit);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T> => SinusoidSingle.Value(x, 0);

    /// <inheritdoc/>
    public static double Unusual(double x) => Elementary.Sin(x);
}
