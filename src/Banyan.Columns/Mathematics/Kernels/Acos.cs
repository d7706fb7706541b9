using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>arccos x, the angle of the point (x, √(1 − x²)).</summary>
internal readonly struct Acos : IUnaryKernel
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
        T angle = Arctangent.Angle(side, sideError, T.Abs(x), T.All(0), out T error);
        return Arctangent.Mirrored(x < T.All(0), angle, error);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => x == 1 ? 0 : x == -1 ? Math.PI : double.NaN;
}
