using System.Globalization;

namespace Banyan.AnalysisFiles;

/// <summary>Reads cross sections and luminosities with their units.</summary>
internal static class PhysicalQuantity
{
    // In picobarn.
    private static readonly Dictionary<string, double> s_areas = new(StringComparer.Ordinal)
    {
        ["b"] = 1e12,
        ["mb"] = 1e9,
        ["ub"] = 1e6,
        ["µb"] = 1e6,
        ["μb"] = 1e6,
        ["nb"] = 1e3,
        ["pb"] = 1,
        ["fb"] = 1e-3,
        ["ab"] = 1e-6,
    };

    /// <summary>A cross section such as <c>6077.22 pb</c>, in pb. Without a unit it is in pb.</summary>
    /// <returns>Null when the text is no cross section.</returns>
    public static double? CrossSection(string text)
    {
        (double? number, string unit) = Split(text);
        return unit.Length == 0 ? number : s_areas.TryGetValue(unit, out double area) ? number * area : null;
    }

    /// <summary>An integrated luminosity such as <c>36.3 /fb</c> (also <c>1/fb</c>, <c>fb-1</c>, <c>fb^-1</c>), in 1/pb. It must have a unit: both /pb and /fb are common.</summary>
    /// <returns>Null when the text is no luminosity.</returns>
    public static double? Luminosity(string text)
    {
        (double? number, string unit) = Split(text);
        string area = unit.StartsWith("1/", StringComparison.Ordinal) ? unit[2..]
            : unit.StartsWith('/') ? unit[1..]
            : unit.EndsWith("^-1", StringComparison.Ordinal) ? unit[..^3]
            : unit.EndsWith("-1", StringComparison.Ordinal) ? unit[..^2]
            : string.Empty;
        return s_areas.TryGetValue(area.Trim(), out double value) ? number / value : null;
    }

    private static (double? Number, string Unit) Split(string text)
    {
        string trimmed = text.Trim();
        int end = trimmed.Length;
        while (end > 0 && !double.TryParse(trimmed[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            end--;
        }

        if (end == 0)
        {
            return (null, trimmed);
        }

        double number = double.Parse(trimmed[..end], NumberStyles.Float, CultureInfo.InvariantCulture);
        return (double.IsFinite(number) && number >= 0 ? number : null, trimmed[end..].Trim());
    }
}
