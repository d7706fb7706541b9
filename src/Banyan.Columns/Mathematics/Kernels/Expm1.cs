using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>eˣ − 1, accurate near 0.</summary>
internal readonly struct Expm1 : IUnaryKernel
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
        T value = Exponential.MinusOne(r, rest, rounded, out _);

        // Itself where the next term is nothing, which keeps −0 and subnormals.
        return T.Select(T.Abs(x) < T.All(1e-17), x, value);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => x < 0 ? -1 : Exponential.Extreme(x, 0);
}
