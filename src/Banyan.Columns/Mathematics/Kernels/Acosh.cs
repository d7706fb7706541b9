using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>arcosh x = ln(1 + t + √(2t + t²)), t = x − 1, as sums of two doubles; from 2²⁸ on ln 2x.</summary>
internal readonly struct Acosh : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => (x > T.All(1)) & (x < T.All(Logarithm.MostOfSum));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T isLarge = x > T.All(268435456);
        T t = T.Select(isLarge, T.All(1), x) - T.All(1);

        // t is exact below 2²⁸ only for x < 2; what is lost goes with it.
        t = T.Select(isLarge, T.All(1), t);
        T lostOfT = T.Select(isLarge, T.All(0), (x - t) - T.All(1));
        T square = ErrorFree.Square(t, out T squareError);
        T twice = t + t;
        T radicand = ErrorFree.Sum(twice, square, out T radicandError);
        T root = ErrorFree.SquareRoot(radicand, radicandError + (squareError + ((twice + T.All(2)) * lostOfT)), out T rootError);
        T w = ErrorFree.Sum(root, t, out T low);
        low += rootError + lostOfT;
        T high = ErrorFree.Sum(T.All(1), w, out T lost);
        high = T.Select(isLarge, x, high);
        low = T.Select(isLarge, T.All(0), lost + low);
        return Logarithm.Natural(high, low, T.Select(isLarge, T.All(1), T.All(0)), out _);
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => x == 1 ? 0 : x > 1 ? Logarithm.OfTwice(x) : double.NaN;
}
