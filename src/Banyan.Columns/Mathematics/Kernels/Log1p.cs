using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>ln(1 + x), accurate near 0: 1 + x as a sum of two doubles.</summary>
internal readonly struct Log1p : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => (x > T.All(-1)) & (x < T.All(Logarithm.MostOfSum));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T sum = ErrorFree.Sum(T.All(1), x, out T lost);
        T value = Logarithm.Natural(sum, lost, T.All(0), out _);
        return T.Select(T.Abs(x) < T.All(1e-17), x, value);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => x == -1 ? double.NegativeInfinity : x > 0 ? Elementary.Log(x) : double.NaN;
}
