using Banyan.Columns.Mathematics;

namespace Banyan.Frame.Expressions.Functions;

/// <content>Rounding, remainders, comparisons and the parts of floating-point numbers.</content>
public static partial class CMath
{
    /// <summary>Absolute value.</summary>
    public static float Fabs(float x) => MathF.Abs(x);

    /// <inheritdoc cref="Fabs(float)"/>
    public static double Fabs(double x) => Math.Abs(x);

    /// <summary>Largest integer not above <paramref name="x"/>.</summary>
    public static float Floor(float x) => MathF.Floor(x);

    /// <inheritdoc cref="Floor(float)"/>
    public static double Floor(double x) => Math.Floor(x);

    /// <summary>Smallest integer not below <paramref name="x"/>.</summary>
    public static float Ceil(float x) => MathF.Ceiling(x);

    /// <inheritdoc cref="Ceil(float)"/>
    public static double Ceil(double x) => Math.Ceiling(x);

    /// <summary>Integer part, towards zero.</summary>
    public static float Trunc(float x) => MathF.Truncate(x);

    /// <inheritdoc cref="Trunc(float)"/>
    public static double Trunc(double x) => Math.Truncate(x);

    /// <summary>Nearest integer, halves away from zero.</summary>
    public static float Round(float x) => MathF.Round(x, MidpointRounding.AwayFromZero);

    /// <inheritdoc cref="Round(float)"/>
    public static double Round(double x) => Math.Round(x, MidpointRounding.AwayFromZero);

    /// <summary>Nearest integer, halves to even.</summary>
    public static float Rint(float x) => MathF.Round(x, MidpointRounding.ToEven);

    /// <inheritdoc cref="Rint(float)"/>
    public static double Rint(double x) => Math.Round(x, MidpointRounding.ToEven);

    /// <summary>Nearest integer, halves away from zero, as a long; saturates, NaN gives 0.</summary>
    public static long Lround(float x) => ToInt64(MathF.Round(x, MidpointRounding.AwayFromZero));

    /// <inheritdoc cref="Lround(float)"/>
    public static long Lround(double x) => ToInt64(Math.Round(x, MidpointRounding.AwayFromZero));

    /// <summary>Nearest integer, halves to even, as a long; saturates, NaN gives 0.</summary>
    public static long Lrint(float x) => ToInt64(MathF.Round(x, MidpointRounding.ToEven));

    /// <inheritdoc cref="Lrint(float)"/>
    public static long Lrint(double x) => ToInt64(Math.Round(x, MidpointRounding.ToEven));

    /// <summary>Remainder of the division that is cut towards zero; it has the sign of <paramref name="x"/>.</summary>
    public static float Fmod(float x, float y) => x % y;

    /// <inheritdoc cref="Fmod(float, float)"/>
    public static double Fmod(double x, double y) => x % y;

    /// <summary>Remainder of the division that is rounded to the nearest integer (IEEE 754).</summary>
    public static float Remainder(float x, float y) => (float)Remainder((double)x, y);

    /// <inheritdoc cref="Remainder(float, float)"/>
    /// <remarks>Exact: modulo 2y, then y is taken off while what is left is above y/2, or at y/2 of an odd multiple; y − rest is exact wherever the comparison is close.</remarks>
    public static double Remainder(double x, double y)
    {
        double divisor = Math.Abs(y);
        if (!double.IsFinite(x) || !(divisor > 0))
        {
            return double.NaN;
        }

        if (double.IsInfinity(divisor))
        {
            return x;
        }

        double rest = divisor <= double.MaxValue / 2 ? Math.Abs(x) % (2 * divisor) : Math.Abs(x);

        if (rest > divisor - rest)
        {
            rest -= divisor;
            if (rest >= divisor - rest)
            {
                rest -= divisor;
            }
        }

        return double.IsNegative(x) ? -rest : rest;
    }

    /// <summary>x − y when that is positive, else 0; NaN when one is NaN.</summary>
    public static float Fdim(float x, float y) => float.IsNaN(x) || float.IsNaN(y) ? float.NaN : x > y ? x - y : 0;

