namespace Banyan.Frame.Expressions.Functions;

/// <summary>The mathematical special functions of C++17 ([sf.cmath]) but for those of Legendre and the beta function, in double precision; NaN outside their domains and for degrees above <see cref="LargestDegree"/>.</summary>
public static class SpecialFunctions
{
    /// <summary>The largest degree that is computed. The standard leaves degrees from 128 on to the implementation; a negative number, as unsigned a degree of billions, would keep a recurrence busy for minutes.</summary>
    public const uint LargestDegree = 100_000;

    private const double Gamma = 0.57721566490153286;

    /// <summary>Hermite polynomial of the physicists.</summary>
    public static double Hermite(uint n, double x)
    {
        if (n > LargestDegree)
        {
            return double.NaN;
        }

        (double before, double value) = (1, 2 * x);
        for (uint k = 1; k < n; k++)
        {
            (before, value) = (value, (2 * x * value) - (2 * k * before));
        }

        return n == 0 ? 1 : value;
    }

    /// <summary>Laguerre polynomial.</summary>
    public static double Laguerre(uint n, double x) => AssocLaguerre(n, 0, x);

    /// <summary>Associated Laguerre polynomial.</summary>
    public static double AssocLaguerre(uint n, uint m, double x)
    {
        if (n > LargestDegree)
        {
            return double.NaN;
        }

        (double before, double value) = (1, 1.0 + m - x);
        for (uint k = 1; k < n; k++)
        {
            (before, value) = (value, ((((2.0 * k) + 1 + m - x) * value) - ((k + (double)m) * before)) / (k + 1));
        }

        return n == 0 ? 1 : value;
    }

    /// <summary>Associated Legendre function, without the phase (−1)^m.</summary>
    public static double AssocLegendre(uint l, uint m, double x)
    {
        if (Math.Abs(x) > 1 || l > LargestDegree)
        {
            return double.NaN;
        }

        if (m > l)
        {
            return 0;
        }

        double value = 1;
        double root = Math.Sqrt((1 - x) * (1 + x));
        for (uint k = 1; k <= m; k++)
        {
            value *= ((2 * k) - 1) * root;
        }

        double before = 0;
        for (uint k = m + 1; k <= l; k++)
        {
            (before, value) = (value, ((x * ((2.0 * k) - 1) * value) - ((k + (double)m - 1) * before)) / (k - m));
        }

        return value;
    }

    /// <summary>Bessel function of the first kind.</summary>
    public static double CylBesselJ(double nu, double x) => BesselFunctions.J(nu, x);

    /// <summary>Bessel function of the second kind.</summary>
    public static double CylNeumann(double nu, double x) => BesselFunctions.Y(nu, x);

    /// <summary>Modified Bessel function of the first kind.</summary>
    public static double CylBesselI(double nu, double x) => BesselFunctions.I(nu, x);

    /// <summary>Modified Bessel function of the second kind.</summary>
    public static double CylBesselK(double nu, double x) => BesselFunctions.K(nu, x);

    /// <summary>Spherical Bessel function.</summary>
    public static double SphBessel(uint n, double x) => x < 0 || n > LargestDegree ? double.NaN : BesselFunctions.Spherical(n, x);

    /// <summary>Spherical Neumann function.</summary>
    public static double SphNeumann(uint n, double x) => x < 0 || n > LargestDegree ? double.NaN : x == 0 ? double.NegativeInfinity : BesselFunctions.SphericalNeumann(n, x);

    /// <summary>Complete elliptic integral of the first kind.</summary>
    public static double CompEllint1(double k) => Math.Abs(k) > 1 ? double.NaN : Math.Abs(k) == 1 ? double.PositiveInfinity : Rf(0, (1 - k) * (1 + k), 1);

    /// <summary>Complete elliptic integral of the second kind.</summary>
    public static double CompEllint2(double k) => Math.Abs(k) > 1 ? double.NaN : Math.Abs(k) == 1 ? 1 : Rf(0, (1 - k) * (1 + k), 1) - (k * k * Rd(0, (1 - k) * (1 + k), 1) / 3);

