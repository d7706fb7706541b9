namespace Banyan.Frame.Expressions.Functions;

/// <content>Distributions and special functions.</content>
public static partial class TMath
{
    private const double SqrtTwoPi = 2.50662827463100024;

    /// <summary>A Gaussian of height 1, or with <paramref name="norm"/> of area 1; 1e30 for a width of 0.</summary>
    public static double Gaus(double x, double mean = 0, double sigma = 1, bool norm = false)
    {
        if (sigma == 0)
        {
            return 1e30;
        }

        double distance = (x - mean) / sigma;
        if (distance is < -39 or > 39)
        {
            return 0;
        }

        double height = CMath.Exp(-0.5 * distance * distance);
        return norm ? height / (SqrtTwoPi * sigma) : height;
    }

    /// <summary>Landau's distribution, with <paramref name="norm"/> divided by the width; 0 for a width that is not positive.</summary>
    public static double Landau(double x, double mu = 0, double sigma = 1, bool norm = false)
    {
        if (sigma <= 0)
        {
            return 0;
        }

        double density = RootMath.LandauDensity((x - mu) / sigma);
        return norm ? density / sigma : density;
    }

    /// <summary>A Breit-Wigner line (Cauchy's distribution) of full width <paramref name="gamma"/>.</summary>
    public static double BreitWigner(double x, double mean = 0, double gamma = 1) =>
        gamma / (((x - mean) * (x - mean)) + (gamma * gamma / 4)) / (2 * Math.PI);

    /// <summary>Error function.</summary>
    public static double Erf(double x) => CMath.Erf(x);

    /// <summary>1 − error function.</summary>
    public static double Erfc(double x) => CMath.Erfc(x);

    /// <summary>The probability that a standard normal variable is below <paramref name="x"/>.</summary>
    public static double Freq(double x) => RootMath.NormalBelow(x);

    /// <summary>The probability of a χ² above <paramref name="chi2"/>; 0 for a number of degrees of freedom that is not positive, or a negative χ².</summary>
    public static double Prob(double chi2, int ndf) => ndf <= 0 || chi2 < 0 ? 0 : chi2 == 0 ? 1 : RootMath.ChisquareAbove(chi2, ndf);

    /// <summary>Poisson's distribution, continued between the integers; 0 below 0, NaN for a negative mean.</summary>
    public static double Poisson(double x, double par) =>
        par < 0 ? double.NaN : x < 0 ? 0 : x == 0 ? CMath.Exp(-par) : CMath.Exp((x * CMath.Log(par)) - LnGamma(x + 1) - par);

    /// <summary>Poisson's distribution at the integer below <paramref name="x"/>.</summary>
    public static double PoissonI(double x, double par) => Poisson(CMath.Floor(x), par);

    /// <summary>Student's distribution; 0 for less than one degree of freedom.</summary>
    public static double Student(double t, double ndf)
    {
        if (ndf < 1)
        {
            return 0;
        }

        double half = 0.5 * ndf;
        return Gamma(half + 0.5) / (CMath.Sqrt(ndf * Math.PI) * Gamma(half) * CMath.Pow(1 + (t * t / ndf), half + 0.5));
    }

    /// <summary>Gamma function.</summary>
    public static double Gamma(double z) => CMath.Tgamma(z);

    /// <summary>Regularised lower incomplete gamma function P(a, x); 0 for arguments that are not positive.</summary>
    public static double Gamma(double a, double x) => a <= 0 || x <= 0 ? 0 : RootMath.LowerGamma(a, x);

    /// <summary>Logarithm of the gamma function.</summary>
    public static double LnGamma(double z) => CMath.Lgamma(z);

    /// <summary>Beta function.</summary>
    public static double Beta(double p, double q) => BetaFunction.Value(p, q);

    /// <summary>n!, 1 for n ≤ 0.</summary>
    public static double Factorial(int i)
    {
        double product = 1;
        for (int k = 2; k <= i && double.IsFinite(product); k++)
        {
            product *= k;
        }

        return product;
    }

    /// <summary>Binomial coefficient.</summary>
    public static double Binomial(int n, int k)
    {
        if (n < 0 || k < 0 || n < k)
        {
            return double.NaN;
        }

        double product = 1;
        int smaller = Math.Min(k, n - k);
        for (int i = 1; i <= smaller; i++)
        {
            product *= (n - smaller + i) / (double)i;
        }

        return product;
    }

    /// <summary>The value below which a standard normal variable lies with probability <paramref name="p"/>; 0 outside (0, 1), as in ROOT.</summary>
    public static double NormQuantile(double p) => p is <= 0 or >= 1 ? 0 : RootMath.NormalQuantile(p);

    /// <summary>The χ² below which a probability of <paramref name="p"/> lies; 0 for no degrees of freedom or p outside (0.000002, 0.999998) as in ROOT.</summary>
    public static double ChisquareQuantile(double p, double ndf) => ndf <= 0 || p is < 0.000002 or > 0.999998 ? 0 : RootMath.ChisquareQuantile(p, ndf);

    /// <summary>Bessel function J0.</summary>
    public static double BesselJ0(double x) => RootMath.BesselJ(0, x);

    /// <summary>Bessel function J1.</summary>
    public static double BesselJ1(double x) => RootMath.BesselJ(1, x);
}
