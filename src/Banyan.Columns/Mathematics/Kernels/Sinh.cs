using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>sinh x = (E + E / (E + 1)) / 2 with E = e^|x| − 1 as a sum of two doubles.</summary>
internal readonly struct Sinh : IUnaryKernel
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
        T r = Exponential.Reduce(T.Abs(x), out T rest, out T rounded);
        T e = Exponential.MinusOne(r, rest, rounded, out T error);
        T plusOne = ErrorFree.Sum(T.All(1), e, out T lost);
        T quotient = ErrorFree.Quotient(e, error, plusOne, lost + error, out T quotientError);
        T sum = ErrorFree.OrderedSum(e, quotient, out T sumError);
        T value = T.All(0.5) * (sum + (sumError + (error + quotientError)));
        return T.Select(T.Abs(x) < T.All(1e-17), x, Bits.WithSign(value, x));
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => double.IsNaN(x) ? double.NaN : Math.CopySign(Exponential.Extreme(Math.Abs(x), -1), x);
}
