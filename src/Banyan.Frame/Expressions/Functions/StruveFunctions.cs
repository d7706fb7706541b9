namespace Banyan.Frame.Expressions.Functions;

/// <summary>Struve's functions of orders 0 and 1 for arguments that are not negative (A&amp;S 12.1 and 12.2); accuracy about 1e-13 of the larger of 1 and the value.</summary>
internal static class StruveFunctions
{
    // Above it the series loses digits to its alternating signs.
    private const double SeriesEnd = 6;
    private const double LargestExponent = 720;

    /// <summary>H₀: its series, or Y₀ and the integral of exp(−xt) / √(1 + t²) (A&amp;S 12.1.8).</summary>
    public static double H0(double x) => x <= SeriesEnd ? Series(x, 2 / Math.PI * x, 1.5, 1.5, -1) : BesselFunctions.Y(0, x) + (2 / Math.PI * Tail(x, static (u, x) => 1 / Math.Sqrt((x * x) + (u * u))));

    /// <summary>H₁: as <see cref="H0"/>.</summary>
    public static double H1(double x) =>
        x <= SeriesEnd ? Series(x, 2 / (3 * Math.PI) * x * x, 1.5, 2.5, -1) : BesselFunctions.Y(1, x) + (2 / Math.PI * Tail(x, static (u, x) => Math.Sqrt(1 + (u / x * (u / x)))));

    /// <summary>L₀, by its series.</summary>
    public static double L0(double x) => x > LargestExponent ? double.PositiveInfinity : Series(x, 2 / Math.PI * x, 1.5, 1.5, 1);

    /// <summary>L₁, by its series.</summary>
    public static double L1(double x) => x > LargestExponent ? double.PositiveInfinity : Series(x, 2 / (3 * Math.PI) * x * x, 1.5, 2.5, 1);

    // The terms of (A&S 12.1.3) and (12.2.1): each is the one before times ± x²/4 / ((a + k)(b + k)).
    private static double Series(double x, double first, double a, double b, int sign)
    {
        double factor = sign * x * x / 4;
        double term = first;
        double sum = first;
        for (int k = 0; k < 2000 && Math.Abs(term) > Math.Abs(sum) * 1e-18; k++)
        {
            term *= factor / ((a + k) * (b + k));
            sum += term;
        }

        return sum;
    }

    // exp(-u) is below the last bit beyond 40.
    private static double Tail(double x, Func<double, double, double> function) =>
        double.IsFinite(x) ? Quadrature.Integral(u => CMath.Exp(-u) * function(u, x), 0, 40, 20) : function(0, x);
}
