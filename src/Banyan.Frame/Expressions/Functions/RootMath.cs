namespace Banyan.Frame.Expressions.Functions;

/// <summary>Distributions and special functions by the names of ROOT::Math. Relative accuracy about 1e-13 unless a function says otherwise.</summary>
public static class RootMath
{
    // CERNLIB G110 (Koelbig and Schorr, Comp. Phys. Comm. 31 (1984) 97): numerators and denominators of the density between the limits -5.5, -1, 1, 5, 12, 50, 300; relative accuracy 1e-7.
    private static readonly (double[] Numerator, double[] Denominator)[] s_landau =
    [
        ([0.4259894875, -0.1249762550, 0.03984243700, -0.006298287635, 0.001511162253], [1, -0.3388260629, 0.09594393323, -0.01608042283, 0.003778942063]),
        ([0.1788541609, 0.1173957403, 0.01488850518, -0.001394989411, 0.0001283617211], [1, 0.7428795082, 0.3153932961, 0.06694219548, 0.008790609714]),
        ([0.1788544503, 0.09359161662, 0.006325387654, 0.00006611667319, -0.000002031049101], [1, 0.6097809921, 0.2560616665, 0.04746722384, 0.006957301675]),
        ([0.9874054407, 118.6723273, 849.2794360, -743.7792444, 427.0262186], [1, 106.8615961, 337.6496214, 2016.712389, 1597.063511]),
        ([1.003675074, 167.5702434, 4789.711289, 21217.86767, -22324.94910], [1, 156.9424537, 3745.310488, 9834.698876, 66924.28357]),
        ([1.000827619, 664.9143136, 62972.92665, 475554.6998, -5743609.109], [1, 651.4101098, 56974.73333, 165917.4725, -2815759.939]),
    ];

    /// <summary>ln(1 + x).</summary>
    public static double Log1p(double x) => CMath.Log1p(x);

    /// <summary>exp(x) − 1.</summary>
    public static double Expm1(double x) => CMath.Expm1(x);

    /// <summary>Density of a normal variable.</summary>
    public static double NormalDensity(double x, double sigma = 1, double x0 = 0)
    {
        double distance = (x - x0) / sigma;
        return CMath.Exp(-distance * distance / 2) / (Math.Sqrt(2 * Math.PI) * Math.Abs(sigma));
    }

    /// <summary>Probability that a normal variable is below <paramref name="x"/>.</summary>
    public static double NormalBelow(double x, double sigma = 1, double x0 = 0) => 0.5 * CMath.Erfc(-(x - x0) / sigma / Math.Sqrt(2));

    /// <summary>Probability that a normal variable is above <paramref name="x"/>.</summary>
    public static double NormalAbove(double x, double sigma = 1, double x0 = 0) => 0.5 * CMath.Erfc((x - x0) / sigma / Math.Sqrt(2));

    /// <summary>Probability that a χ² variable with <paramref name="r"/> degrees of freedom is below <paramref name="x"/>.</summary>
    public static double ChisquareBelow(double x, double r, double x0 = 0) => x <= x0 ? 0 : LowerGamma(r / 2, (x - x0) / 2);

    /// <summary>Probability that a χ² variable with <paramref name="r"/> degrees of freedom is above <paramref name="x"/>.</summary>
    public static double ChisquareAbove(double x, double r, double x0 = 0) => x <= x0 ? 1 : 1 - LowerGamma(r / 2, (x - x0) / 2) is var above && above > 0.1 ? above : UpperGamma(r / 2, (x - x0) / 2);

    /// <summary>Density of the exponential distribution.</summary>
    public static double ExponentialDensity(double x, double lambda, double x0 = 0) => x < x0 ? 0 : lambda * CMath.Exp(-lambda * (x - x0));

    /// <summary>Density of a Breit-Wigner line of full width <paramref name="gamma"/>.</summary>
    public static double BreitWignerDensity(double x, double gamma, double x0 = 0) => gamma / 2 / (Math.PI * (((x - x0) * (x - x0)) + (gamma * gamma / 4)));

    /// <summary>Density of Landau's distribution; 0 for a width that is not positive. Relative accuracy 1e-7.</summary>
    public static double LandauDensity(double x, double sigma = 1, double x0 = 0)
    {
        double v = (x - x0) / sigma;
        return sigma <= 0 ? 0 : StandardLandau(v) / sigma;
    }

    /// <summary>Regularised lower incomplete gamma function P(a, x) for positive arguments: by its series (A&amp;S 6.5.29) or as 1 − Q.</summary>
    public static double LowerGamma(double a, double x)
    {
        if (double.IsNaN(a) || double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x > a + 1)
        {
            return 1 - UpperGamma(a, x);
        }

        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < 10_000 && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum * CMath.Exp((a * CMath.Log(x)) - x - CMath.Lgamma(a));
    }

