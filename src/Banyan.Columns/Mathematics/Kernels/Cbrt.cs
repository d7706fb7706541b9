using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>∛x: a first guess from the exponent, two steps of Halley's, and Newton's with the remainder x − y³ exactly.</summary>
internal readonly struct Cbrt : IUnaryKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T> => (T.Abs(x) >= T.All(1e-290)) & (T.Abs(x) <= T.All(double.MaxValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usual<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T a = T.Abs(x);

        // A third of the upper half of the pattern, as a number, plus two thirds of the bias; right to 6 %.
        T upper = ((a >>> 32) | T.All(4503599627370496)) - T.All(4503599627370496);
        T guess = ((upper * T.All(1.0 / 3)) + T.All(715094163 + 4503599627370496)) << 32;
        T y = guess;
        for (int step = 0; step < 2; step++)
        {
            T cube = (y * y) * y;
            y *= (cube + (a + a)) / ((cube + cube) + a);
        }

        T square = ErrorFree.Square(y, out T squareError);
        T third = ErrorFree.Product(square, y, out T thirdError);
        T remainder = (a - third) - (thirdError + (squareError * y));
        return Bits.WithSign(y + (remainder / (T.All(3) * square)), x);
    }

    /// <inheritdoc/>
    public static double Unusual(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return double.IsNaN(x) ? double.NaN : x;
        }

        return Usual(new Lanes1(x * 5.846006549323611e48)).Value * 5.551115123125783e-17;
    }
}
