using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>eˣ.</summary>
internal readonly struct Exp : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) < T.All(708);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T r = Exponential.Reduce(x, out T rest, out T rounded);
        return Bits.Scale(Exponential.Mantissa(r, rest, out _), rounded);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Exponential.Extreme(x, 0);
}
