using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>arsinh x = ln(1 + w), w = |x| + x² / (1 + √(1 + x²)), as sums of two doubles; from 2²⁸ on ln 2|x|.</summary>
internal readonly struct Asinh : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) < T.All(Logarithm.MostOfSum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T magnitude = T.Abs(x);
        T isLarge = magnitude > T.All(268435456);
        T a = T.Select(isLarge, T.All(1), magnitude);
        T square = ErrorFree.Square(a, out T squareError);
        T sum = ErrorFree.Sum(T.All(1), square, out T sumError);
        T root = ErrorFree.SquareRoot(sum, sumError + squareError, out T rootError);
        T divisor = ErrorFree.OrderedSum(root, T.All(1), out T divisorError);
        T quotient = ErrorFree.Quotient(square, squareError, divisor, divisorError + rootError, out T quotientError);
        T w = ErrorFree.Sum(a, quotient, out T low);
        low += quotientError;
        T high = ErrorFree.Sum(T.All(1), w, out T lost);
        high = T.Select(isLarge, magnitude, high);
        low = T.Select(isLarge, T.All(0), lost + low);
        T value = Logarithm.Natural(high, low, T.Select(isLarge, T.All(1), T.All(0)), out _);
        return T.Select(magnitude < T.All(1e-17), x, Bits.WithSign(T.Abs(value), x));
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Math.CopySign(1, x) * Logarithm.OfTwice(Math.Abs(x));
}
