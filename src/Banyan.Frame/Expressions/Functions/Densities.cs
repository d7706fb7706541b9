namespace Banyan.Frame.Expressions.Functions;

/// <summary>Densities, integrals and quantiles of ROOT::Math, with its default arguments.</summary>
public static partial class Densities
{
    /// <summary>Poisson's probability of n with mean mu.</summary>
    public static double Poisson(uint n, double mu) => n == 0 ? (mu >= 0 ? CMath.Exp(-mu) : double.NaN) : CMath.Exp((n * CMath.Log(mu)) - CMath.Lgamma(n + 1.0) - mu);

    /// <summary>Binomial probability of k successes in n trials.</summary>
    public static double Binomial(uint k, double p, uint n) => k > n ? 0 : p == 0 ? (k == 0 ? 1 : 0) : p == 1 ? (k == n ? 1 : 0)
        : CMath.Exp(CMath.Lgamma(n + 1.0) - CMath.Lgamma(k + 1.0) - CMath.Lgamma(n - k + 1.0) + (k * CMath.Log(p)) + ((n - k) * CMath.Log1p(-p)));

    /// <summary>Uniform density between a and b.</summary>
    public static double Uniform(double x, double a, double b, double x0 = 0) => x - x0 >= a && x - x0 < b ? 1 / (b - a) : 0;

    /// <summary>Integral of <see cref="Uniform"/> from −∞.</summary>
    public static double UniformBelow(double x, double a, double b, double x0 = 0) => Math.Clamp((x - x0 - a) / (b - a), 0, 1);

    /// <summary>Log-normal density: the logarithm of x − x0 is normal with mean m and width s.</summary>
    public static double LogNormal(double x, double m, double s, double x0 = 0) => x - x0 <= 0 ? 0
        : (CMath.Log(x - x0) - m) / s is var t ? CMath.Exp(-t * t / 2) / ((x - x0) * Math.Abs(s) * Math.Sqrt(2 * Math.PI)) : 0;

    /// <summary>χ² density with r degrees of freedom.</summary>
    public static double Chisquare(double x, double r, double x0 = 0) => x - x0 < 0 ? 0
        : x == x0 ? (r == 2 ? 0.5 : r > 2 ? 0 : double.PositiveInfinity)
        : CMath.Exp((((r / 2) - 1) * CMath.Log((x - x0) / 2)) - ((x - x0) / 2) - CMath.Lgamma(r / 2)) / 2;

    /// <summary>Gamma density with shape alpha and scale theta.</summary>
    public static double Gamma(double x, double alpha, double theta, double x0 = 0) => TMath.GammaDist(x, alpha, x0, theta);

    /// <summary>Student's density with r degrees of freedom.</summary>
    public static double Student(double x, double r, double x0 = 0) =>
        CMath.Exp(CMath.Lgamma((r + 1) / 2) - CMath.Lgamma(r / 2)) / Math.Sqrt(Math.PI * r) * CMath.Pow(1 + ((x - x0) * (x - x0) / r), -(r + 1) / 2);

    /// <summary>Integral of <see cref="Student"/> from −∞.</summary>
    public static double StudentBelow(double x, double r, double x0 = 0) => TMath.StudentI(x - x0, r);

    /// <summary>Integral of <see cref="Student"/> to ∞.</summary>
    public static double StudentAbove(double x, double r, double x0 = 0) => TMath.StudentI(x0 - x, r);

    /// <summary>F density with n and m degrees of freedom.</summary>
    public static double F(double x, double n, double m, double x0 = 0) => TMath.FDist(x - x0, n, m);

    /// <summary>Integral of <see cref="F"/> from 0.</summary>
    public static double FBelow(double x, double n, double m, double x0 = 0) => TMath.FDistI(x - x0, n, m);

    /// <summary>Integral of the exponential density from 0.</summary>
    public static double ExponentialBelow(double x, double lambda, double x0 = 0) => x < x0 ? 0 : -CMath.Expm1(-lambda * (x - x0));

    /// <summary>Integral of the exponential density to ∞.</summary>
    public static double ExponentialAbove(double x, double lambda, double x0 = 0) => x < x0 ? 1 : CMath.Exp(-lambda * (x - x0));

    /// <summary>The point below which a normal distribution has the part z.</summary>
    public static double NormalQuantile(double z, double sigma) => z <= 0 ? double.NegativeInfinity : z >= 1 ? double.PositiveInfinity : sigma * RootMath.NormalQuantile(z);

    /// <summary>The point above which a normal distribution has the part z.</summary>
    public static double NormalQuantileAbove(double z, double sigma) => -NormalQuantile(z, sigma);

    /// <summary>The regularised upper incomplete gamma function.</summary>
    public static double UpperGamma(double a, double x) => 1 - RootMath.LowerGamma(a, x) is var above && above > 0.1 ? above : RootMath.ChisquareAbove(2 * x, 2 * a);

    /// <summary>The Crystal Ball function, not normalised: 1 at the mean.</summary>
    public static double CrystalBall(double x, double alpha, double n, double sigma, double mean = 0)
    {
        if (sigma < 0)
        {
            return 0;
        }

        double z = (x - mean) / sigma;
        z = alpha < 0 ? -z : z;
        double edge = Math.Abs(alpha);
        return z > -edge ? CMath.Exp(-0.5 * z * z) : CMath.Pow(n / edge, n) * CMath.Exp(-0.5 * edge * edge) / CMath.Pow((n / edge) - edge - z, n);
    }
}
