using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>cos x in lanes of floats.</summary>
/// <remarks>Larger angles are left to doubles.</remarks>
internal readonly struct CosSingle : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) <= T.All(SinusoidSingle.Limit);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T> => SinusoidSingle.Value(x, 1);

    /// <inheritdoc/>
    public static double Unusual(double x) => Elementary.Cos(x);
}
