using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>ln x.</summary>
internal readonly struct Log : IUnaryKernel, ILogarithm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => Logarithm.IsUsual(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T> => Of(x, T.All(0));

    /// <inheritdoc/>
    public static double Unusual(double x) => Logarithm.Unusual<Log>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, T twos)
        where T : unmanaged, ILanes<T> => Logarithm.Natural(x, twos, out _);
}
