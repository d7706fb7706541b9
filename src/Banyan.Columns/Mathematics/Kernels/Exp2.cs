using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>2ˣ: the fraction of x times ln 2 as a sum of two doubles, then as eˣ.</summary>
internal readonly struct Exp2 : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) < T.All(1021);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T mantissa = Mantissa(x, out T rounded);
        return Bits.Scale(mantissa, rounded);
    }

    /// <inheritdoc/>
    public static double Unusual(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (Math.Abs(x) > 1100)
        {
            return x > 0 ? double.PositiveInfinity : 0;
        }

        Lanes1 mantissa = Mantissa(new Lanes1(x), out Lanes1 rounded);
        return Exponential.Scale(mantissa.Value, rounded.Value - Bits.Rounder);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Mantissa<T>(T x, out T rounded)
        where T : unmanaged, ILanes<T>
    {
        rounded = x + T.All(Bits.Rounder);
        T fraction = x - (rounded - T.All(Bits.Rounder));
        T r = ErrorFree.Product(fraction, T.All(0.6931471805599453), out T rest);
        return Exponential.Mantissa(r, rest + (fraction * T.All(2.3190468138462996e-17)), out _);
    }
}
