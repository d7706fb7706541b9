using Banyan.Columns.Mathematics;

namespace Banyan.Frame.Expressions.Functions;

/// <content>Error and gamma functions.</content>
public static partial class CMath
{
    /// <summary>Error function.</summary>
    public static float Erf(float x) => (float)Special.Erf(x);

    /// <inheritdoc cref="Erf(float)"/>
    public static double Erf(double x) => Special.Erf(x);

    /// <summary>1 − erf(x), accurate for large x.</summary>
    public static float Erfc(float x) => (float)Special.Erfc(x);

    /// <inheritdoc cref="Erfc(float)"/>
    public static double Erfc(double x) => Special.Erfc(x);

    /// <summary>Gamma function.</summary>
    public static float Tgamma(float x) => (float)Special.Gamma(x);

    /// <inheritdoc cref="Tgamma(float)"/>
    public static double Tgamma(double x) => Special.Gamma(x);

    /// <summary>Natural logarithm of |Γ(x)|.</summary>
    public static float Lgamma(float x) => (float)Special.LogGamma(x);

    /// <inheritdoc cref="Lgamma(float)"/>
    public static double Lgamma(double x) => Special.LogGamma(x);
}
