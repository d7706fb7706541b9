namespace Banyan.Frame.Expressions.Functions;

/// <summary>Bessel functions of the second kind, of orders 0 and 1: the power series (NIST DLMF 10.8) below 12, Hankel's expansion (10.17) above, both good to about 1e-10.</summary>
internal static class SecondBessel
{
    private const double Border = 12;
    private const double Gamma = 0.57721566490153286;

    /// <summary>Y_0(x) for x &gt; 0.</summary>
    public static double Zero(double x)
    {
        if (x > Border)
        {
            return Asymptotic(0, x);
        }

        double square = x * x / 4;
        double term = 1;
        double harmonic = 0;
        double sum = 0;
        for (int k = 1; k < 200; k++)
        {
            term *= -square / ((double)k * k);
            harmonic += 1.0 / k;
            sum -= harmonic * term;
            if (Math.Abs(harmonic * term) < 1e-18)
            {
                break;
            }
        }

        return 2 / Math.PI * (((CMath.Log(x / 2) + Gamma) * RootMath.BesselJ(0, x)) + sum);
    }

    /// <summary>Y_1(x) for x &gt; 0.</summary>
    public static double One(double x)
    {
        if (x > Border)
        {
            return Asymptotic(1, x);
        }

        double square = x * x / 4;
        double term = x / 2;
        double digammas = 1 - (2 * Gamma);
        double sum = digammas * term;
        for (int k = 1; k < 200; k++)
        {
            term *= -square / (k * (k + 1.0));
            digammas += (1.0 / k) + (1.0 / (k + 1));
            sum += digammas * term;
            if (Math.Abs(digammas * term) < 1e-18)
            {
                break;
            }
        }

        return (-2 / (Math.PI * x)) + (2 / Math.PI * CMath.Log(x / 2) * RootMath.BesselJ(1, x)) - (sum / Math.PI);
    }

    private static double Asymptotic(int order, double x)
    {
        double phase = x - ((order + 0.5) * Math.PI / 2);
        double even = 0;
        double odd = 0;
        double term = 1;
        double mu = 4.0 * order * order;
        for (int k = 0; k < 40; k++)
        {
            double sign = k % 4 < 2 ? 1 : -1;
            even += k % 2 == 0 ? sign * term : 0;
            odd += k % 2 == 1 ? sign * term : 0;
            double next = term * (mu - (((2 * k) + 1.0) * ((2 * k) + 1))) / ((k + 1) * 8 * x);
            if (Math.Abs(next) >= Math.Abs(term) || next == 0)
            {
                break;
            }

            term = next;
        }

        return Math.Sqrt(2 / (Math.PI * x)) * ((even * CMath.Sin(phase)) + (odd * CMath.Cos(phase)));
    }
}