    /// <inheritdoc cref="Fdim(float, float)"/>
    public static double Fdim(double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : x > y ? x - y : 0;

    /// <summary>The smaller; a NaN is ignored.</summary>
    public static float Fmin(float x, float y) => float.IsNaN(x) ? y : float.IsNaN(y) ? x : MathF.Min(x, y);

    /// <inheritdoc cref="Fmin(float, float)"/>
    public static double Fmin(double x, double y) => double.IsNaN(x) ? y : double.IsNaN(y) ? x : Math.Min(x, y);

    /// <summary>The larger; a NaN is ignored.</summary>
    public static float Fmax(float x, float y) => float.IsNaN(x) ? y : float.IsNaN(y) ? x : MathF.Max(x, y);

    /// <inheritdoc cref="Fmax(float, float)"/>
    public static double Fmax(double x, double y) => double.IsNaN(x) ? y : double.IsNaN(y) ? x : Math.Max(x, y);

    /// <summary>x·y + z, rounded once.</summary>
    public static float Fma(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    /// <inheritdoc cref="Fma(float, float, float)"/>
    public static double Fma(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z);

    /// <summary>√(x² + y²) without overflow.</summary>
    public static float Hypot(float x, float y) => Elementary.Hypot(x, y);

    /// <inheritdoc cref="Hypot(float, float)"/>
    public static double Hypot(double x, double y) => Elementary.Hypot(x, y);

    /// <summary>√(x² + y² + z²).</summary>
    public static float Hypot(float x, float y, float z) => (float)Math.Sqrt(((double)x * x) + ((double)y * y) + ((double)z * z));

    /// <inheritdoc cref="Hypot(float, float, float)"/>
    public static double Hypot(double x, double y, double z) => Elementary.Hypot(Elementary.Hypot(x, y), z);

    /// <summary>The magnitude of <paramref name="x"/> with the sign of <paramref name="y"/>.</summary>
    public static float Copysign(float x, float y) => MathF.CopySign(x, y);

    /// <inheritdoc cref="Copysign(float, float)"/>
    public static double Copysign(double x, double y) => Math.CopySign(x, y);

    /// <summary>The next number after <paramref name="x"/> in the direction of <paramref name="y"/>.</summary>
    public static float Nextafter(float x, float y) => float.IsNaN(x) || float.IsNaN(y) ? float.NaN : x == y ? y : x < y ? MathF.BitIncrement(x) : MathF.BitDecrement(x);

    /// <inheritdoc cref="Nextafter(float, float)"/>
    public static double Nextafter(double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : x == y ? y : x < y ? Math.BitIncrement(x) : Math.BitDecrement(x);

    /// <summary>The next number after <paramref name="x"/> in the direction of <paramref name="y"/>, which is compared as it is.</summary>
    public static float Nexttoward(float x, double y) => float.IsNaN(x) || double.IsNaN(y) ? float.NaN : x == y ? (float)y : x < y ? MathF.BitIncrement(x) : MathF.BitDecrement(x);

    /// <summary>x·2ⁿ.</summary>
    public static float Ldexp(float x, int n) => MathF.ScaleB(x, n);

    /// <inheritdoc cref="Ldexp(float, int)"/>
    public static double Ldexp(double x, int n) => Math.ScaleB(x, n);

    /// <summary>The binary exponent; int.MinValue for 0 and int.MaxValue for infinities, as glibc on x86 (int.MinValue for NaN).</summary>
    public static int Ilogb(float x) => float.IsNaN(x) ? int.MinValue : MathF.ILogB(x);

    /// <inheritdoc cref="Ilogb(float)"/>
    public static int Ilogb(double x) => double.IsNaN(x) ? int.MinValue : Math.ILogB(x);

    /// <summary>The binary exponent as a number.</summary>
    public static float Logb(float x) => (float)Logb((double)x);

    /// <inheritdoc cref="Logb(float)"/>
    public static double Logb(double x) => x == 0 ? double.NegativeInfinity : double.IsNaN(x) ? x : double.IsInfinity(x) ? double.PositiveInfinity : Math.ILogB(x);

    /// <summary>True for NaN.</summary>
    public static bool Isnan(float x) => float.IsNaN(x);

    /// <inheritdoc cref="Isnan(float)"/>
    public static bool Isnan(double x) => double.IsNaN(x);

    /// <summary>True for the infinities.</summary>
    public static bool Isinf(float x) => float.IsInfinity(x);

    /// <inheritdoc cref="Isinf(float)"/>
    public static bool Isinf(double x) => double.IsInfinity(x);

    /// <summary>True for everything but NaN and the infinities.</summary>
    public static bool Isfinite(float x) => float.IsFinite(x);

    /// <inheritdoc cref="Isfinite(float)"/>
    public static bool Isfinite(double x) => double.IsFinite(x);

    /// <summary>True for normal numbers: not 0, subnormal, infinite or NaN.</summary>
    public static bool Isnormal(float x) => float.IsNormal(x);

    /// <inheritdoc cref="Isnormal(float)"/>
    public static bool Isnormal(double x) => double.IsNormal(x);

    /// <summary>True when the sign bit is set, also for −0.</summary>
    public static bool Signbit(float x) => float.IsNegative(x);

    /// <inheritdoc cref="Signbit(float)"/>
    public static bool Signbit(double x) => double.IsNegative(x);

    private static long ToInt64(double d) => double.IsNaN(d) ? 0L : d <= -9223372036854775808.0 ? long.MinValue : d >= 9223372036854775808.0 ? long.MaxValue : (long)d;
}
