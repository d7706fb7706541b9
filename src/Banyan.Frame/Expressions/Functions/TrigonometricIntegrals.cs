namespace Banyan.Frame.Expressions.Functions;

/// <summary>Sine and cosine integrals (A&amp;S 5.2): their series near 0, else by the auxiliary functions f and g; accuracy 1e-14.</summary>
public static class TrigonometricIntegrals
{
    private const double SeriesEnd = 4;

    /// <summary>Integral of sin(t) / t from 0.</summary>
    public static double Sine(double x)
    {
        double size = Math.Abs(x);
        double value = size <= SeriesEnd ? Series(size, size, 1) : (Math.PI / 2) - (F(size) * CMath.Cos(size)) - (G(size) * CMath.Sin(size));
        return double.IsInfinity(x) ? CMath.Copysign(Math.PI / 2, x) : CMath.Copysign(value, x);
    }

    /// <summary>γ + ln x + the integral of (cos(t) − 1) / t from 0; NaN for negative arguments.</summary>
    public static double Cosine(double x)
    {
        if (!(x >= 0))
        {
            return double.NaN;
        }

        return double.IsInfinity(x) ? 0
            : x <= SeriesEnd ? TMath.EulerGamma() + CMath.Log(x) + Series(x, -x * x / 2, 2)
            : (F(x) * CMath.Sin(x)) - (G(x) * CMath.Cos(x));
    }

    // Terms ± x^n / (n n!), every second n.
    private static double Series(double x, double first, int n)
    {
        double power = first;
        double sum = first / n;
        for (; Math.Abs(power) > 1e-18 && n < 100; n += 2)
        {
            power *= -x * x / ((n + 1) * (n + 2));
            sum += power / (n + 2);
        }

        return sum;
    }

    private static double F(double x) => Quadrature.Integral(u => CMath.Exp(-u) * x / ((x * x) + (u * u)), 0, 40, 20);

    private static double G(double x) => Quadrature.Integral(u => CMath.Exp(-u) * u / ((x * x) + (u * u)), 0, 40, 20);
}
