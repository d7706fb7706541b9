namespace Banyan.Frame.Expressions.Functions;

/// <content>Integrals, quantiles and more densities. "Below" is the integral up to an argument, "Above" the one beyond it; quantiles are NaN outside [0, 1].</content>
public static partial class Densities
{
    /// <summary>Integral of Landau's density with width xi and place x0; relative accuracy 1e-7.</summary>
    public static double LandauBelow(double x, double xi = 1, double x0 = 0) => LandauIntegral.Below((x - x0) / xi);

    /// <inheritdoc cref="LandauBelow"/>
    public static double LandauAbove(double x, double xi = 1, double x0 = 0) => LandauIntegral.Above((x - x0) / xi);

    /// <summary>The point below which Landau's distribution of width xi has the part z; 0 for a width that is not positive.</summary>
    public static double LandauQuantile(double z, double xi = 1) => xi <= 0 ? 0 : xi * Quantile(z, double.NegativeInfinity, static (x, _) => LandauIntegral.Below(x), 0);

    /// <summary>Poisson's probability of n or fewer with mean mu.</summary>
    public static double PoissonBelow(uint n, double mu) => UpperGamma(n + 1.0, mu);

    /// <summary>Poisson's probability of more than n with mean mu.</summary>
    public static double PoissonAbove(uint n, double mu) => RootMath.LowerGamma(n + 1.0, mu);

    /// <summary>Binomial probability of k or fewer successes in n trials.</summary>
    public static double BinomialBelow(uint k, double p, uint n) => k >= n ? 1 : 1 - TMath.BetaIncomplete(p, k + 1.0, n - k);

    /// <summary>Binomial probability of more than k successes in n trials.</summary>
    public static double BinomialAbove(uint k, double p, uint n) => k >= n ? 0 : TMath.BetaIncomplete(p, k + 1.0, n - k);

    /// <summary>Probability of k failures before n successes; 0 for n &lt; 0 and p outside [0, 1].</summary>
    public static double NegativeBinomial(uint k, double p, double n) => n < 0 || !(p is >= 0 and <= 1) ? 0
        : CMath.Exp(CMath.Lgamma(k + n) - CMath.Lgamma(k + 1.0) - CMath.Lgamma(n) + (n * CMath.Log(p)) + (k * CMath.Log1p(-p)));

    /// <summary>Probability of k or fewer failures before n successes.</summary>
    public static double NegativeBinomialBelow(uint k, double p, double n) => n < 0 || !(p is >= 0 and <= 1) ? 0 : TMath.BetaIncomplete(p, n, k + 1.0);

    /// <summary>Probability of more than k failures before n successes.</summary>
    public static double NegativeBinomialAbove(uint k, double p, double n) => n < 0 || !(p is >= 0 and <= 1) ? 0 : TMath.BetaIncomplete(1 - p, k + 1.0, n);

    /// <summary>Integral of <see cref="Gamma"/> from 0.</summary>
    public static double GammaBelow(double x, double alpha, double theta, double x0 = 0) => x <= x0 ? 0 : RootMath.LowerGamma(alpha, (x - x0) / theta);

    /// <summary>Integral of <see cref="Gamma"/> to ∞.</summary>
    public static double GammaAbove(double x, double alpha, double theta, double x0 = 0) => x <= x0 ? 1 : UpperGamma(alpha, (x - x0) / theta);

    /// <summary>The point below which <see cref="Gamma"/> has the part z.</summary>
    public static double GammaQuantile(double z, double alpha, double theta) => theta * Quantile(z, 0, static (x, alpha) => GammaBelow(x, alpha, 1), alpha);

    /// <summary>Integral of <see cref="LogNormal"/> from 0.</summary>
    public static double LogNormalBelow(double x, double m, double s, double x0 = 0) => x <= x0 ? 0 : RootMath.NormalBelow((CMath.Log(x - x0) - m) / s);

    /// <summary>Integral of <see cref="LogNormal"/> to ∞.</summary>
    public static double LogNormalAbove(double x, double m, double s, double x0 = 0) => x <= x0 ? 1 : RootMath.NormalAbove((CMath.Log(x - x0) - m) / s);

    /// <summary>The point below which <see cref="LogNormal"/> has the part z.</summary>
    public static double LogNormalQuantile(double z, double m, double s) => CMath.Exp(m + NormalQuantile(z, s));

    /// <summary>Integral of a line of Breit and Wigner with full width gamma.</summary>
    public static double BreitWignerBelow(double x, double gamma, double x0 = 0) => 0.5 + (CMath.Atan(2 * (x - x0) / gamma) / Math.PI);

    /// <inheritdoc cref="BreitWignerBelow"/>
    public static double BreitWignerAbove(double x, double gamma, double x0 = 0) => 0.5 - (CMath.Atan(2 * (x - x0) / gamma) / Math.PI);

