using System.Text.Json;

namespace Banyan.Evaluation;

/// <summary>What <c>banyan eval</c> is asked: columns to define, filters, and then expressions, histograms and statistics of what passes.</summary>
public sealed record EvaluationRequest
{
    /// <summary>Columns to define, in order: each may use those before it.</summary>
    public IReadOnlyList<(string Name, string Expression)> Defines { get; init; } = [];

    /// <summary>Filters, in order; all later answers are over the entries that pass all of them.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>Expressions to evaluate.</summary>
    public IReadOnlyList<string> Expressions { get; init; } = [];

    /// <summary>Histograms to fill; null when none are asked for.</summary>
    public IReadOnlyList<HistogramRequest>? Histograms { get; init; }

    /// <summary>Expressions whose count, sum, extremes, mean and deviation are asked; null when none are.</summary>
    public IReadOnlyList<string>? Statistics { get; init; }

    /// <summary>True to refuse expressions that there is a warning about.</summary>
    public bool IsStrict { get; init; }

    /// <summary>
    /// Reads the form <c>{"defines": [[name, expr], ...], "filters": [...], "exprs": [...], "histograms": [{"kind", "expr", "y", "z", "weight", "bins", "ybins", "zbins"}, ...], "stats": [...]}</c>, in which
    /// everything may be left out. Kinds are <c>histo1d</c>, <c>histo2d</c>, <c>histo3d</c>, <c>profile1d</c>, <c>profile2d</c>; bins are <c>{"n", "lo", "hi"}</c>, with <c>"log": true</c> for bins of equal
    /// ratio, or <c>{"edges": [...]}</c>.
    /// </summary>
    /// <exception cref="FormatException">The text is not that; the message says where.</exception>
    public static EvaluationRequest FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("a list of expressions must be one JSON object");
            }

            return new EvaluationRequest
            {
                Defines = List(root, "defines", ReadDefine) ?? [],
                Filters = List(root, "filters", Text) ?? [],
                Expressions = List(root, "exprs", Text) ?? [],
                Histograms = List(root, "histograms", HistogramRequest.FromJson),
                Statistics = List(root, "stats", Text),
            };
        }
        catch (JsonException e)
        {
            throw new FormatException($"the list of expressions is not JSON: {e.Message}", e);
        }
    }

    internal static string Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new FormatException($"a string was expected in the list of expressions, found {element.ValueKind}");

    private static (string, string) ReadDefine(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 2
            ? (Text(element[0]), Text(element[1]))
            : throw new FormatException("an item of \"defines\" must be [name, expression]");

    private static List<T>? List<T>(JsonElement root, string name, Func<JsonElement, T> read)
    {
        if (!root.TryGetProperty(name, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(read)] : throw new FormatException($"\"{name}\" must be a list");
    }
}
