namespace Banyan.Frame.Expressions.Functions;

/// <content>Special functions.</content>
public static partial class TMath
{
    // B(2k) / (2k + 1)!, k = 1, 2, …: the series of the dilogarithm in -ln(1 - x).
    private static readonly double[] s_dilogarithm =
    [
        1.0 / 36, -1.0 / 3600, 1.0 / 211680, -1.0 / 10886400, 1.0 / 526901760, -4.0647616451442255e-11, 8.9216910204564526e-13, -1.9939295860721075e-14, 4.5189800296199182e-16, -1.0356517612182471e-17,
    ];

    /// <summary>Real part of the dilogarithm, the integral of −ln|1 − t| / t from 0 to x.</summary>
    public static double DiLog(double x)
    {
        const double SixthOfSquare = Math.PI * Math.PI / 6;
        if (x == 1)
        {
            return SixthOfSquare;
        }

        if (x > 1)
        {
            double log = CMath.Log(x);
            return x > 2 ? (2 * SixthOfSquare) - (0.5 * log * log) - DiLog(1 / x) : SixthOfSquare + (0.5 * log * log) - (log * CMath.Log(x - 1)) + DiLog(1 - (1 / x));
        }

        if (x < -1)
        {
            double log = CMath.Log(-x);
            return -SixthOfSquare - (0.5 * log * log) - DiLog(1 / x);
        }

        if (x > 0.5)
        {
            return SixthOfSquare - (CMath.Log(x) * CMath.Log1p(-x)) - DiLog(1 - x);
        }

        double u = -CMath.Log1p(-x);
        double square = u * u;
        double sum = 0;
        for (int k = s_dilogarithm.Length - 1; k >= 0; k--)
        {
            sum = (sum + s_dilogarithm[k]) * square;
        }

        return u - (square / 4) + (u * sum);
    }

    /// <summary>Struve's function of order 0.</summary>
    public static double StruveH0(double x) => x < 0 ? -StruveFunctions.H0(-x) : StruveFunctions.H0(x);

    /// <summary>Struve's function of order 1.</summary>
    public static double StruveH1(double x) => StruveFunctions.H1(Math.Abs(x));

    /// <summary>Struve's modified function of order 0; ±∞ where it is too large.</summary>
    public static double StruveL0(double x) => x < 0 ? -StruveFunctions.L0(-x) : StruveFunctions.L0(x);

    /// <summary>Struve's modified function of order 1; ∞ where it is too large.</summary>
    public static double StruveL1(double x) => StruveFunctions.L1(Math.Abs(x));

    /// <summary>Voigt's profile of area 1: a Gaussian of width sigma folded with a Lorentzian of full width lg, to <paramref name="r"/> digits (2 to 5) by the approximations that ROOT takes; 0 for negative widths.</summary>
    public static double Voigt(double xx, double sigma, double lg, int r = 4) => VoigtProfile.At(xx, sigma, lg, r);

    /// <summary>Integral of Landau's distribution from −∞ to x; relative accuracy 1e-7.</summary>
    public static double LandauI(double x) => LandauIntegral.Below(x);

    /// <summary>The smallest prime number that is not below x.</summary>
    public static long NextPrime(long x)
    {
        if (x <= 3)
        {
            return Math.Max(2, x);
        }

        long candidate = x | 1;
        while (!IsPrime(candidate))
        {
            candidate += 2;
        }

        return candidate;
    }

    private static bool IsPrime(long odd)
    {
        for (long divisor = 3; divisor <= odd / divisor; divisor += 2)
        {
            if (odd % divisor == 0)
            {
                return false;
            }
        }

        return true;
    }
}
