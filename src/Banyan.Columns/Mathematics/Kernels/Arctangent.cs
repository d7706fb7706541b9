using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>The common part of the inverse trigonometric functions: the angle of a point in the first octant.</summary>
internal static class Arctangent
{
    // π/2 in two parts.
    private const double QuarterHigh = 1.5707963267948966;
    private const double QuarterLow = 6.123233995736766e-17;

    /// <summary>arctan of y / x for 0 ≤ y, x of any order that are not both 0, each a sum of two doubles, as a sum of two doubles.</summary>
    /// <remarks>
    /// The smaller over the larger; above tan(π/8) the tangent of the difference from π/4 is taken, so that the polynomial in t² (minimax, relative error 2⁻⁵⁹·⁷; it weighs less than 1/17) has |t| ≤ 0.4143.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Angle<T>(T y, T yLow, T x, T xLow, out T error)
        where T : unmanaged, ILanes<T>
    {
        T isSteep = y > x;
        T small = T.Select(isSteep, x, y);
        T smallLow = T.Select(isSteep, xLow, yLow);
        T large = T.Select(isSteep, y, x);
        T largeLow = T.Select(isSteep, yLow, xLow);
        T isDiagonal = small > (large * T.All(0.41421356237309503));
        T difference = ErrorFree.OrderedSum(large, T.Negate(small), out T differenceLow);
        T sum = ErrorFree.OrderedSum(large, small, out T sumLow);
        T numerator = T.Select(isDiagonal, T.Negate(difference), small);
        T numeratorLow = T.Select(isDiagonal, (smallLow - largeLow) - differenceLow, smallLow);
        T denominator = T.Select(isDiagonal, sum, large);
        T denominatorLow = T.Select(isDiagonal, (smallLow + largeLow) + sumLow, largeLow);
        T t = ErrorFree.Quotient(numerator, numeratorLow, denominator, denominatorLow, out T rest);
        T square = t * t;
        T p = Polynomial.Of(
            square,
            -0.3333333333333333,
            0.19999999999999815,
            -0.14285714285662438,
            0.11111111105391774,
            -0.09090908764481342,
            0.07692296672722035,
            -0.06666429917895483,
            0.05878983633097855,
            -0.05230835363139694,
            0.04553243942869978,
            -0.034610971732065676,
            0.016328477521390113);
        T tail = ((t * square) * p) + (rest - (rest * square));

        // 0, π/4 or π/2, and t added or subtracted.
        T baseAngle = T.Select(isDiagonal, T.All(QuarterHigh / 2), T.Select(isSteep, T.All(QuarterHigh), T.All(0)));
        T baseLow = T.Select(isDiagonal, T.All(QuarterLow / 2), T.Select(isSteep, T.All(QuarterLow), T.All(0)));
        T sign = T.SignOf(isSteep);
        T angle = ErrorFree.OrderedSum(baseAngle, t ^ sign, out T lost);
        error = lost + (baseLow + (tail ^ sign));
        return angle;
    }

    /// <summary>π − (angle + error) where the mask is set, else the angle itself, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mirrored<T>(T mask, T angle, T error)
        where T : unmanaged, ILanes<T>
    {
        T mirrored = ErrorFree.OrderedSum(T.All(2 * QuarterHigh), T.Negate(angle), out T lost);
        return T.Select(mask, mirrored + (lost + (T.All(2 * QuarterLow) - error)), angle + error);
    }

    /// <summary>√(1 − x²) for |x| ≤ 1 as a sum of two doubles.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static T OtherSide<T>(T x, out T error)
        where T : unmanaged, ILanes<T>
    {
        T square = ErrorFree.Square(x, out T squareError);
        T difference = ErrorFree.OrderedSum(T.All(1), T.Negate(square), out T lost);
        T low = lost - squareError;
        T high = difference + low;
        return ErrorFree.SquareRoot(high, low - (high - difference), out error);
    }
}
