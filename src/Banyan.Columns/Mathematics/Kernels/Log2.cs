using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>log₂ x: the logarithm of the mantissa, as a sum of two doubles, over ln 2, and the exponent, which is exact.</summary>
internal readonly struct Log2 : IUnaryKernel, ILogarithm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => Logarithm.IsUsual(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T> => Of(x, T.All(0));

    /// <inheritdoc/>
    public static double Unusual(double x) => Logarithm.Unusual<Log2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, T twos)
        where T : unmanaged, ILanes<T>
    {
        T f = Logarithm.Split(x, out T k, out _) - T.All(1);
        T value = Logarithm.OnePlus(f, T.All(0), out T tail);
        T product = ErrorFree.Product(value, T.All(1.4426950408889634), out T error);
        error += (tail * T.All(1.4426950408889634)) + (value * T.All(2.0355273740931033e-17));
        T sum = ErrorFree.OrderedSum(k + twos, product, out T lost);
        return sum + (lost + error);
    }
}
