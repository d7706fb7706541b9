using System.Globalization;
using System.Text.Json.Nodes;

namespace Banyan.Tests.Root.Writing;

/// <summary>Compares the values that JSROOT read with those that were written.</summary>
internal static class WrittenJson
{
    /// <summary>Compares values; JSROOT gives 0 and 1 for booleans, and numbers for 64-bit integers that a double holds.</summary>
    public static void AssertSame(string what, JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonArray list)
        {
            JsonArray found = actual!.AsArray();
            Assert.True(list.Count == found.Count, $"{what}: {found.Count} items, expected {list.Count}");
            for (int i = 0; i < list.Count; i++)
            {
                AssertSame($"{what}[{i}]", list[i], found[i]);
            }
        }
        else
        {
            Assert.True(Normal(expected) == Normal(actual), $"{what}: {actual?.ToJsonString()}, expected {expected?.ToJsonString()}");
        }
    }

    private static string Normal(JsonNode? node) => node!.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => "1",
        System.Text.Json.JsonValueKind.False => "0",
        System.Text.Json.JsonValueKind.Number => ((double)node).ToString("R", CultureInfo.InvariantCulture),
        _ => (string)node! is string text && double.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out double number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : (string)node!,
    };
}
