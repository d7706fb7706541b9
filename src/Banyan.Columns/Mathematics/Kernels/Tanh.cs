using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>tanh x = E / (E + 2) with E = e^2|x| − 1 as a sum of two doubles.</summary>
internal readonly struct Tanh : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) <= T.All(double.PositiveInfinity);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        // From 20 on it is 1 to half a unit in the last place.
        T magnitude = T.Select(T.Abs(x) < T.All(20), T.Abs(x), T.All(20));
        T r = Exponential.Reduce(magnitude + magnitude, out T rest, out T rounded);
        T e = Exponential.MinusOne(r, rest, rounded, out T error);
        T plusTwo = ErrorFree.Sum(T.All(2), e, out T lost);
        T quotient = ErrorFree.Quotient(e, error, plusTwo, lost + error, out T quotientError);
        return T.Select(T.Abs(x) < T.All(1e-17), x, Bits.WithSign(quotient + quotientError, x));
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => double.NaN;
}
