namespace Banyan.Frame.Expressions.Functions;

/// <content>Error and gamma functions.</content>
public static partial class CMath
{
    private const double LnSqrtTwoPi = 0.91893853320467274178;

    // Stirling's series: B(2k) / (2k (2k - 1)), k = 1...8 (Abramowitz & Stegun 6.1.41).
    private static readonly double[] s_stirling =
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
    ];

    /// <summary>Error function.</summary>
    public static float Erf(float x) => (float)Erf((double)x);

    /// <inheritdoc cref="Erf(float)"/>
    /// <remarks>Kummer's series (A&amp;S 7.1.6) up to 2.5, whose terms are all positive; beyond, 1 − erfc.</remarks>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x))
        {
            return x;
        }

        if (a > 2.5)
        {
            return Math.CopySign(1 - ErfcTail(a), x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; n < 200 && Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>1 − erf(x), exact for large x.</summary>
    public static float Erfc(float x) => (float)Erfc((double)x);

    /// <inheritdoc cref="Erfc(float)"/>
    public static double Erfc(double x) => x > 1 ? ErfcTail(x) : x < -2.5 ? 2 - ErfcTail(-x) : 1 - Erf(x);

    /// <summary>Gamma function.</summary>
    public static float Tgamma(float x) => (float)Tgamma((double)x);

    /// <inheritdoc cref="Tgamma(float)"/>
    public static double Tgamma(double x)
    {
        if (x == 0)
        {
            return Math.CopySign(double.PositiveInfinity, x);
        }

        if (double.IsNaN(x) || double.IsNegativeInfinity(x) || (x < 0 && x == Math.Floor(x)))
        {
            return double.NaN;
        }

        if (x < 0.5)
        {
            return Math.PI / (SinPi(x) * Tgamma(1 - x));
        }

        if (x > 171.7)
        {
            return double.PositiveInfinity;
        }

        // Up to Γ(y + n) with y + n in [1, 2] by the recurrence, which is exact for integers; Stirling's series where the product is too long.
        double product = 1;
        double y = x;
        while (y > 2 && y < 25)
        {
            y -= 1;
            product *= y;
        }

        return y <= 2 ? product * GammaOneToTwo(y) : Math.Exp(Stirling(y));
    }

    /// <summary>Natural logarithm of |Γ(x)|.</summary>
    public static float Lgamma(float x) => (float)Lgamma((double)x);

    /// <inheritdoc cref="Lgamma(float)"/>
    public static double Lgamma(double x)
    {
        if (double.IsInfinity(x) || (x <= 0 && x == Math.Floor(x)))
        {
            return double.PositiveInfinity;
        }

        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Abs(SinPi(x))) - Lgamma(1 - x);
        }

        if (x is 1 or 2)
        {
            return 0;
        }

        return x < 20 ? Math.Log(Tgamma(x)) : Stirling(x);
    }

    private static double SinPi(double x)
    {
        double r = x - (2 * Math.Round(x / 2));
        return Math.Sin(Math.PI * r);
    }

    // ln Γ(x) for large x.
    private static double Stirling(double x)
    {
        double inverse = 1 / x;
        double power = inverse;
        double sum = 0;
        foreach (double coefficient in s_stirling)
        {
            sum += coefficient * power;
            power *= inverse * inverse;
        }

        return ((x - 0.5) * Math.Log(x)) - x + LnSqrtTwoPi + sum;
    }

    // Γ(x) for 0.5 <= x <= 2: shifted up to where Stirling's series has converged.
    private static double GammaOneToTwo(double x)
    {
        if (x is 1 or 2)
        {
            return 1;
        }

        double product = 1;
        double y = x;
        while (y < 15)
        {
            product *= y;
            y += 1;
        }

        return Math.Exp(Stirling(y)) / product;
    }

    // Laplace's continued fraction (A&S 7.1.14), evaluated from behind with enough terms for the argument.
    private static double ErfcTail(double x)
    {
        if (x > 28)
        {
            return 0;
        }

        int terms = x > 4 ? 60 : x > 2 ? 120 : 400;
        double fraction = 0;
        for (int n = terms; n >= 1; n--)
        {
            fraction = n / 2.0 / (x + fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
    }
}
