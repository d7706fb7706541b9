using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>ln x.</summary>
internal readonly struct Log : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => (x >= T.All(Bits.SmallestNormal)) & (x < T.All(double.PositiveInfinity));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T> => Of(x, T.All(0));

    /// <inheritdoc/>
    public static double Unusual(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        double normal = Logarithm.Normalise(x, out double twos);
        return Of(new Lanes1(normal), new Lanes1(twos)).Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Of<T>(T x, T twos)
        where T : unmanaged, ILanes<T> => Logarithm.Natural(x, twos, out _);
}
