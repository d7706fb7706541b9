namespace Banyan.Frame.Expressions.Functions;

/// <summary>The regularised incomplete beta function, by its continued fraction (NIST DLMF 8.17.22, evaluated by Lentz's method).</summary>
internal static class IncompleteBeta
{
    /// <summary>I_x(a, b); 0 for x ≤ 0, 1 for x ≥ 1, NaN for parameters that are not positive.</summary>
    public static double Regularised(double x, double a, double b)
    {
        if (double.IsNaN(x) || !(a > 0) || !(b > 0))
        {
            return double.NaN;
        }

        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        // The fraction converges fast below the mean; above it the mirrored function is used.
        return x <= (a + 1) / (a + b + 2) ? Fraction(x, a, b) : 1 - Fraction(1 - x, b, a);
    }

    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = Guard(1 - ((a + b) * x / (a + 1)), Tiny);
        d = 1 / d;
        double fraction = d;
        for (int m = 1; m <= 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Guard(1 + (even * d), Tiny);
            c = Guard(1 + (even / c), Tiny);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Guard(1 + (odd * d), Tiny);
            c = Guard(1 + (odd / c), Tiny);
            double change = d * c;
            fraction *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        double front = CMath.Exp((a * CMath.Log(x)) + (b * CMath.Log1p(-x)) + CMath.Lgamma(a + b) - CMath.Lgamma(a) - CMath.Lgamma(b));
        return front * fraction / a;
    }

    private static double Guard(double value, double tiny) => Math.Abs(value) < tiny ? tiny : value;
}
