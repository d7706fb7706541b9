namespace Banyan.Frame.Expressions.Functions;

/// <summary>Modified Bessel functions of integer order.</summary>
internal static class ModifiedBessel
{
    /// <summary>I_n(x), by the power series: all of its terms have one sign, so that nothing cancels.</summary>
    public static double First(int n, double x)
    {
        double half = x / 2;
        double term = 1;
        for (int k = 1; k <= n; k++)
        {
            term *= half / k;
        }

        double sum = term;
        for (int k = 1; k < 5000 && Math.Abs(term) > 1e-17 * Math.Abs(sum); k++)
        {
            term *= half * half / (k * ((double)k + n));
            sum += term;
        }

        return sum;
    }

    /// <summary>K_n(x) for x &gt; 0: the integral of exp(−x cosh t) cosh(n t), which the trapezoidal rule gives to rounding.</summary>
    public static double Second(int n, double x)
    {
        const double Step = 1.0 / 32;
        double sum = 0.5 * CMath.Exp(-x);
        for (int k = 1; k < 4096; k++)
        {
            double t = k * Step;
            double term = CMath.Exp((n * t) - (x * CMath.Cosh(t))) * 0.5 * (1 + CMath.Exp(-2 * n * t));
            sum += term;
            if (term < 1e-18 * sum && x * CMath.Sinh(t) > n)
            {
                break;
            }
        }

        return Step * sum;
    }
}
