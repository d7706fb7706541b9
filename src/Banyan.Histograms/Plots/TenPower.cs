using System.Globalization;

namespace Banyan.Histograms.Plots;

/// <summary>Powers of ten from IEEE operations alone, so that a plot has the same bytes whatever the C library.</summary>
internal static class TenPower
{
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
}