    /// <summary>Value below which a standard normal variable lies with probability <paramref name="p"/> in (0, 1).</summary>
    public static double NormalQuantile(double p)
    {
        double low = -40;
        double high = 40;
        while (high - low > 1e-15 * Math.Max(1, Math.Abs(low)))
        {
            double middle = (low + high) / 2;
            bool isBelow = p < 0.5 ? NormalBelow(middle) < p : NormalAbove(middle) > 1 - p;
            (low, high) = isBelow ? (middle, high) : (low, middle);
            if (middle == low && middle == high)
            {
                break;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>χ² below which a probability of <paramref name="p"/> lies, for p in (0, 1).</summary>
    public static double ChisquareQuantile(double p, double ndf)
    {
        double low = 0;
        double high = Math.Max(1, ndf);
        while (ChisquareBelow(high, ndf) < p)
        {
            high *= 2;
        }

        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = ChisquareBelow(middle, ndf) < p ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Bessel function of the first kind and integer order ≥ 0; absolute accuracy 1e-14, NaN where it has more than 100,000 waves and no expansion.</summary>
    public static double BesselJ(int order, double x) => BesselFunctions.J(order, Math.Abs(x)) * (x < 0 && order % 2 != 0 ? -1 : 1);

    /// <summary>Legendre polynomial; NaN above <see cref="SpecialFunctions.LargestDegree"/>.</summary>
    public static double Legendre(uint n, double x)
    {
        if (n > SpecialFunctions.LargestDegree)
        {
            return double.NaN;
        }

        double previous = 1;
        double current = n == 0 ? 1 : x;
        for (uint k = 2; k <= n; k++)
        {
            (previous, current) = (current, ((((2.0 * k) - 1) * x * current) - ((k - 1.0) * previous)) / k);
        }

        return current;
    }

    /// <summary>Spherical associated Legendre function Y(l, m)(θ, 0), with the Condon-Shortley phase; 0 for m &gt; l, NaN above <see cref="SpecialFunctions.LargestDegree"/>.</summary>
    public static double SphericalLegendre(uint l, uint m, double theta)
    {
        if (l > SpecialFunctions.LargestDegree)
        {
            return double.NaN;
        }

        if (m > l)
        {
            return 0;
        }

        double x = CMath.Cos(theta);
        double sine = CMath.Sin(theta);
        double normalised = Math.Sqrt(1 / (4 * Math.PI));
        for (uint k = 1; k <= m; k++)
        {
            normalised *= -sine * Math.Sqrt(((2.0 * k) + 1) / (2.0 * k));
        }

        double previous = 0;
        double current = normalised;
        for (uint k = m + 1; k <= l; k++)
        {
            double a = Math.Sqrt(((4.0 * k * k) - 1) / (((double)k * k) - ((double)m * m)));
            double b = Math.Sqrt(((((double)k - 1) * (k - 1)) - ((double)m * m)) / ((4.0 * (k - 1) * (k - 1)) - 1));
            (previous, current) = (current, a * ((x * current) - (k == m + 1 ? 0 : b * previous)));
        }

        return current;
    }

    // Q(a, x) for x > a + 1 by Legendre's continued fraction (A&S 6.5.31), Lentz's way.
    private static double UpperGamma(double a, double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        if (x <= a + 1)
        {
            return 1 - LowerGamma(a, x);
        }

        const double Tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / Tiny;
        double d = 1 / b;
        double fraction = d;
        for (int n = 1; n < 10_000; n++)
        {
            double term = n * (a - n);
            b += 2;
            d = (term * d) + b;
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = b + (term / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return fraction * CMath.Exp((a * CMath.Log(x)) - x - CMath.Lgamma(a));
    }

    private static double StandardLandau(double v)
    {
        if (v < -5.5)
        {
            double small = CMath.Exp(v + 1);
            return small < 1e-10
                ? 0
                : 0.3989422803 * CMath.Exp(-1 / small) / Math.Sqrt(small) * (1 + ((0.04166666667 + ((-0.01996527778 + (0.02709538966 * small)) * small)) * small));
        }

        if (v < -1)
        {
            double u = CMath.Exp(-v - 1);
            return CMath.Exp(-u) * Math.Sqrt(u) * Ratio(0, v);
        }

        if (v >= 300)
        {
            double far = 1 / (v - (v * CMath.Log(v) / (v + 1)));
            return far * far * (1 + ((-1.845568670 - (4.284640743 * far)) * far));
        }

        if (v < 5)
        {
            return Ratio(v < 1 ? 1 : 2, v);
        }

        double inverse = 1 / v;
        return inverse * inverse * Ratio(v < 12 ? 3 : v < 50 ? 4 : 5, inverse);
    }

    private static double Ratio(int piece, double x) => Polynomial(s_landau[piece].Numerator, x) / Polynomial(s_landau[piece].Denominator, x);

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
