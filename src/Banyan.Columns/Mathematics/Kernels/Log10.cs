using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>log₁₀ x: the logarithm of the mantissa, as a sum of two doubles, over ln 10, and k log₁₀ 2.</summary>
internal readonly struct Log10 : IUnaryKernel, ILogarithm
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
    public static double Unusual(double x) => Logarithm.Unusual<Log10>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, T twos)
        where T : unmanaged, ILanes<T>
    {
        T f = Logarithm.Split(x, out T k, out _) - T.All(1);
        T value = Logarithm.OnePlus(f, T.All(0), out T tail);
        T product = ErrorFree.Product(value, T.All(0.4342944819032518), out T error);
        error += (tail * T.All(0.4342944819032518)) + (value * T.All(1.098319650216765e-17));

        // log₁₀ 2 in two parts, the first of 42 bits.
        k += twos;
        T sum = ErrorFree.OrderedSum(k * T.All(0.30102999566395283), product, out T lost);
        return sum + (lost + ((k * T.All(2.8363394551044964e-14)) + error));
    }
}
