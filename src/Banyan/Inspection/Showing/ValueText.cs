using System.Globalization;
using System.Text;

namespace Banyan.Inspection.Showing;

/// <summary>Values as people read them: five significant digits, long vectors abbreviated to what fits and the number of items left out.</summary>
internal static class ValueText
{
    private const int FloatDigits = 5;

    /// <summary>A value, in about <paramref name="width"/> characters at most (0 for no limit).</summary>
    public static string Format(object value, int width)
    {
        if (value is not Array array)
        {
            return Cut(Scalar(value), width);
        }

        var text = new StringBuilder("[");
        for (int i = 0; i < array.Length; i++)
        {
            string item = Format(array.GetValue(i)!, width == 0 ? 0 : Math.Max(8, width / 2));
            string rest = i + 1 < array.Length ? $", …+{array.Length - i - 1}]" : "]";
            if (width > 0 && i > 0 && text.Length + 2 + item.Length + rest.Length > width)
            {
                return text.Append(CultureInfo.InvariantCulture, $", …+{array.Length - i}]").ToString();
            }

            text.Append(i > 0 ? ", " : string.Empty).Append(item);
        }

        return text.Append(']').ToString();
    }

    private static string Scalar(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        float number => Real(number, number.ToString(CultureInfo.InvariantCulture)),
        double number => Real(number, number.ToString(CultureInfo.InvariantCulture)),
        string text => $"\"{text.ReplaceLineEndings("\\n")}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    // The shortest form that comes back as the same number, unless it is longer than five digits.
    private static string Real(double value, string shortest)
    {
        string rounded = value.ToString($"G{FloatDigits}", CultureInfo.InvariantCulture);
        return shortest.Length <= rounded.Length ? shortest : rounded;
    }

    private static string Cut(string text, int width) => width > 0 && text.Length > Math.Max(width, 4) ? text[..(Math.Max(width, 4) - 1)] + "…" : text;
}
