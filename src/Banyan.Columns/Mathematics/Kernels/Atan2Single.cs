using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>The angle of the point (x, y) to the precision of a float, in doubles; the arctangent by a polynomial (minimax, relative error 2⁻³⁵).</summary>
internal readonly struct Atan2Single : IBinaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T y, T x)
        where T : unmanaged, ILanes<T>
    {
        T sum = T.Abs(x) + T.Abs(y);
        return (sum > T.All(0)) & (sum < T.All(double.PositiveInfinity));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T y, T x)
        where T : unmanaged, ILanes<T>
    {
        T magnitude = T.Abs(x);
        T height = T.Abs(y);
        T isSteep = height > magnitude;
        T small = T.Select(isSteep, magnitude, height);
        T large = T.Select(isSteep, height, magnitude);
        T isDiagonal = small > (large * T.All(0.41421356237309503));
        T t = T.Select(isDiagonal, small - large, small) / T.Select(isDiagonal, small + large, large);

        T square = t * t;
        T fourth = square * square;
        T p = ((T.All(-0.33333332514159986) + (square * T.All(0.19999905144163665))) + (fourth * (T.All(-0.14282040778260502) + (square * T.All(0.11045076595035223)))))
            + ((fourth * fourth) * (T.All(-0.08478306733449055) + (square * T.All(0.04748060026234954))));
        T octant = (t + ((t * square) * p)) + T.Select(isDiagonal, T.All(0.7853981633974483), T.All(0));
        T quadrant = T.Select(isSteep, T.All(1.5707963267948966) - octant, octant);
        T angle = T.Select(x < T.All(0), T.All(3.141592653589793) - quadrant, quadrant);
        return Bits.WithSign(angle, y);
    }

    /// <inheritdoc/>
    public static double Unusual(double y, double x) => Elementary.Atan2(y, x);
}
