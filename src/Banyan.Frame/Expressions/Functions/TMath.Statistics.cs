namespace Banyan.Frame.Expressions.Functions;

/// <content>Distributions, their integrals and inverses, with ROOT's default arguments and answers outside their ranges.</content>
public static partial class TMath
{
    /// <summary>Whether |a − b| is below <paramref name="epsilon"/>.</summary>
    public static bool AreEqualAbs(double af, double bf, double epsilon) => Math.Abs(af - bf) < epsilon;

    /// <summary>Whether |a − b| is at most <paramref name="relPrec"/> times the mean of |a| and |b|.</summary>
    public static bool AreEqualRel(double af, double bf, double relPrec) => Math.Abs(af - bf) <= 0.5 * relPrec * (Math.Abs(af) + Math.Abs(bf));

    /// <summary>Cauchy's density with median t and width s.</summary>
    public static double CauchyDist(double x, double t = 0, double s = 1) => 1 / (s * Math.PI * (1 + ((x - t) * (x - t) / (s * s))));

    /// <summary>Relativistic density of Breit and Wigner with mass median and width gamma.</summary>
    public static double BreitWignerRelativistic(double x, double median = 0, double gamma = 1)
    {
        double square = median * median;
        double product = Math.Sqrt(square * (square + (gamma * gamma)));
        double distance = (x * x) - square;
        return 2 * Math.Sqrt(2) / Math.PI * median * gamma * product / Math.Sqrt(square + product) / ((distance * distance) + (square * gamma * gamma));
    }

    /// <summary>Laplace's density with mean alpha and scale beta.</summary>
    public static double LaplaceDist(double x, double alpha = 0, double beta = 1) => CMath.Exp(-Math.Abs((x - alpha) / beta)) / (2 * beta);

    /// <summary>Integral of <see cref="LaplaceDist"/> from −∞ to x.</summary>
    public static double LaplaceDistI(double x, double alpha = 0, double beta = 1) =>
        x <= alpha ? 0.5 * CMath.Exp(-Math.Abs((x - alpha) / beta)) : 1 - (0.5 * CMath.Exp(-Math.Abs((x - alpha) / beta)));

    /// <summary>Log-normal density with width sigma, begin theta and median m behind it; 0 where it is not defined.</summary>
    public static double LogNormal(double x, double sigma, double theta = 0, double m = 1)
    {
        if (x < theta || sigma <= 0 || m <= 0)
        {
            return 0;
        }

        double log = CMath.Log((x - theta) / m) / sigma;
        return CMath.Exp(-0.5 * log * log) / ((x - theta) * sigma * Math.Sqrt(2 * Math.PI));
    }

    /// <summary>Gamma density with shape gamma, begin mu and scale beta; 0 where it is not defined.</summary>
    public static double GammaDist(double x, double gamma, double mu = 0, double beta = 1)
    {
        if (x < mu || gamma <= 0 || beta <= 0)
        {
            return 0;
        }

        double t = (x - mu) / beta;
        return t == 0 ? (gamma == 1 ? 1 / beta : gamma > 1 ? 0 : double.PositiveInfinity) : CMath.Exp(((gamma - 1) * CMath.Log(t)) - t - LnGamma(gamma)) / beta;
    }

    /// <summary>Beta density; 0 outside (0, 1) and for parameters that are not positive.</summary>
    public static double BetaDist(double x, double p, double q) =>
        x <= 0 || x >= 1 || p <= 0 || q <= 0 ? 0 : CMath.Exp(((p - 1) * CMath.Log(x)) + ((q - 1) * CMath.Log1p(-x)) - LnGamma(p) - LnGamma(q) + LnGamma(p + q));

    /// <summary>Integral of <see cref="BetaDist"/> from 0 to x.</summary>
    public static double BetaDistI(double x, double p, double q) => x < 0 || p <= 0 || q <= 0 ? 0 : x >= 1 ? 1 : BetaIncomplete(x, p, q);

    /// <summary>The regularised incomplete beta function.</summary>
    public static double BetaIncomplete(double x, double a, double b) => IncompleteBeta.Regularised(x, a, b);

    /// <summary>Probability of at least k successes in n trials with probability p each.</summary>
    public static double BinomialI(double p, int n, int k) => k <= 0 ? 1 : k > n ? 0 : k == n ? CMath.Pow(p, (double)n) : BetaIncomplete(p, k, n - k + 1.0);

