using System.Text.Json;
using System.Text.Json.Nodes;
using Banyan.Inspection;
using Banyan.Root.Merging;

namespace Banyan.Tests.Root.Merging;

/// <summary>Compares the values of a merged file with those of its inputs, column by column.</summary>
internal static class MergedValues
{
    private static readonly string[] s_kinds = ["trees", "rntuples"];

    /// <summary>What <c>inspect --values</c> prints.</summary>
    public static JsonNode Of(string path)
    {
        using var bytes = new MemoryStream();
        FileValues.Write(path, bytes);

        // Errors name the file and places in it.
        string text = System.Text.Encoding.UTF8.GetString(bytes.ToArray()).Replace(path, "FILE", StringComparison.Ordinal);
        JsonNode document = JsonNode.Parse(System.Text.RegularExpressions.Regex.Replace(text, @" \(at byte \d+\)", string.Empty))!;
        document["file"] = null;
        return document;
    }

    /// <summary>Merges files.</summary>
    public static IReadOnlyList<MergedContent> Merge(string output, params string[] inputs) => Merge(output, new MergeOptions(), inputs);

    /// <summary>Merges files.</summary>
    public static IReadOnlyList<MergedContent> Merge(string output, MergeOptions options, params string[] inputs)
    {
        using RootMerger merger = RootMerger.Create(output, options);
        foreach (string input in inputs)
        {
            merger.Add(input);
        }

        merger.Commit();
        return merger.Contents;
    }

    /// <summary>Asserts that every column has the values of the first input and then of the second one.</summary>
    /// <returns>Number of columns whose values were compared.</returns>
    public static int AssertFollow(JsonNode first, JsonNode second, JsonNode merged)
    {
        int count = 0;
        foreach (string kind in s_kinds)
        {
            foreach ((string tree, JsonNode? content) in first[kind]!.AsObject())
            {
                JsonNode result = merged[kind]![tree]!;
                JsonNode other = second[kind]![tree]!;
                Assert.Equal((long)content!["entries"]! + (long)other["entries"]!, (long)result["entries"]!);
                string part = kind == "trees" ? "branches" : "fields";
                foreach ((string name, JsonNode? column) in content[part]!.AsObject())
                {
                    count += AssertColumn($"{tree}, {name}", column!, other[part]![name]!, result[part]![name]!);
                }
            }
        }

        return count;
    }

    private static int AssertColumn(string name, JsonNode first, JsonNode second, JsonNode merged)
    {
        Assert.True((first["error"] is null) == (merged["error"] is null), $"{name}: {first["error"]} {merged["error"]}");
        if (first["error"] is not null)
        {
            return 0;
        }

        // Long values are left out of head and tail, and both are shorter in short trees.
        if (merged["head"] is not null && first["head"] is JsonArray head)
        {
            Assert.True(merged["head"]!.ToJsonString().StartsWith(head.ToJsonString()[..^1], StringComparison.Ordinal), $"{name}: {head.ToJsonString()} {merged["head"]!.ToJsonString()}");
        }

        if (merged["tail"] is not null && second["tail"] is JsonArray tail)
        {
            Assert.True(merged["tail"]!.ToJsonString().EndsWith(tail.ToJsonString()[1..], StringComparison.Ordinal), $"{name}: {tail.ToJsonString()} {merged["tail"]!.ToJsonString()}");
        }

        JsonArray leaves = first["leaves"]?.AsArray() ?? [];
        for (int i = 0; i < leaves.Count; i++)
        {
            JsonNode a = leaves[i]!;
            JsonNode b = second["leaves"]![i]!;
            JsonNode sum = merged["leaves"]![i]!;
            Assert.Equal((long)a["count"]! + (long)b["count"]!, (long)sum["count"]!);
            Assert.Equal((long)a["finite"]! + (long)b["finite"]!, (long)sum["finite"]!);
            if (new[] { a["sum"], b["sum"], a["weighted"], sum["sum"] }.All(number => number!.GetValueKind() == JsonValueKind.Number))
            {
                double expected = (double)a["sum"]! + (double)b["sum"]!;
                double scale = Math.Max(Math.Abs(expected), Math.Max(Math.Abs((double)a["sum"]!), Math.Abs((double)a["weighted"]!)));
                Assert.True(Math.Abs(expected - (double)sum["sum"]!) <= 1e-6 * scale, $"{name}: {expected} {sum["sum"]}");
            }
        }

        return 1;
    }
}