    /// <summary>Complete elliptic integral of the third kind.</summary>
    public static double CompEllint3(double k, double nu) => Math.Abs(k) > 1 || nu > 1 ? double.NaN : Math.Abs(k) == 1 || nu == 1 ? double.PositiveInfinity : Third(k, nu, Math.PI / 2);

    /// <summary>Incomplete elliptic integral of the first kind.</summary>
    public static double Ellint1(double k, double phi)
    {
        if (Math.Abs(k) > 1)
        {
            return double.NaN;
        }

        double turns = Math.Floor((phi / Math.PI) + 0.5);
        double sine = CMath.Sin(phi - (turns * Math.PI));
        double cosine = CMath.Cos(phi - (turns * Math.PI));
        double part = sine * Rf(cosine * cosine, 1 - (k * k * sine * sine), 1);
        return turns == 0 ? part : part + (2 * turns * CompEllint1(k));
    }

    /// <summary>Incomplete elliptic integral of the second kind.</summary>
    public static double Ellint2(double k, double phi)
    {
        if (Math.Abs(k) > 1)
        {
            return double.NaN;
        }

        double turns = Math.Floor((phi / Math.PI) + 0.5);
        double sine = CMath.Sin(phi - (turns * Math.PI));
        double cosine = CMath.Cos(phi - (turns * Math.PI));
        double rest = 1 - (k * k * sine * sine);
        double part = (sine * Rf(cosine * cosine, rest, 1)) - (k * k * sine * sine * sine * Rd(cosine * cosine, rest, 1) / 3);
        return turns == 0 ? part : part + (2 * turns * CompEllint2(k));
    }

    /// <summary>Incomplete elliptic integral of the third kind.</summary>
    public static double Ellint3(double k, double nu, double phi)
    {
        if (Math.Abs(k) > 1)
        {
            return double.NaN;
        }

        double turns = Math.Floor((phi / Math.PI) + 0.5);
        double part = Third(k, nu, phi - (turns * Math.PI));
        return turns == 0 ? part : part + (2 * turns * CompEllint3(k, nu));
    }

    /// <summary>Exponential integral Ei.</summary>
    public static double Expint(double x)
    {
        if (x == 0 || double.IsNaN(x))
        {
            return x == 0 ? double.NegativeInfinity : x;
        }

        if (x > 40)
        {
            double factor = 1;
            double series = 1;
            for (int k = 1; k < x && factor > 1e-17; k++)
            {
                factor *= k / x;
                series += factor;
            }

            return CMath.Exp(x) / x * series;
        }

        if (x < -1)
        {
            // E_1 by its continued fraction (DLMF 6.9.1), from the end.
            double fraction = 0;
            for (int k = 100; k >= 1; k--)
            {
                fraction = k / (1 + (k / (-x + fraction)));
            }

            return -CMath.Exp(x) / (-x + fraction);
        }

        double term = 1;
        double sum = 0;
        for (int k = 1; k < 500; k++)
        {
            term *= x / k;
            sum += term / k;
            if (Math.Abs(term) < 1e-18 * Math.Abs(sum))
            {
                break;
            }
        }

        return Gamma + CMath.Log(Math.Abs(x)) + sum;
    }

