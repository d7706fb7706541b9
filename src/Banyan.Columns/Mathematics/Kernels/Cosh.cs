using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>cosh x = (E + 1/E) / 2 with E = e^|x| as a sum of two doubles.</summary>
internal readonly struct Cosh : IUnaryKernel
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
        T mantissa = Exponential.Mantissa(r, rest, out T low);
        T scale = T.AddBits(T.AllBits(Bits.One), rounded << 52);
        T e = mantissa * scale;
        T error = low * scale;
        T inverse = ErrorFree.Quotient(T.All(1), T.All(0), e, error, out T inverseError);
        T sum = ErrorFree.OrderedSum(e, inverse, out T sumError);
        return T.All(0.5) * (sum + (sumError + (error + inverseError)));
    }

    /// <inheritdoc/>
    public static double Unusual(double x) => double.IsNaN(x) ? double.NaN : Exponential.Extreme(Math.Abs(x), -1);
}
