namespace Banyan.Frame.Expressions.Functions;

/// <summary>Bessel functions of real order ν ≥ 0 for x ≥ 0: power series where those do not cancel, else the integrals of Schläfli and Basset (NIST DLMF 10.9, 10.32). NaN outside.</summary>
internal static class BesselFunctions
{
    // An integral over more waves would take too long: NaN then, but that J is 0 far before its first wave.
    private const double MostWaves = 100_000;

    /// <summary>J_ν(x).</summary>
    public static double J(double order, double x)
    {
        if (!(order >= 0) || !(x >= 0))
        {
            return double.NaN;
        }

        if (x < 5 || x * x < 10 * (order + 1))
        {
            return Series(order, x, -1);
        }

        if (IsFar(order, x))
        {
            return Far(order, x).J;
        }

        if (order + x > MostWaves)
        {
            return double.NaN;
        }

        double turns = Quadrature.Integral(t => CMath.Cos((order * t) - (x * CMath.Sin(t))), 0, Math.PI, Panels(order + x)) / Math.PI;
        double sine = Math.Floor(order) == order ? 0 : CMath.Sin(order * Math.PI);
        return sine == 0 ? turns : turns - (sine / Math.PI * Quadrature.Integral(t => CMath.Exp((-order * t) - (x * CMath.Sinh(t))), 0, Reach(x), 40));
    }

    /// <summary>Y_ν(x).</summary>
    public static double Y(double order, double x)
    {
        if (!(order >= 0) || !(x >= 0))
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        if (IsFar(order, x))
        {
            return Far(order, x).Y;
        }

        if (order + x > MostWaves)
        {
            return double.NaN;
        }

        double turns = Quadrature.Integral(t => CMath.Sin((x * CMath.Sin(t)) - (order * t)), 0, Math.PI, Panels(order + x)) / Math.PI;
        double cosine = CMath.Cos(order * Math.PI);
        return turns - (Quadrature.Integral(t => (CMath.Exp((order * t) - (x * CMath.Sinh(t)))) + (cosine * CMath.Exp((-order * t) - (x * CMath.Sinh(t)))), 0, Reach(x / (1 + order)), 200) / Math.PI);
    }

    /// <summary>I_ν(x).</summary>
    public static double I(double order, double x) => !(order >= 0) || !(x >= 0) ? double.NaN : Series(order, x, 1);

    /// <summary>K_ν(x).</summary>
    public static double K(double order, double x) => !(order >= 0) || !(x >= 0) ? double.NaN
        : x == 0 ? double.PositiveInfinity
        : Quadrature.Integral(t => 0.5 * (CMath.Exp((order * t) - (x * CMath.Cosh(t))) + CMath.Exp((-order * t) - (x * CMath.Cosh(t)))), 0, Reach(x / (1 + order)), 200);

    /// <summary>The spherical Bessel function j_n(x).</summary>
    public static double Spherical(uint order, double x) => x == 0 ? (order == 0 ? 1 : 0) : Math.Sqrt(Math.PI / (2 * x)) * J(order + 0.5, x);

    /// <summary>The spherical Neumann function y_n(x).</summary>
    public static double SphericalNeumann(uint order, double x) => Math.Sqrt(Math.PI / (2 * x)) * Y(order + 0.5, x);

    private static double Series(double order, double x, int sign)
    {
        double half = x / 2;
        double term = x == 0 ? (order == 0 ? 1 : 0) : CMath.Exp((order * CMath.Log(half)) - CMath.Lgamma(order + 1));
        double sum = term;
        for (int k = 1; k < 5000 && Math.Abs(term) > 1e-18 * Math.Abs(sum); k++)
        {
            term *= sign * half * half / (k * (k + order));
            sum += term;
        }

        return sum;
    }

    // Where Hankel's expansion gives all digits: its terms fall from the first on.
    private static bool IsFar(double order, double x) => x > 30 && x > order * order;

    // A&S 9.2.5 to 9.2.10.
    private static (double J, double Y) Far(double order, double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return (0, 0);
        }

        double mu = 4 * order * order;
        double term = 1;
        double even = 1;
        double odd = 0;
        for (int k = 1; k < 60; k++)
        {
            double next = term * (mu - (((2.0 * k) - 1) * ((2.0 * k) - 1))) / (k * 8 * x);
            if (Math.Abs(next) >= Math.Abs(term) || Math.Abs(next) < 1e-18)
            {
                break;
            }

            term = next;
            int sign = k % 4 < 2 ? 1 : -1;
            (even, odd) = k % 2 == 0 ? (even + (sign * term), odd) : (even, odd + (sign * term));
        }

        // cos and sin of x - (ν/2 + 1/4)π: the phase is taken off behind the kernel's own reduction of x.
        double phase = (((order / 2) + 0.25) % 2) * Math.PI;
        double cosine = (CMath.Cos(x) * CMath.Cos(phase)) + (CMath.Sin(x) * CMath.Sin(phase));
        double sine = (CMath.Sin(x) * CMath.Cos(phase)) - (CMath.Cos(x) * CMath.Sin(phase));
        double size = Math.Sqrt(2 / (Math.PI * x));
        return (size * ((even * cosine) - (odd * sine)), size * ((even * sine) + (odd * cosine)));
    }

    private static int Panels(double waves) => (int)Math.Min(20_000, 8 + waves);

    // Beyond this exp(-x sinh t) is nothing.
    private static double Reach(double x) => CMath.Asinh(750 / x);
}
