namespace Banyan.Frame.Expressions.Functions;

/// <summary>
/// The functions of <c>&lt;cmath&gt;</c> on <see cref="float"/> and <see cref="double"/>: the one place where the mathematical functions of results come from. Special values are C's (NaN for a wrong
/// argument, infinities at poles).
/// </summary>
public static partial class CMath
{
    /// <summary>Square root.</summary>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <inheritdoc cref="Sqrt(float)"/>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>Cube root.</summary>
    public static float Cbrt(float x) => MathF.Cbrt(x);

    /// <inheritdoc cref="Cbrt(float)"/>
    public static double Cbrt(double x) => Math.Cbrt(x);

    /// <summary>e to the power of <paramref name="x"/>.</summary>
    public static float Exp(float x) => MathF.Exp(x);

    /// <inheritdoc cref="Exp(float)"/>
    public static double Exp(double x) => Math.Exp(x);

    /// <summary>2 to the power of <paramref name="x"/>.</summary>
    public static float Exp2(float x) => MathF.Pow(2, x);

    /// <inheritdoc cref="Exp2(float)"/>
    public static double Exp2(double x) => Math.Pow(2, x);

    /// <summary>exp(x) − 1, exact near 0.</summary>
    public static float Expm1(float x) => (float)Expm1((double)x);

    /// <inheritdoc cref="Expm1(float)"/>
    /// <remarks>Kahan's correction: (u − 1)·x / ln u with u = exp(x) cancels the rounding of u.</remarks>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) < 1e-5)
        {
            return x + (x * x * 0.5) + (x * x * x / 6);
        }

        double u = Math.Exp(x);
        return u == 1 ? x : Math.Abs(x) > 0.7 || !double.IsFinite(u) ? u - 1 : (u - 1) * x / Math.Log(u);
    }

    /// <summary>Natural logarithm.</summary>
    public static float Log(float x) => MathF.Log(x);

    /// <inheritdoc cref="Log(float)"/>
    public static double Log(double x) => Math.Log(x);

    /// <summary>Logarithm to base 2.</summary>
    public static float Log2(float x) => MathF.Log2(x);

    /// <inheritdoc cref="Log2(float)"/>
    public static double Log2(double x) => Math.Log2(x);

    /// <summary>Logarithm to base 10.</summary>
    public static float Log10(float x) => MathF.Log10(x);

    /// <inheritdoc cref="Log10(float)"/>
    public static double Log10(double x) => Math.Log10(x);

    /// <summary>ln(1 + x), exact near 0.</summary>
    public static float Log1p(float x) => (float)Log1p((double)x);

    /// <inheritdoc cref="Log1p(float)"/>
    /// <remarks>Kahan's correction: ln(u)·x / (u − 1) with u = 1 + x cancels the rounding of u.</remarks>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>Sine of an angle in radians.</summary>
    public static float Sin(float x) => MathF.Sin(x);

    /// <inheritdoc cref="Sin(float)"/>
    public static double Sin(double x) => Math.Sin(x);

    /// <summary>Cosine of an angle in radians.</summary>
    public static float Cos(float x) => MathF.Cos(x);

    /// <inheritdoc cref="Cos(float)"/>
    public static double Cos(double x) => Math.Cos(x);

    /// <summary>Tangent of an angle in radians.</summary>
    public static float Tan(float x) => MathF.Tan(x);

    /// <inheritdoc cref="Tan(float)"/>
    public static double Tan(double x) => Math.Tan(x);

    /// <summary>Angle in [−π/2, π/2] with the sine <paramref name="x"/>.</summary>
    public static float Asin(float x) => MathF.Asin(x);

    /// <inheritdoc cref="Asin(float)"/>
    public static double Asin(double x) => Math.Asin(x);

    /// <summary>Angle in [0, π] with the cosine <paramref name="x"/>.</summary>
    public static float Acos(float x) => MathF.Acos(x);

    /// <inheritdoc cref="Acos(float)"/>
    public static double Acos(double x) => Math.Acos(x);

    /// <summary>Angle in [−π/2, π/2] with the tangent <paramref name="x"/>.</summary>
    public static float Atan(float x) => MathF.Atan(x);

    /// <inheritdoc cref="Atan(float)"/>
    public static double Atan(double x) => Math.Atan(x);

    /// <summary>Angle in [−π, π] of the point (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public static float Atan2(float y, float x) => MathF.Atan2(y, x);

    /// <inheritdoc cref="Atan2(float, float)"/>
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    /// <summary>Hyperbolic sine.</summary>
    public static float Sinh(float x) => MathF.Sinh(x);

    /// <inheritdoc cref="Sinh(float)"/>
    public static double Sinh(double x) => Math.Sinh(x);

    /// <summary>Hyperbolic cosine.</summary>
    public static float Cosh(float x) => MathF.Cosh(x);

    /// <inheritdoc cref="Cosh(float)"/>
    public static double Cosh(double x) => Math.Cosh(x);

    /// <summary>Hyperbolic tangent.</summary>
    public static float Tanh(float x) => MathF.Tanh(x);

    /// <inheritdoc cref="Tanh(float)"/>
    public static double Tanh(double x) => Math.Tanh(x);

    /// <summary>Inverse hyperbolic sine.</summary>
    public static float Asinh(float x) => MathF.Asinh(x);

    /// <inheritdoc cref="Asinh(float)"/>
    public static double Asinh(double x) => Math.Asinh(x);

    /// <summary>Inverse hyperbolic cosine.</summary>
    public static float Acosh(float x) => MathF.Acosh(x);

    /// <inheritdoc cref="Acosh(float)"/>
    public static double Acosh(double x) => Math.Acosh(x);

    /// <summary>Inverse hyperbolic tangent.</summary>
    public static float Atanh(float x) => MathF.Atanh(x);

    /// <inheritdoc cref="Atanh(float)"/>
    public static double Atanh(double x) => Math.Atanh(x);

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>.</summary>
    public static float Pow(float x, float y) => MathF.Pow(x, y);

    /// <inheritdoc cref="Pow(float, float)"/>
    public static double Pow(double x, double y) => Math.Pow(x, y);
}
