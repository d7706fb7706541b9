using System.Globalization;

namespace Banyan.Histograms.Plots;

/// <summary>Numbers as plots and tables show them; the same text on every machine.</summary>
internal static class PlotNumber
{
    /// <summary>A number with about <paramref name="digits"/> significant digits, without trailing zeros: <c>91.19</c>, <c>1.2e+06</c>, <c>nan</c>.</summary>
    public static string Short(double value, int digits = 5)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        double size = Math.Abs(value);
        if (size != 0 && (size >= 1e9 || size < 1e-4))
        {
            return value.ToString("0." + new string('#', digits - 1) + "e+00", CultureInfo.InvariantCulture);
        }

        // Whole digits are never rounded away: 1234567 stays 1234567.
        int power = size == 0 ? 0 : TenPower.FloorLog10(size);
        int decimals = Math.Max(0, digits - 1 - power);
        string text = value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A number with a fixed number of decimals, without <c>-0</c>.</summary>
    public static string Fixed(double value, int decimals)
    {
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.AsSpan().TrimStart("-0.").IsEmpty ? text.TrimStart('-') : text;
    }

    /// <summary>A count with separators: <c>1,234,567</c>; a fractional one as <see cref="Short"/> writes it.</summary>
    public static string Count(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? value.ToString("#,0", CultureInfo.InvariantCulture) : Short(value, 7);

    /// <summary>A share as a percentage with two decimals: <c>12.50 %</c>.</summary>
    public static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
