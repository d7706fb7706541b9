using System.Globalization;

namespace Banyan.AnalysisFiles.Yaml;

/// <summary>Items as text on one line, for messages and reports, and what plain texts mean.</summary>
internal static class YamlText
{
    private const int MaxLength = 200;

    /// <summary>The item as YAML writes it on one line; long ones are cut.</summary>
    public static string Of(YamlItem item)
    {
        string text = item switch
        {
            YamlScalar scalar => scalar.Text,
            YamlList list => $"[{string.Join(", ", list.Items.Take(MaxLength).Select(Of))}]",
            YamlMap map => $"{{{string.Join(", ", map.Entries.Take(MaxLength).Select(e => $"{e.Key}: {Of(e.Value)}"))}}}",
            _ => string.Empty,
        };
        return text.Length <= MaxLength ? text : text[..(MaxLength - 3)] + "...";
    }

    /// <summary>True for a plain whole number.</summary>
    public static bool IsWhole(YamlItem item) => item is YamlScalar { IsPlain: true } scalar && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>True for a plain number.</summary>
    public static bool IsNumber(YamlItem item) =>
        item is YamlScalar { IsPlain: true } scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);

    /// <summary>True for a plain <c>true</c> or <c>false</c>.</summary>
    public static bool IsTruth(YamlItem item) => item is YamlScalar { IsPlain: true, Text: "true" or "false" };
}
