using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>cos x.</summary>
internal readonly struct Cos : IUnaryKernel
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
        return Sinusoid.Value(r, rest, rounded + T.All(1));
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Sinusoid.Far(x, 1);
}
