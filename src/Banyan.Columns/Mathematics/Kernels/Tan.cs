using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>tan x = sin x / cos x, or −cos x / sin x, of sums of two doubles.</summary>
internal readonly struct Tan : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => T.Abs(x) <= T.All(AngleReduction.Limit);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T r = AngleReduction.Reduce(x, out T rest, out T rounded);
        return T.Select(T.Abs(x) < T.All(1e-17), x, Quotient(r, rest, rounded));
    }

    /// <inheritdoc/>
    public static double Unusual(double x)
    {
        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        double r = AngleReduction.Reduce(x, out double rest, out int quadrant);
        return Quotient(new Lanes1(r), new Lanes1(rest), new Lanes1(Bits.Rounder + quadrant)).Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Quotient<T>(T r, T rest, T quarters)
        where T : unmanaged, ILanes<T>
    {
        T square = ErrorFree.Square(r, out T squareError);
        T sine = Sinusoid.Sine(r, rest, square, out T sineError);
        T cosine = Sinusoid.Cosine(r, rest, square, squareError, out T cosineError);
        sine = ErrorFree.OrderedSum(sine, T.Negate(sineError), out sineError);
        cosine = ErrorFree.OrderedSum(cosine, cosineError, out cosineError);
        T isOdd = Bits.IsOdd(quarters);
        T high = T.Select(isOdd, T.Negate(cosine), sine);
        T low = T.Select(isOdd, T.Negate(cosineError), sineError);
        T value = ErrorFree.Quotient(high, low, T.Select(isOdd, sine, cosine), T.Select(isOdd, sineError, cosineError), out T error);
        return value + error;
    }
}
