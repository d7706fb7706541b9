using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>xʸ = exp(y ln x), with ln x to 2⁻⁶⁵ of itself and the product as a sum of two doubles.</summary>
internal readonly struct Pow : IBinaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x, T y)
        where T : unmanaged, ILanes<T>
    {
        T product = T.Abs(y) * Logarithm.Bound(x);
        return ((x >= T.All(Bits.SmallestNormal)) & (x < T.All(double.PositiveInfinity))) & ((product < T.All(700)) & (T.Abs(y) < T.All(1e150)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x, T y)
        where T : unmanaged, ILanes<T>
    {
        T high = Exponent(x, T.All(0), y, out T low);
        T r = Exponential.Reduce(high, out T rest, out T rounded);
        r = ErrorFree.Sum(r, rest + low, out rest);
        return Bits.Scale(Exponential.Mantissa(r, rest, out _), rounded);
    }

    /// <inheritdoc/>
    public static double Unusual(double x, double y)
    {
        if (x == 1 || y == 0)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        bool isOdd = IsOddInteger(y);
        if (x == 0 || double.IsInfinity(x))
        {
            double magnitude = (x == 0) == y > 0 ? 0 : double.PositiveInfinity;
            return isOdd && double.IsNegative(x) ? -magnitude : magnitude;
        }

        if (double.IsInfinity(y))
        {
            return x == -1 ? 1 : Math.Abs(x) > 1 == y > 0 ? double.PositiveInfinity : 0;
        }

        if (x < 0)
        {
            return y != Math.Floor(y) ? double.NaN : isOdd ? -Positive(-x, y) : Positive(-x, y);
        }

        return Positive(x, y);
    }

    // x positive and finite, y finite; every size of result.
    private static double Positive(double x, double y)
    {
        double normal = Logarithm.Normalise(x, out double twos);
        Lanes1 high = Exponent(new Lanes1(normal), new Lanes1(twos), new Lanes1(Math.Clamp(y, -1e150, 1e150)), out Lanes1 low);
        if (Math.Abs(high.Value) > 1000)
        {
            return high.Value > 0 ? double.PositiveInfinity : 0;
        }

        Lanes1 r = Exponential.Reduce(high, out Lanes1 rest, out Lanes1 rounded);
        r = ErrorFree.Sum(r, rest + low, out rest);
        return Exponential.Scale(Exponential.Mantissa(r, rest, out _).Value, rounded.Value - Bits.Rounder);
    }

    private static bool IsOddInteger(double y) => Math.Abs(y) < 9007199254740992 && y == Math.Floor(y) && ((long)y & 1) != 0;

    [MethodImpl(Bits.OwnMethod)]
    private static T Exponent<T>(T x, T twos, T y, out T low)
        where T : unmanaged, ILanes<T>
    {
        T logarithm = Logarithm.Precise(x, twos, out T error);
        T high = ErrorFree.Product(y, logarithm, out low);
        low += y * error;
        return high;
    }
}
