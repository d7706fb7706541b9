using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>sin x.</summary>
internal readonly struct Sin : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) <= T.All(AngleReduction.Limit);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T r = AngleReduction.Reduce(x, out T rest, out T rounded);
        return Sinusoid.Value(r, rest, rounded);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Sinusoid.Far(x, 0);
}
