using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>The angle of the point (x, y).</summary>
internal readonly struct Atan2 : IBinaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T y, T x)
        where T : unmanaged, ILanes<T>
    {
        T large = T.Select(T.Abs(x) > T.Abs(y), T.Abs(x), T.Abs(y));
        T small = T.Select(T.Abs(x) > T.Abs(y), T.Abs(y), T.Abs(x));
        return (large < T.All(1e150)) & (small > T.All(1e-150));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T y, T x)
        where T : unmanaged, ILanes<T>
    {
        T angle = Arctangent.Angle(T.Abs(y), T.All(0), T.Abs(x), T.All(0), out T error);
        return Bits.WithSign(Arctangent.Mirrored(x < T.All(0), angle, error), y);
    }

    /// <inheritdoc/>
    public static double Unusual(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        double ax = Math.Abs(x);
        double ay = Math.Abs(y);
        if (ay == 0 || (double.IsInfinity(ax) && double.IsFinite(ay)))
        {
            return Math.CopySign(double.IsNegative(x) ? Math.PI : 0, y);
        }

        if (ax == 0 || (double.IsInfinity(ay) && double.IsFinite(ax)))
        {
            return Math.CopySign(Math.PI / 2, y);
        }

        if (double.IsInfinity(ax))
        {
            return Math.CopySign(double.IsNegative(x) ? 3 * (Math.PI / 4) : Math.PI / 4, y);
        }

        // Both finite and not 0. Near an axis the angle is the ratio, or nothing beside a multiple of π/2.
        double ratio = ay / ax;
        if (ratio < 1e-40)
        {
            return Math.CopySign(double.IsNegative(x) ? Math.PI : ratio, y);
        }

        if (ratio > 1e40)
        {
            return Math.CopySign(Math.PI / 2, y);
        }

        int shift = Math.Max(ax, ay) > 1 ? -600 : 600;
        return Usual(new Lanes1(Math.ScaleB(y, shift)), new Lanes1(Math.ScaleB(x, shift))).Value;
    }
}
