using System.Globalization;
using System.Text.Json;
using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>An axis of a UHI histogram in ROOT's form, and which of its cells are stored.</summary>
/// <param name="Axis">The axis; categories are bins of width 1 with labels.</param>
/// <param name="HasUnderflow">True when the arrays begin with the underflow.</param>
/// <param name="HasOverflow">True when they end with the overflow.</param>
internal sealed record UhiAxis(RootAxis Axis, bool HasUnderflow, bool HasOverflow)
{
    /// <summary>Number of cells that are stored.</summary>
    public int StoredCount => Axis.BinCount + (HasUnderflow ? 1 : 0) + (HasOverflow ? 1 : 0);

    /// <summary>The first cell that is stored: 0 is the underflow.</summary>
    public int FirstStored => HasUnderflow ? 0 : 1;

    /// <summary>Reads an axis.</summary>
    /// <exception cref="FormatException">It does not obey the schema.</exception>
    public static UhiAxis Read(JsonElement element)
    {
        string type = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out JsonElement kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString()! : string.Empty;
        switch (type)
        {
            case "regular":
                double bins = JsonText.Number(Member(element, "bins"));
                return bins is >= 0 and <= int.MaxValue - 2 && bins == Math.Floor(bins)
                    ? Numeric(element, new RootAxis { BinCount = (int)bins, Low = JsonText.Number(Member(element, "lower")), High = JsonText.Number(Member(element, "upper")), Title = Label(element) })
                    : throw new FormatException($"an axis cannot have {bins} bins");
            case "variable":
                double[] edges = [.. Items(element, "edges").Select(JsonText.Number)];
                return edges.Length >= 2
                    ? Numeric(element, new RootAxis { BinCount = edges.Length - 1, Low = edges[0], High = edges[^1], VariableEdges = edges, Title = Label(element) })
                    : throw new FormatException($"an axis needs at least two edges, found {edges.Length}");
            case "category_str":
                return Categories(element, Items(element, "categories").Select(item => item.GetString() ?? string.Empty), Flag(element, "flow"));
            case "category_int":
                return Categories(element, Items(element, "categories").Select(item => JsonText.Number(item).ToString(CultureInfo.InvariantCulture)), Flag(element, "flow"));
            case "boolean":
                return Categories(element, ["False", "True"], false);
            default:
                throw new FormatException($"expected an axis of type regular, variable, category_str, category_int or boolean, found '{type}'");
        }
    }

    /// <summary>The label in an object's metadata; empty when there is none.</summary>
    public static string Label(JsonElement element)
    {
        foreach (string name in new[] { "label", "title" })
        {
            if (element.TryGetProperty("metadata", out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object
                && metadata.TryGetProperty(name, out JsonElement label) && label.ValueKind == JsonValueKind.String)
            {
                return label.GetString()!;
            }
        }

        return string.Empty;
    }

    private static UhiAxis Numeric(JsonElement element, RootAxis axis) => new(axis, Flag(element, "underflow"), Flag(element, "overflow"));

    private static UhiAxis Categories(JsonElement element, IEnumerable<string> names, bool hasFlow)
    {
        string[] categories = [.. names];
        var labels = new Dictionary<int, string>();
        for (int i = 0; i < categories.Length; i++)
        {
            labels[i + 1] = categories[i];
        }

        return new UhiAxis(new RootAxis { BinCount = categories.Length, Low = 0, High = categories.Length, Labels = labels, Title = Label(element) }, false, hasFlow);
    }

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;

    private static JsonElement Member(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement member) ? member : throw new FormatException($"an axis has no '{name}'");

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name)
    {
        JsonElement array = Member(element, name);
        return array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : throw new FormatException($"the '{name}' of an axis must be a list");
    }
}