    /// <summary>Density of the F distribution; 0 where it is not defined.</summary>
    public static double FDist(double f, double n, double m)
    {
        if (f < 0 || n < 1 || m < 1)
        {
            return 0;
        }

        return CMath.Exp(
            (0.5 * n * CMath.Log(n)) + (0.5 * m * CMath.Log(m)) + LnGamma(0.5 * (n + m)) - LnGamma(0.5 * n) - LnGamma(0.5 * m)
            + (((0.5 * n) - 1) * CMath.Log(f)) - (0.5 * (n + m) * CMath.Log(m + (n * f))));
    }

    /// <summary>Integral of <see cref="FDist"/> from 0 to f.</summary>
    public static double FDistI(double f, double n, double m) => f < 0 || n < 1 || m < 1 ? 0 : 1 - BetaIncomplete(m / (m + (n * f)), m * 0.5, n * 0.5);

    /// <summary>Integral of <see cref="Student"/> from −∞ to t.</summary>
    public static double StudentI(double t, double ndf)
    {
        double tail = 0.5 * BetaIncomplete(ndf / (ndf + (t * t)), ndf * 0.5, 0.5);
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>The inverse of erf; ± infinity at ±1, NaN beyond.</summary>
    public static double ErfInverse(double x) => Math.Abs(x) > 1 ? double.NaN : Math.Abs(x) == 1 ? x * double.PositiveInfinity : RootMath.NormalQuantile((x + 1) / 2) / Math.Sqrt(2);

    /// <summary>The inverse of erfc.</summary>
    public static double ErfcInverse(double x) => x is < 0 or > 2 ? double.NaN : x == 0 ? double.PositiveInfinity : x == 2 ? double.NegativeInfinity : -RootMath.NormalQuantile(x / 2) / Math.Sqrt(2);

    /// <summary>The point below which Student's distribution has the part p (above which, where <paramref name="lowerTail"/> is false); NaN outside (0, 1).</summary>
    public static double StudentQuantile(double p, double ndf, bool lowerTail = true)
    {
        double part = lowerTail ? p : 1 - p;
        if (!(part > 0 && part < 1) || !(ndf > 0))
        {
            return double.NaN;
        }

        double low = -1;
        double high = 1;
        while (StudentI(low, ndf) > part && low > -1e300)
        {
            low *= 2;
        }

        while (StudentI(high, ndf) < part && high < 1e300)
        {
            high *= 2;
        }

        for (int i = 0; i < 200 && high - low > 1e-15 * Math.Max(1, Math.Abs(low)); i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = StudentI(middle, ndf) < part ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }

    /// <summary>Bessel function of the second kind, of order 0; −1e30 where x is not positive.</summary>
    public static double BesselY0(double x) => x > 0 ? BesselFunctions.Y(0, x) : -1e30;

    /// <summary>Bessel function of the second kind, of order 1; −1e30 where x is not positive.</summary>
    public static double BesselY1(double x) => x > 0 ? BesselFunctions.Y(1, x) : -1e30;

    /// <summary>Modified Bessel function of the first kind, of order 0.</summary>
    public static double BesselI0(double x) => BesselI(0, x);

    /// <summary>Modified Bessel function of the first kind, of order 1.</summary>
    public static double BesselI1(double x) => BesselI(1, x);

    /// <summary>Modified Bessel function of the first kind, of order n; 0 for a negative order.</summary>
    public static double BesselI(int n, double x) => n < 0 ? 0 : BesselFunctions.I(n, Math.Abs(x)) * (x < 0 && n % 2 != 0 ? -1 : 1);

    /// <summary>Modified Bessel function of the second kind, of order 0; 0 where x is not positive.</summary>
    public static double BesselK0(double x) => x <= 0 ? 0 : BesselFunctions.K(0, x);

    /// <summary>Modified Bessel function of the second kind, of order 1; 0 where x is not positive.</summary>
    public static double BesselK1(double x) => x <= 0 ? 0 : BesselFunctions.K(1, x);

    /// <summary>Modified Bessel function of the second kind, of order n; 0 for a negative order or where x is not positive.</summary>
    public static double BesselK(int n, double x) => n < 0 || x <= 0 ? 0 : BesselFunctions.K(n, x);
}
