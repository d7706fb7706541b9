namespace Banyan.Frame.Expressions.Functions;

/// <content>Kolmogorov's distribution.</content>
public static partial class TMath
{
    /// <summary>The probability that the scaled distance √n·D of two samples of one distribution exceeds |<paramref name="z"/>|: 2 Σ (−1)^(j−1) exp(−2 j² z²).</summary>
    /// <remarks>As in ROOT 1 below 0.2 and 0 above 6.8116; below 0.755 the series in 1/z², with three terms, is used, above it at most four terms.</remarks>
    public static double KolmogorovProb(double z)
    {
        double u = Math.Abs(z);
        if (double.IsNaN(u))
        {
            return double.NaN;
        }

        if (u < 0.2)
        {
            return 1;
        }

        if (u < 0.755)
        {
            // √(2π)/u Σ exp(−(2k−1)² π² / 8u²), by Jacobi's theta function.
            double v = -Math.PI * Math.PI / (8 * u * u);
            return 1 - (SqrtTwoPi * (CMath.Exp(v) + CMath.Exp(9 * v) + CMath.Exp(25 * v)) / u);
        }

        if (u >= 6.8116)
        {
            return 0;
        }

        double sum = 0;
        int terms = Math.Clamp((int)Math.Round(3 / u), 1, 4);
        for (int j = 1; j <= terms; j++)
        {
            double term = CMath.Exp(-2.0 * j * j * u * u);
            sum += (j & 1) == 1 ? term : -term;
        }

        return 2 * sum;
    }
}
