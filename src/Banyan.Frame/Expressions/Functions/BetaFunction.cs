namespace Banyan.Frame.Expressions.Functions;

/// <summary>Euler's beta function; relative accuracy 1e-14 where it is not very small.</summary>
internal static class BetaFunction
{
    private const double StirlingBegin = 10;

    // B(2k) / (2k (2k - 1)): Stirling's series for ln Γ, A&S 6.1.41.
    private static readonly double[] s_stirling = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156];

    /// <summary>Γ(p)Γ(q) / Γ(p + q).</summary>
    public static double Value(double p, double q)
    {
        (double small, double large) = p <= q ? (p, q) : (q, p);
        if (!(small > 0) || !double.IsFinite(large))
        {
            return CMath.Exp(CMath.Lgamma(p) + CMath.Lgamma(q) - CMath.Lgamma(p + q));
        }

        if (large < StirlingBegin)
        {
            return CMath.Tgamma(small) / CMath.Tgamma(small + large) * CMath.Tgamma(large);
        }

        // The leading terms of Stirling's formula cancel by hand; what is left is small.
        double share = CMath.Log1p(-small / (small + large));
        if (small < StirlingBegin)
        {
            double rest = Correction(large) - Correction(small + large) + small + ((large - 0.5) * share);
            return CMath.Tgamma(small) * CMath.Exp(rest - (small * CMath.Log(small + large)));
        }

        double logarithm = Correction(small) + Correction(large) - Correction(small + large) + ((small - 0.5) * CMath.Log(small / (small + large))) + (large * share);
        return Math.Sqrt(2 * Math.PI / large) * CMath.Exp(logarithm);
    }

    // ln Γ(x) - (x - 1/2) ln x + x - ln √(2π).
    private static double Correction(double x)
    {
        double inverse = 1 / x;
        double square = inverse * inverse;
        double sum = 0;
        for (int i = s_stirling.Length - 1; i >= 0; i--)
        {
            sum = (sum * square) + s_stirling[i];
        }

        return sum * inverse;
    }
}
