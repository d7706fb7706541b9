using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>arcsin x, the angle of the point (√(1 − x²), x).</summary>
internal readonly struct Asin : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) < T.All(1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T side = Arctangent.OtherSide(T.Abs(x), out T sideError);
        T angle = Arctangent.Angle(T.Abs(x), T.All(0), side, sideError, out T error);
        return T.Select(T.Abs(x) < T.All(1e-17), x, Bits.WithSign(angle + error, x));
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Math.Abs(x) == 1 ? Math.CopySign(Math.PI / 2, x) : double.NaN;
}
