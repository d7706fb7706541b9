using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>√(x² + y²) as a sum of two doubles.</summary>
internal readonly struct Hypot : IBinaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x, T y)
        where T : unmanaged, ILanes<T>
    {
        T large = T.Select(T.Abs(x) > T.Abs(y), T.Abs(x), T.Abs(y));
        return ((large < T.All(1e150)) & (large > T.All(1e-130))) & (T.Abs(x) + T.Abs(y) < T.All(1e151));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x, T y)
        where T : unmanaged, ILanes<T>
    {
        T square = ErrorFree.Square(x, out T squareError);
        T other = ErrorFree.Square(y, out T otherError);
        T sum = ErrorFree.Sum(square, other, out T lost);
        T root = ErrorFree.SquareRoot(sum, lost + (squareError + otherError), out T error);
        return root + error;
    }

    /// <inheritdoc/>
    public static double Unusual(double x, double y)
    {
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return double.PositiveInfinity;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        double large = Math.Max(Math.Abs(x), Math.Abs(y));
        if (large == 0)
        {
            return 0;
        }

        int shift = large > 1 ? -600 : 600;
        return Math.ScaleB(Usual(new Lanes1(Math.ScaleB(x, shift)), new Lanes1(Math.ScaleB(y, shift))).Value, -shift);
    }
}