    /// <summary>Riemann's zeta function.</summary>
    public static double RiemannZeta(double s)
    {
        if (s == 1 || double.IsNaN(s))
        {
            return s == 1 ? double.PositiveInfinity : s;
        }

        if (s < 0)
        {
            return CMath.Pow(2, s) * CMath.Pow(Math.PI, s - 1) * CMath.Sin(Math.PI * s / 2) * CMath.Tgamma(1 - s) * RiemannZeta(1 - s);
        }

        // Euler and Maclaurin's sum (DLMF 25.2.9) behind the first terms; B_2j / (2j)!.
        ReadOnlySpan<double> bernoulli = [1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000];
        const int First = 20;
        double sum = 0;
        for (int k = 1; k < First; k++)
        {
            sum += CMath.Pow(k, -s);
        }

        double power = CMath.Pow(First, -s);
        sum += (power * First / (s - 1)) + (power / 2);
        double rising = s;
        power /= First;
        for (int j = 0; j < bernoulli.Length; j++)
        {
            sum += bernoulli[j] * rising * power;
            rising *= (s + (2 * j) + 1) * (s + (2 * j) + 2);
            power /= (double)First * First;
        }

        return sum;
    }

    /// <summary>Powers of ten.</summary>
    public static double Exp10(double x) => CMath.Pow(10, x);

    /// <summary>Kind of a number: 0 NaN, 1 infinite, 2 zero, 3 subnormal, 4 normal.</summary>
    public static int Fpclassify(double x) => double.IsNaN(x) ? 0 : double.IsInfinity(x) ? 1 : x == 0 ? 2 : double.IsSubnormal(x) ? 3 : 4;

    /// <summary>Carlson's R_F, by duplication.</summary>
    private static double Rf(double x, double y, double z)
    {
        double mean = (x + y + z) / 3;
        for (int i = 0; i < 60 && Math.Max(Math.Abs(mean - x), Math.Max(Math.Abs(mean - y), Math.Abs(mean - z))) > 1e-3 * Math.Abs(mean); i++)
        {
            double shift = (Math.Sqrt(x) * Math.Sqrt(y)) + (Math.Sqrt(x) * Math.Sqrt(z)) + (Math.Sqrt(y) * Math.Sqrt(z));
            (x, y, z) = ((x + shift) / 4, (y + shift) / 4, (z + shift) / 4);
            mean = (x + y + z) / 3;
        }

        double a = 1 - (x / mean);
        double b = 1 - (y / mean);
        double c = -a - b;
        double second = (a * b) - (c * c);
        double third = a * b * c;
        return (1 - (second / 10) + (third / 14) + (second * second / 24) - (3 * second * third / 44)) / Math.Sqrt(mean);
    }

    /// <summary>Carlson's R_D, by duplication.</summary>
    private static double Rd(double x, double y, double z)
    {
        double sum = 0;
        double factor = 1;
        double mean = (x + y + (3 * z)) / 5;
        for (int i = 0; i < 60 && Math.Max(Math.Abs(mean - x), Math.Max(Math.Abs(mean - y), Math.Abs(mean - z))) > 1e-3 * Math.Abs(mean); i++)
        {
            double shift = (Math.Sqrt(x) * Math.Sqrt(y)) + (Math.Sqrt(x) * Math.Sqrt(z)) + (Math.Sqrt(y) * Math.Sqrt(z));
            sum += factor / (Math.Sqrt(z) * (z + shift));
            factor /= 4;
            (x, y, z) = ((x + shift) / 4, (y + shift) / 4, (z + shift) / 4);
            mean = (x + y + (3 * z)) / 5;
        }

        double a = 1 - (x / mean);
        double b = 1 - (y / mean);
        double c = -(a + b) / 3;
        double second = (a * b) - (6 * c * c);
        double third = ((3 * a * b) - (8 * c * c)) * c;
        double fourth = 3 * ((a * b) - (c * c)) * c * c;
        double fifth = a * b * c * c * c;
        double series = 1 - (3 * second / 14) + (third / 6) + (9 * second * second / 88) - (3 * fourth / 22) - (9 * second * third / 52) + (3 * fifth / 26);
        return (3 * sum) + (factor * series / (mean * Math.Sqrt(mean)));
    }

    private static double Third(double k, double nu, double phi) => Quadrature.Integral(
        t => CMath.Sin(t) is var s ? 1 / ((1 - (nu * s * s)) * Math.Sqrt(1 - (k * k * s * s))) : 0, 0, phi, 200);
}
