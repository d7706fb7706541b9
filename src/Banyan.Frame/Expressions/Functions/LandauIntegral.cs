namespace Banyan.Frame.Expressions.Functions;

/// <summary>The integral of Landau's distribution; relative accuracy 1e-7, that of its density.</summary>
internal static class LandauIntegral
{
    // Left of it the distribution has less than the smallest double; right of it both tails have an integral that does not oscillate much.
    private const double Begin = -8;
    private const double TailBegin = -1;

    /// <summary>The part below <paramref name="x"/>.</summary>
    public static double Below(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        return x <= Begin ? 0 : x < TailBegin ? Quadrature.Integral(static v => RootMath.LandauDensity(v), Begin, x, 40) : 1 - Above(x);
    }

    /// <summary>The part above <paramref name="x"/>.</summary>
    public static double Above(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x < TailBegin)
        {
            return 1 - Below(x);
        }

        // Integral of exp(-t ln t - x t) sin(πt) / (πt) over t, from Landau's own for the density; t = s² takes the edge off the logarithm.
        double end = 1;
        while ((end * CMath.Log(end)) + (x * end) < 42 && end < 64)
        {
            end *= 1.25;
        }

        while (x * end > 60)
        {
            end /= 1.25;
        }

        return double.IsPositiveInfinity(x) ? 0 : Quadrature.Integral(s => Integrand(s * s, x) * 2 * s, 0, Math.Sqrt(end), 40);
    }

    private static double Integrand(double t, double x) => t == 0 ? 1 : CMath.Exp(-(t * CMath.Log(t)) - (x * t)) * CMath.Sin(Math.PI * t) / (Math.PI * t);
}
