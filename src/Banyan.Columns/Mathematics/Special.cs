using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics;

/// <summary>Error and gamma functions: the same bits on every processor, from <see cref="Elementary"/> and IEEE operations. Bounds of their errors are with each; every NaN is <see cref="double.NaN"/>.</summary>
public static class Special
{
    private const double TwoOverRootPi = 1.1283791670955126;
    private const double RootPi = 1.772453850905516;
    private const double RootTwoPi = 2.5066282746310002;
    private const double LnRootTwoPi = 0.91893853320467274178;

    // Stirling's series: B(2k) / (2k (2k − 1)), k = 1...8 (Abramowitz & Stegun 6.1.41).
    private static readonly double[] s_stirling =
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
    ];

    /// <summary>Error function, to 16 units in the last place.</summary>
    /// <remarks>Kummer's series (A&amp;S 7.1.6) up to 2.5, whose terms are all positive; beyond, 1 − erfc.</remarks>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x))
        {
            return double.NaN;
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

        return TwoOverRootPi * ExpOfMinusSquare(x) * sum;
    }

    /// <summary>1 − erf(x), to 16 units in the last place.</summary>
    public static double Erfc(double x) => double.IsNaN(x) ? double.NaN : x > 1 ? ErfcTail(x) : x < -2.5 ? 2 - ErfcTail(-x) : 1 - Erf(x);

    /// <summary>Γ(x), to 40 units in the last place for x above −20; ±∞ at 0, NaN at the negative integers. Exact for the integers up to 23.</summary>
    public static double Gamma(double x)
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
            return Math.PI / (SinPi(x) * Gamma(1 - x));
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

        return y <= 2 ? product * GammaOneToTwo(y) : GammaOfLarge(y);
    }

    /// <summary>ln |Γ(x)| for positive x to 16 units in the last place of the larger of its size and 1; ∞ at 0 and the negative integers.</summary>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (double.IsInfinity(x) || (x <= 0 && x == Math.Floor(x)))
        {
            return double.PositiveInfinity;
        }

        if (x < 0.5)
        {
            return Elementary.Log(Math.PI / Math.Abs(SinPi(x))) - LogGamma(1 - x);
        }

        if (x is 1 or 2)
        {
            return 0;
        }

        return x < 20 ? Elementary.Log(Gamma(x)) : ((x - 0.5) * Elementary.Log(x)) - x + LnRootTwoPi + StirlingSum(x);
    }

    // e^(−x²) with x² as a sum of two doubles.
    private static double ExpOfMinusSquare(double x)
    {
        Lanes1 square = ErrorFree.Square(new Lanes1(x), out Lanes1 error);
        double value = Elementary.Exp(-square.Value);
        return value - (value * error.Value);
    }

    // The remainder of the division by 2 is exact, and so is the argument that is left near every integer.
    private static double SinPi(double x)
    {
        double r = x - (2 * Math.Round(x / 2));
        return Math.Abs(r) > 0.5 ? Math.CopySign(Elementary.Sin(Math.PI * (1 - Math.Abs(r))), r) : Elementary.Sin(Math.PI * r);
    }

    private static double StirlingSum(double x)
    {
        double inverse = 1 / x;
        double power = inverse;
        double sum = 0;
        foreach (double coefficient in s_stirling)
        {
            sum += coefficient * power;
            power *= inverse * inverse;
        }

        return sum;
    }

    // √2π x^(x − ½) e^(−x) e^sum; the power in two halves, so that it does not overflow before Γ does.
    private static double GammaOfLarge(double x)
    {
        double half = Elementary.Pow(x, 0.5 * (x - 0.5));
        return half * Elementary.Exp(-x) * (RootTwoPi * Elementary.Exp(StirlingSum(x))) * half;
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

        return GammaOfLarge(y) / product;
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

        return ExpOfMinusSquare(x) / (RootPi * (x + fraction));
    }
}
