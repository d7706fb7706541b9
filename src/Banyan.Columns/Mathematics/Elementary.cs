using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Kernels;

namespace Banyan.Columns.Mathematics;

/// <summary>
/// The elementary functions that results are made of: the same bits on every processor. Errors are at most 1 unit in the last place of the result, of floats as of doubles, over the whole range of
/// arguments; special values are C's (NaN for a wrong argument, infinities at poles), and every NaN is the same NaN.
/// </summary>
/// <remarks>
/// Sums, products, quotients and square roots only, which IEEE 754 rounds in one way; the C library's functions differ between machines, and so do fused multiply-adds where a compiler makes them
/// (.NET's does not: a · b + c in C# is two operations, rounded one by one, on every platform). <see cref="ElementaryColumns"/> gives the same bits for whole columns.
/// </remarks>
public static class Elementary
{
    /// <summary>e to the power of x.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Exp(double x) => KernelLoop.Value<Exp>(x);

    /// <inheritdoc cref="Exp(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Exp(float x) => KernelLoop.SingleValue<ExpSingle>(x);

    /// <summary>2 to the power of x.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Exp2(double x) => KernelLoop.Value<Exp2>(x);

    /// <inheritdoc cref="Exp2(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Exp2(float x) => KernelLoop.Value<Exp2>(x);

    /// <summary>exp(x) − 1, accurate near 0.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Expm1(double x) => KernelLoop.Value<Expm1>(x);

    /// <inheritdoc cref="Expm1(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Expm1(float x) => KernelLoop.Value<Expm1>(x);

    /// <summary>Natural logarithm: NaN below 0, −∞ for 0.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Log(double x) => KernelLoop.Value<Log>(x);

    /// <inheritdoc cref="Log(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Log(float x) => KernelLoop.SingleValue<LogSingle>(x);

    /// <summary>Logarithm to base 2.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Log2(double x) => KernelLoop.Value<Log2>(x);

    /// <inheritdoc cref="Log2(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Log2(float x) => KernelLoop.Value<Log2>(x);

    /// <summary>Logarithm to base 10.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Log10(double x) => KernelLoop.Value<Log10>(x);

    /// <inheritdoc cref="Log10(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Log10(float x) => KernelLoop.Value<Log10>(x);

    /// <summary>ln(1 + x), accurate near 0.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Log1p(double x) => KernelLoop.Value<Log1p>(x);

    /// <inheritdoc cref="Log1p(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Log1p(float x) => KernelLoop.Value<Log1p>(x);

    /// <summary>Sine of an angle in radians, of any finite size; NaN for infinities.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Sin(double x) => KernelLoop.Value<Sin>(x);

    /// <inheritdoc cref="Sin(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Sin(float x) => KernelLoop.SingleValue<SinSingle>(x);

    /// <summary>Cosine of an angle in radians, of any finite size; NaN for infinities.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Cos(double x) => KernelLoop.Value<Cos>(x);

    /// <inheritdoc cref="Cos(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Cos(float x) => KernelLoop.SingleValue<CosSingle>(x);

    /// <summary>Tangent of an angle in radians, of any finite size; NaN for infinities.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Tan(double x) => KernelLoop.Value<Tan>(x);

    /// <inheritdoc cref="Tan(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Tan(float x) => KernelLoop.Value<Tan>(x);

    /// <summary>Angle in [−π/2, π/2] with the sine x; NaN where |x| > 1.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Asin(double x) => KernelLoop.Value<Asin>(x);

    /// <inheritdoc cref="Asin(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Asin(float x) => KernelLoop.Value<Asin>(x);

    /// <summary>Angle in [0, π] with the cosine x; NaN where |x| > 1.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Acos(double x) => KernelLoop.Value<Acos>(x);

    /// <inheritdoc cref="Acos(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Acos(float x) => KernelLoop.Value<Acos>(x);

    /// <summary>Angle in [−π/2, π/2] with the tangent x.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Atan(double x) => KernelLoop.Value<Atan>(x);

    /// <inheritdoc cref="Atan(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Atan(float x) => KernelLoop.Value<Atan>(x);

    /// <summary>Hyperbolic sine.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Sinh(double x) => KernelLoop.Value<Sinh>(x);

    /// <inheritdoc cref="Sinh(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Sinh(float x) => KernelLoop.Value<SinhSingle>(x);

    /// <summary>Hyperbolic cosine.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Cosh(double x) => KernelLoop.Value<Cosh>(x);

    /// <inheritdoc cref="Cosh(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Cosh(float x) => KernelLoop.Value<CoshSingle>(x);

    /// <summary>Hyperbolic tangent.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Tanh(double x) => KernelLoop.Value<Tanh>(x);

    /// <inheritdoc cref="Tanh(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Tanh(float x) => KernelLoop.Value<Tanh>(x);

    /// <summary>Inverse hyperbolic sine.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Asinh(double x) => KernelLoop.Value<Asinh>(x);

    /// <inheritdoc cref="Asinh(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Asinh(float x) => KernelLoop.Value<Asinh>(x);

    /// <summary>Inverse hyperbolic cosine; NaN below 1.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Acosh(double x) => KernelLoop.Value<Acosh>(x);

    /// <inheritdoc cref="Acosh(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Acosh(float x) => KernelLoop.Value<Acosh>(x);

    /// <summary>Inverse hyperbolic tangent; ±∞ for ±1, NaN beyond.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Atanh(double x) => KernelLoop.Value<Atanh>(x);

    /// <inheritdoc cref="Atanh(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Atanh(float x) => KernelLoop.Value<Atanh>(x);

    /// <summary>Cube root, of negative numbers too.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Cbrt(double x) => KernelLoop.Value<Cbrt>(x);

    /// <inheritdoc cref="Cbrt(double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Cbrt(float x) => KernelLoop.Value<Cbrt>(x);

    /// <summary>Angle in [−π, π] of the point (x, y), with C's rules for zeros and infinities.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Atan2(double y, double x) => KernelLoop.Value<Atan2>(y, x);

    /// <inheritdoc cref="Atan2(double, double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Atan2(float y, float x) => KernelLoop.Value<Atan2Single>(y, x);

    /// <summary>x to the power of y, with C's rules: 1 for y = 0 and for x = 1, NaN for a negative x and a y that is no integer.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Pow(double x, double y) => KernelLoop.Value<Pow>(x, y);

    /// <inheritdoc cref="Pow(double, double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Pow(float x, float y) => KernelLoop.Value<PowSingle>(x, y);

    /// <summary>√(x² + y²) without overflow; ∞ when one is infinite.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static double Hypot(double x, double y) => KernelLoop.Value<Hypot>(x, y);

    /// <inheritdoc cref="Hypot(double, double)"/>
    [MethodImpl(Bits.OwnMethod)]
    public static float Hypot(float x, float y) => KernelLoop.Value<Hypot>(x, y);
}
