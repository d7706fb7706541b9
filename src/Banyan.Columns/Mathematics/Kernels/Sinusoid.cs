using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>Sine and cosine of an angle r − rest in [−π/4, π/4], rest less than half a unit of r.</summary>
internal static class Sinusoid
{
    /// <summary>The sine as a difference of two numbers, the second below 1/9 of the first. The polynomial (minimax) is right to 2⁻⁵⁵ and weighs less than 1/9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sine<T>(T r, T rest, T square, out T error)
        where T : unmanaged, ILanes<T>
    {
        T p = Polynomial.Of(
            square,
            -0.16666666666666666,
            0.00833333333333095,
            -0.00019841269836759208,
            2.7557316102723463e-06,
            -2.5051131855038404e-08,
            1.591812854191806e-10);

        // As a difference, so that the sine of −0 is −0.
        error = (rest * (T.All(1) - (square * T.All(0.5)))) - (r * (square * p));
        return r;
    }

    /// <summary>The cosine as a sum of two numbers, the second below 1/50 of the first: 1 − r²/2, its rounding errors, and a polynomial (minimax, relative error 2⁻⁵⁹) that weighs less than 1/50.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cosine<T>(T r, T rest, T square, T squareError, out T error)
        where T : unmanaged, ILanes<T>
    {
        T p = Polynomial.Of(
            square,
            0.041666666666666664,
            -0.0013888888888887398,
            2.4801587298765916e-05,
            -2.75573172717598e-07,
            2.087614626041983e-09,
            -1.1382631029830746e-11);
        T half = square * T.All(0.5);
        T value = ErrorFree.OrderedSum(T.All(1), T.Negate(half), out T lost);
        error = lost + (((square * square) * p) - ((squareError * T.All(0.5)) - (r * rest)));
        return value;
    }

    /// <summary>sin(r − rest + <paramref name="quarters"/> · π/2), <paramref name="quarters"/> in the low bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T r, T rest, T quarters)
        where T : unmanaged, ILanes<T>
    {
        T square = ErrorFree.Square(r, out T squareError);
        T sine = Sine(r, rest, square, out T sineError);
        T cosine = Cosine(r, rest, square, squareError, out T cosineError);
        return Turned(sine - sineError, cosine + cosineError, quarters);
    }

    /// <summary>The same, and cos(r − rest + <paramref name="quarters"/> · π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Values<T>(T r, T rest, T quarters, out T cosine)
        where T : unmanaged, ILanes<T>
    {
        T square = ErrorFree.Square(r, out T squareError);
        T sineHigh = Sine(r, rest, square, out T sineError);
        T cosineHigh = Cosine(r, rest, square, squareError, out T cosineError);
        T nearSine = sineHigh - sineError;
        T nearCosine = cosineHigh + cosineError;
        cosine = Turned(nearSine, nearCosine, quarters + T.All(1));
        return Turned(nearSine, nearCosine, quarters);
    }

    /// <summary>sin(x + <paramref name="quarters"/> · π/2) for any finite x; NaN otherwise.</summary>
    public static double Far(double x, int quarters)
    {
        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        double r = AngleReduction.Reduce(x, out double rest, out int quadrant);
        return Value(new Lanes1(r), new Lanes1(rest), new Lanes1(Bits.Rounder + quadrant + quarters)).Value;
    }

    // The sine of an angle near 0 and the cosine become the sine of the angle that is so many quarters on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Turned<T>(T sine, T cosine, T quarters)
        where T : unmanaged, ILanes<T> => T.Select(Bits.IsOdd(quarters), cosine, sine) ^ T.SignOf(quarters << 62);
}
