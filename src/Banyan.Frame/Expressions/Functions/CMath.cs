using Banyan.Columns.Mathematics;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>
/// The functions of <c>&lt;cmath&gt;</c> on <see cref="float"/> and <see cref="double"/>: the one place where the mathematical functions of expressions come from. Special values are C's (NaN for a
/// wrong argument, infinities at poles). The bits are the same on every processor: see <see cref="Elementary"/>.
/// </summary>
public static partial class CMath
{
    /// <summary>Square root.</summary>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <inheritdoc cref="Sqrt(float)"/>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>Cube root.</summary>
    public static float Cbrt(float x) => Elementary.Cbrt(x);

    /// <inheritdoc cref="Cbrt(float)"/>
    public static double Cbrt(double x) => Elementary.Cbrt(x);

    /// <summary>e to the power of <paramref name="x"/>.</summary>
    public static float Exp(float x) => Elementary.Exp(x);

    /// <inheritdoc cref="Exp(float)"/>
    public static double Exp(double x) => Elementary.Exp(x);

    /// <summary>2 to the power of <paramref name="x"/>.</summary>
    public static float Exp2(float x) => Elementary.Exp2(x);

    /// <inheritdoc cref="Exp2(float)"/>
    public static double Exp2(double x) => Elementary.Exp2(x);

    /// <summary>exp(x) − 1, accurate near 0.</summary>
    public static float Expm1(float x) => Elementary.Expm1(x);

    /// <inheritdoc cref="Expm1(float)"/>
    public static double Expm1(double x) => Elementary.Expm1(x);

    /// <summary>Natural logarithm.</summary>
    public static float Log(float x) => Elementary.Log(x);

    /// <inheritdoc cref="Log(float)"/>
    public static double Log(double x) => Elementary.Log(x);

    /// <summary>Logarithm to base 2.</summary>
    public static float Log2(float x) => Elementary.Log2(x);

    /// <inheritdoc cref="Log2(float)"/>
    public static double Log2(double x) => Elementary.Log2(x);

    /// <summary>Logarithm to base 10.</summary>
    public static float Log10(float x) => Elementary.Log10(x);

    /// <inheritdoc cref="Log10(float)"/>
    public static double Log10(double x) => Elementary.Log10(x);

    /// <summary>ln(1 + x), accurate near 0.</summary>
    public static float Log1p(float x) => Elementary.Log1p(x);

    /// <inheritdoc cref="Log1p(float)"/>
    public static double Log1p(double x) => Elementary.Log1p(x);

    /// <summary>Sine of an angle in radians.</summary>
    public static float Sin(float x) => Elementary.Sin(x);

    /// <inheritdoc cref="Sin(float)"/>
    public static double Sin(double x) => Elementary.Sin(x);

    /// <summary>Cosine of an angle in radians.</summary>
    public static float Cos(float x) => Elementary.Cos(x);

    /// <inheritdoc cref="Cos(float)"/>
    public static double Cos(double x) => Elementary.Cos(x);

    /// <summary>Tangent of an angle in radians.</summary>
    public static float Tan(float x) => Elementary.Tan(x);

    /// <inheritdoc cref="Tan(float)"/>
    public static double Tan(double x) => Elementary.Tan(x);

    /// <summary>Angle in [−π/2, π/2] with the sine <paramref name="x"/>.</summary>
    public static float Asin(float x) => Elementary.Asin(x);

    /// <inheritdoc cref="Asin(float)"/>
    public static double Asin(double x) => Elementary.Asin(x);

    /// <summary>Angle in [0, π] with the cosine <paramref name="x"/>.</summary>
    public static float Acos(float x) => Elementary.Acos(x);

    /// <inheritdoc cref="Acos(float)"/>
    public static double Acos(double x) => Elementary.Acos(x);

    /// <summary>Angle in [−π/2, π/2] with the tangent <paramref name="x"/>.</summary>
    public static float Atan(float x) => Elementary.Atan(x);

    /// <inheritdoc cref="Atan(float)"/>
    public static double Atan(double x) => Elementary.Atan(x);

    /// <summary>Angle in [−π, π] of the point (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public static float Atan2(float y, float x) => Elementary.Atan2(y, x);

    /// <inheritdoc cref="Atan2(float, float)"/>
    public static double Atan2(double y, double x) => Elementary.Atan2(y, x);

    /// <summary>Hyperbolic sine.</summary>
    public static float Sinh(float x) => Elementary.Sinh(x);

    /// <inheritdoc cref="Sinh(float)"/>
    public static double Sinh(double x) => Elementary.Sinh(x);

    /// <summary>Hyperbolic cosine.</summary>
    public static float Cosh(float x) => Elementary.Cosh(x);

    /// <inheritdoc cref="Cosh(float)"/>
    public static double Cosh(double x) => Elementary.Cosh(x);

    /// <summary>Hyperbolic tangent.</summary>
    public static float Tanh(float x) => Elementary.Tanh(x);

    /// <inheritdoc cref="Tanh(float)"/>
    public static double Tanh(double x) => Elementary.Tanh(x);

    /// <summary>Inverse hyperbolic sine.</summary>
    public static float Asinh(float x) => Elementary.Asinh(x);

    /// <inheritdoc cref="Asinh(float)"/>
    public static double Asinh(double x) => Elementary.Asinh(x);

    /// <summary>Inverse hyperbolic cosine.</summary>
    public static float Acosh(float x) => Elementary.Acosh(x);

    /// <inheritdoc cref="Acosh(float)"/>
    public static double Acosh(double x) => Elementary.Acosh(x);

    /// <summary>Inverse hyperbolic tangent.</summary>
    public static float Atanh(float x) => Elementary.Atanh(x);

    /// <inheritdoc cref="Atanh(float)"/>
    public static double Atanh(double x) => Elementary.Atanh(x);

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>.</summary>
    public static float Pow(float x, float y) => Elementary.Pow(x, y);

    /// <inheritdoc cref="Pow(float, float)"/>
    public static double Pow(double x, double y) => Elementary.Pow(x, y);
}
