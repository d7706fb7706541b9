using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>artanh x = ½ ln(1 + 2|x| / (1 − |x|)) as sums of two doubles.</summary>
internal readonly struct Atanh : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) < T.All(1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T a = T.Abs(x);
        T divisor = ErrorFree.OrderedSum(T.All(1), T.Negate(a), out T divisorError);
        T w = ErrorFree.Quotient(a + a, T.All(0), divisor, divisorError, out T low);
        T high = ErrorFree.Sum(T.All(1), w, out T lost);
        T value = Logarithm.Natural(high, lost + low, T.All(0), out _);
        return T.Select(a < T.All(1e-17), x, Bits.WithSign(T.Abs(value) * T.All(0.5), x));
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => Math.Abs(x) == 1 ? Math.CopySign(double.PositiveInfinity, x) : double.NaN;
}
