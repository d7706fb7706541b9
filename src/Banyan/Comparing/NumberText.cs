using System.Globalization;

namespace Banyan.Comparing;

/// <summary>Numbers in messages about differences.</summary>
internal static class NumberText
{
    /// <summary>A number in six digits, or in as many as tell it from <paramref name="other"/>.</summary>
    public static string Of(double value, double other = double.NaN)
    {
        string text = value.ToString("G6", CultureInfo.InvariantCulture);
        return text == other.ToString("G6", CultureInfo.InvariantCulture) && !double.IsNaN(other) ? value.ToString("R", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>Both numbers, with the change: <c>118 → 121 (+2.5 %)</c>.</summary>
    public static string Change(double left, double right)
    {
        string text = $"{Of(left, right)} → {Of(right, left)}";
        double change = (right - left) / Math.Abs(left);
        return double.IsFinite(change) && change != 0 ? $"{text} ({Percent(change)})" : text;
    }

    /// <summary>A probability or another small number.</summary>
    public static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>A count with separators.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double change)
    {
        double percent = 100 * change;
        string text = Math.Abs(percent) is >= 0.01 and < 100000 ? percent.ToString("+0.##;-0.##", CultureInfo.InvariantCulture) : percent.ToString("+0.0e0;-0.0e0", CultureInfo.InvariantCulture);
        return $"{text} %";
    }
}