    /// <summary>The point below which a line of Breit and Wigner has the part z.</summary>
    public static double BreitWignerQuantile(double z, double gamma) => CauchyQuantile(z, gamma / 2);

    /// <summary>Cauchy's density of half width b.</summary>
    public static double Cauchy(double x, double b = 1, double x0 = 0) => b / (Math.PI * (((x - x0) * (x - x0)) + (b * b)));

    /// <summary>Integral of <see cref="Cauchy"/> from −∞.</summary>
    public static double CauchyBelow(double x, double b, double x0 = 0) => 0.5 + (CMath.Atan((x - x0) / b) / Math.PI);

    /// <summary>Integral of <see cref="Cauchy"/> to ∞.</summary>
    public static double CauchyAbove(double x, double b, double x0 = 0) => 0.5 - (CMath.Atan((x - x0) / b) / Math.PI);

    /// <summary>The point below which <see cref="Cauchy"/> has the part z.</summary>
    public static double CauchyQuantile(double z, double b) => !(z is >= 0 and <= 1) ? double.NaN
        : z == 0 ? double.NegativeInfinity : z == 1 ? double.PositiveInfinity : z < 0.5 ? -b / CMath.Tan(Math.PI * z) : b / CMath.Tan(Math.PI * (1 - z));

    /// <summary>The point below which χ² with r degrees of freedom has the part z.</summary>
    public static double ChisquareQuantile(double z, double r) => 2 * GammaQuantile(z, r / 2, 1);

    /// <summary>The point above which χ² with r degrees of freedom has the part z.</summary>
    public static double ChisquareQuantileAbove(double z, double r) => ChisquareQuantile(1 - z, r);

    /// <summary>The point below which an exponential distribution has the part z.</summary>
    public static double ExponentialQuantile(double z, double lambda) => -CMath.Log1p(-z) / lambda;

    /// <summary>The point below which a uniform distribution between a and b has the part z.</summary>
    public static double UniformQuantile(double z, double a, double b) => !(z is >= 0 and <= 1) ? double.NaN : a + (z * (b - a));

    /// <summary>Integral of <see cref="Uniform"/> to ∞.</summary>
    public static double UniformAbove(double x, double a, double b, double x0 = 0) => Math.Clamp((b - (x - x0)) / (b - a), 0, 1);

    /// <summary>Integral of <see cref="F"/> to ∞.</summary>
    public static double FAbove(double x, double n, double m, double x0 = 0) => x < x0 || n < 0 || m < 0 ? 1 : TMath.BetaIncomplete(m / (m + (n * (x - x0))), m * 0.5, n * 0.5);

    /// <summary>The Crystal Ball function of area 1; NaN for n ≤ 1, where it has none.</summary>
    public static double CrystalBallDensity(double x, double alpha, double n, double sigma, double mean = 0)
    {
        if (sigma < 0)
        {
            return 0;
        }

        if (n <= 1)
        {
            return double.NaN;
        }

        double edge = Math.Abs(alpha);
        double tail = n / edge / (n - 1) * CMath.Exp(-edge * edge / 2);
        double core = Math.Sqrt(Math.PI / 2) * (1 + CMath.Erf(edge / Math.Sqrt(2)));
        return CrystalBall(x, alpha, n, sigma, mean) / (sigma * (tail + core));
    }

    /// <summary>Density of two normal variables with correlation rho.</summary>
    public static double BivariateNormal(double x, double y, double sigmax = 1, double sigmay = 1, double rho = 0, double x0 = 0, double y0 = 0)
    {
        double u = (x - x0) / sigmax;
        double v = (y - y0) / sigmay;
        double rest = 1 - (rho * rho);
        return CMath.Exp(-((u * u) - (2 * rho * u * v) + (v * v)) / (2 * rest)) / (2 * Math.PI * sigmax * sigmay * Math.Sqrt(rest));
    }

    // By halving what holds the point, after doubling until it does.
    private static double Quantile(double z, double begin, Func<double, double, double> below, double parameter)
    {
        if (!(z is >= 0 and <= 1))
        {
            return double.NaN;
        }

        if (z is 0 or 1)
        {
            return z == 0 ? begin : double.PositiveInfinity;
        }

        double low = double.IsFinite(begin) ? begin : -1;
        double high = 1;
        while (double.IsInfinity(begin) && below(low, parameter) > z)
        {
            low *= 2;
        }

        while (below(high, parameter) < z && high < 1e300)
        {
            high *= 2;
        }

        for (int i = 0; i < 200 && high - low > 1e-15 * Math.Max(Math.Abs(low), Math.Abs(high)); i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = below(middle, parameter) < z ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }
}
