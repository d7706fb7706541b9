using System.Text.Json;

namespace Banyan.Tests.Histograms;

/// <summary>
/// The rules of UHI's schema for histograms in JSON, in own words: which members there must be and may be, of which types, and the shapes of the arrays. Facts: the chapter on serialization of UHI's documentation
/// and <c>src/uhi/resources/histogram.schema.json</c> in scikit-hep/uhi.
/// </summary>
internal static class UhiRules
{
    private static readonly Dictionary<string, string[]> s_axes = new()
    {
        ["regular"] = ["lower:number", "upper:number", "bins:count", "underflow:truth", "overflow:truth", "circular:truth"],
        ["variable"] = ["edges:edges", "underflow:truth", "overflow:truth", "circular:truth"],
        ["category_str"] = ["categories:texts", "flow:truth"],
        ["category_int"] = ["categories:whole", "flow:truth"],
        ["boolean"] = [],
    };

    private static readonly Dictionary<string, string[]> s_storages = new()
    {
        ["int"] = ["values"],
        ["double"] = ["values"],
        ["weighted"] = ["values", "variances"],
        ["mean"] = ["counts", "values", "variances"],
        ["weighted_mean"] = ["sum_of_weights", "sum_of_weights_squared", "values", "variances"],
    };

    /// <summary>What a document breaks, one sentence each.</summary>
    public static List<string> Problems(string text)
    {
        var problems = new List<string>();
        using var document = JsonDocument.Parse(text);
        foreach (JsonProperty histogram in document.RootElement.EnumerateObject())
        {
            problems.AddRange(OfHistogram(histogram.Value).Select(problem => $"{histogram.Name}: {problem}"));
        }

        return problems;
    }

    private static IEnumerable<string> OfHistogram(JsonElement histogram)
    {
        foreach (string problem in Members(histogram, ["axes", "storage", "uhi_schema"], ["writer_info", "metadata"]))
        {
            yield return problem;
        }

        if (!histogram.TryGetProperty("axes", out JsonElement axes) || !histogram.TryGetProperty("storage", out JsonElement storage))
        {
            yield break;
        }

        if (!(histogram.TryGetProperty("uhi_schema", out JsonElement version) && version.TryGetInt32(out int number) && number == 1))
        {
            yield return "the schema is not 1";
        }

        foreach (JsonElement axis in axes.EnumerateArray())
        {
            foreach (string problem in OfAxis(axis))
            {
                yield return problem;
            }
        }

        foreach (string problem in Metadata(histogram).Concat(OfStorage(storage, [.. axes.EnumerateArray().Select(Extent)])))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> OfAxis(JsonElement axis)
    {
        string type = axis.GetProperty("type").GetString()!;
        if (!s_axes.TryGetValue(type, out string[]? members))
        {
            return [$"there is no axis '{type}'"];
        }

        string[] names = [.. members.Select(member => member.Split(':')[0])];
        return Members(axis, ["type", .. names], ["metadata"])
            .Concat(Metadata(axis))
            .Concat(members.Where(member => axis.TryGetProperty(member.Split(':')[0], out JsonElement value) && !Is(value, member.Split(':')[1])).Select(member => $"{member} of the axis is not"));
    }

    private static bool Is(JsonElement value, string kind) => kind switch
    {
        "number" => value.ValueKind == JsonValueKind.Number,
        "count" => value.TryGetInt64(out long count) && count >= 0,
        "truth" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "edges" => value.EnumerateArray().Select(edge => edge.GetDouble()).ToArray() is { Length: >= 2 } edges && edges.Zip(edges.Skip(1)).All(pair => pair.First < pair.Second),
        "texts" => value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) && value.EnumerateArray().Select(item => item.GetString()).Distinct().Count() == value.GetArrayLength(),
        _ => value.EnumerateArray().All(item => item.TryGetInt64(out _)) && value.EnumerateArray().Select(item => item.GetInt64()).Distinct().Count() == value.GetArrayLength(),
    };

    private static int Extent(JsonElement axis)
    {
        int Flow(string name) => axis.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True ? 1 : 0;
        return axis.GetProperty("type").GetString() switch
        {
            "regular" => axis.GetProperty("bins").GetInt32() + Flow("underflow") + Flow("overflow"),
            "variable" => axis.GetProperty("edges").GetArrayLength() - 1 + Flow("underflow") + Flow("overflow"),
            "boolean" => 2,
            _ => axis.GetProperty("categories").GetArrayLength() + Flow("flow"),
        };
    }

    private static IEnumerable<string> OfStorage(JsonElement storage, int[] extents)
    {
        string type = storage.GetProperty("type").GetString()!;
        if (!s_storages.TryGetValue(type, out string[]? arrays))
        {
            return [$"there is no storage '{type}'"];
        }

        return Members(storage, ["type", .. arrays], [])
            .Concat(arrays.Where(name => storage.TryGetProperty(name, out JsonElement array) && !HasShape(array, extents, type == "int")).Select(name => $"{name} has not the shape of the axes, or items that are no numbers"));
    }

    private static bool HasShape(JsonElement value, ReadOnlySpan<int> extents, bool isWhole)
    {
        if (extents.Length == 0)
        {
            return value.ValueKind == JsonValueKind.Number && (!isWhole || value.TryGetInt64(out _));
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != extents[0])
        {
            return false;
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            if (!HasShape(item, extents[1..], isWhole))
            {
                return false;
            }
        }

        return true;
    }

    // Metadata are numbers, texts and truth values; nothing is nested.
    private static IEnumerable<string> Metadata(JsonElement owner) => owner.TryGetProperty("metadata", out JsonElement metadata)
        ? metadata.EnumerateObject().Where(item => item.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null).Select(item => $"the metadata '{item.Name}' are nested")
        : [];

    private static IEnumerable<string> Members(JsonElement value, string[] required, string[] optional)
    {
        string[] names = [.. value.EnumerateObject().Select(member => member.Name)];
        return required.Except(names).Select(name => $"'{name}' is missing").Concat(names.Except([.. required, .. optional]).Select(name => $"'{name}' is not known"));
    }
}
