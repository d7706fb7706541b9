using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>arctan x.</summary>
internal readonly struct Atan : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) <= T.All(double.MaxValue);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T angle = Arctangent.Angle(T.Abs(x), T.All(0), T.All(1), T.All(0), out T error);
        return T.Select(T.Abs(x) < T.All(1e-17), x, Bits.WithSign(angle + error, x));
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => double.IsNaN(x) ? double.NaN : Math.CopySign(Math.PI / 2, x);
}
