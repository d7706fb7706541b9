using System.Numerics;
using System.Runtime.CompilerServices;

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sinh(T x) => typeof(T) == typeof(float) ? T.CreateTruncating(SinhInFloats(float.CreateTruncating(x))) : T.CreateTruncating(CMath.Sinh(double.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan2(T y, T x) => typeof(T) == typeof(float)
        ? T.CreateTruncating(CMath.Atan2(float.CreateTruncating(y), float.CreateTruncating(x)))
        : T.CreateTruncating(CMath.Atan2(double.CreateTruncating(y), double.CreateTruncating(x)));

    // ½ (e + e / (e + 1)) with e = eˣ − 1, in floats, is off by up to 1.5 units in the last place. It is how the C library behind ROOT's vectors computes the component along the beam, and the mass
    // of a light or narrow system, a small difference of large squares of floats, shows every bit of it; CMath.Sinh is right to half a unit and gives other masses there.
    private static float SinhInFloats(float x)
    {
        float e = CMath.Expm1(Math.Abs(x));
        float twice = Math.Abs(x) < 1 ? (2 * e) - (e * e / (e + 1)) : e + (e / (e + 1));
        return 0.5f * (x < 0 ? -twice : twice);
    }
}
