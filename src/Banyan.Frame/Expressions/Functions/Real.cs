using System.Numerics;
using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics;

namespace Banyan.Frame.Expressions.Functions;

/// <summary><see cref="CMath"/> for generic kernels of four-vectors. Sine and cosine of floats are computed in double and rounded once, since masses are small differences of their products.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class Real<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sqrt(T x) => typeof(T) == typeof(float) ? T.CreateTruncating(CMath.Sqrt(float.CreateTruncating(x))) : T.CreateTruncating(CMath.Sqrt(double.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sin(T x) => typeof(T) == typeof(float) ? T.CreateTruncating((float)CMath.Sin(double.CreateTruncating(x))) : T.CreateTruncating(CMath.Sin(double.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cos(T x) => typeof(T) == typeof(float) ? T.CreateTruncating((float)CMath.Cos(double.CreateTruncating(x))) : T.CreateTruncating(CMath.Cos(double.CreateTruncating(x)));

    /// <summary>Sines and cosines of two angles: <see cref="Sin"/> and <see cref="Cos"/> of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Sine1, T Cosine1, T Sine2, T Cosine2) SinCos(T x1, T x2)
    {
        (double sine1, double cosine1, double sine2, double cosine2) = ElementaryPairs.SinCos(double.CreateTruncating(x1), double.CreateTruncating(x2));
        return typeof(T) == typeof(float)
            ? (T.CreateTruncating((float)sine1), T.CreateTruncating((float)cosine1), T.CreateTruncating((float)sine2), T.CreateTruncating((float)cosine2))
            : (T.CreateTruncating(sine1), T.CreateTruncating(cosine1), T.CreateTruncating(sine2), T.CreateTruncating(cosine2));
    }

    /// <summary><see cref="Sinh(T)"/> of two arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Value1, T Value2) Sinh(T x1, T x2)
    {
        if (typeof(T) == typeof(double))
        {
            return (Sinh(x1), Sinh(x2));
        }

        float first = float.CreateTruncating(x1);
        float second = float.CreateTruncating(x2);
        (float e1, float e2) = ElementaryPairs.Expm1(Math.Abs(first), Math.Abs(second));
        return (T.CreateTruncating(SinhInFloats(first, e1)), T.CreateTruncating(SinhInFloats(second, e2)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sinh(T x) => typeof(T) == typeof(float) ? T.CreateTruncating(SinhInFloats(float.CreateTruncating(x), CMath.Expm1(Math.Abs(float.CreateTruncating(x))))) : T.CreateTruncating(CMath.Sinh(double.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan2(T y, T x) => typeof(T) == typeof(float)
        ? T.CreateTruncating(CMath.Atan2(float.CreateTruncating(y), float.CreateTruncating(x)))
        : T.CreateTruncating(CMath.Atan2(double.CreateTruncating(y), double.CreateTruncating(x)));

    // ½ (e + e / (e + 1)) with e = exp |x| − 1, in floats, is off by up to 1.5 units in the last place. It is how the C library behind ROOT's vectors computes the component along the beam, and the mass
    // of a light or narrow system, a small difference of large squares of floats, shows every bit of it; CMath.Sinh is right to half a unit and gives other masses there.
    private static float SinhInFloats(float x, float e)
    {
        float twice = Math.Abs(x) < 1 ? (2 * e) - (e * e / (e + 1)) : e + (e / (e + 1));
        return 0.5f * (x < 0 ? -twice : twice);
    }
}
