using System.Globalization;

namespace Banyan.Histograms.Plots;

/// <summary>Powers and logarithms of ten from IEEE operations alone, so that a plot has the same bytes whatever the C library.</summary>
internal static class TenPower
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double OneOverLn10 = 0.43429448190325182765;

    /// <summary>10^<paramref name="power"/>, correctly rounded; −400 to 400.</summary>
    public static double Of(int power) => double.Parse("1e" + power.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The largest n with 10ⁿ ≤ <paramref name="value"/>.</summary>
    /// <param name="value">Finite and above 0.</param>
    public static int FloorLog10(double value)
    {
        // The exponent in "1.234E+005" is that of the decimal number; the power of ten as a double may lie on its other side.
        string text = value.ToString("E16", CultureInfo.InvariantCulture);
        int power = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        return Of(power + 1) <= value ? power + 1 : Of(power) <= value ? power : power - 1;
    }

    /// <summary>log₁₀, good to about 1e-15.</summary>
    /// <param name="value">Finite and above 0.</param>
    public static double Log10(double value)
    {
        int exponent = Math.ILogB(value);
        double mantissa = Math.ScaleB(value, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh((m − 1)/(m + 1)), |argument| ≤ 0.1716.
        double ratio = (mantissa - 1) / (mantissa + 1);
        double square = ratio * ratio;
        double sum = 0;
        for (int n = 21; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1.0 / n);
        }

        return ((2 * ratio * sum) + (exponent * Ln2Low) + (exponent * Ln2High)) * OneOverLn10;
    }
}
