using System.Text.Json;
using Banyan.AnalysisFiles;
using Banyan.AnalysisFiles.Keys;
using Banyan.AnalysisFiles.Yaml;

namespace Banyan.Tests.AnalysisFiles;

/// <summary>The JSON schema that editors use says the same as the reader.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(AnalysisFile.Schema()).RootElement;

    [Fact]
    public void Schema_InTheGuide_IsTheReaders() =>
        Assert.Equal(AnalysisFile.Schema(), File.ReadAllText(House.Repository.PathOf("docs/guide/analysis.schema.json")));

    [Fact]
    public void Schema_EverySample_IsValid()
    {
        string[] samples = [.. Directory.GetFiles(House.Repository.PathOf("samples"), "*.yml", SearchOption.AllDirectories), House.Repository.PathOf("src/Banyan/Demo/zll.yml")];
        Assert.NotEmpty(samples);
        foreach (string sample in samples)
        {
            Assert.Equal([], Problems(File.ReadAllText(sample)).Select(p => $"{sample}: {p}"));
        }
    }

    [Theory]
    [InlineData("datasets: a.root\nhistograms: {h: {x: m, bin: [1, 0, 1]}}", "histograms.h.bin")]
    [InlineData("datasets: a.root\nhistograms: {h: {x: m, bins: [1, 0]}}", "histograms.h.bins")]
    [InlineData("datasets: a.root\ntitle: [a]", "title")]
    [InlineData("datasets: {a: {file: x}}", "datasets")]
    [InlineData("datasets: a.root\nselektions: {}", "selektions")]
    public void Schema_Mistake_IsFound(string text, string problem) => Assert.Contains(Problems(text), p => p.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void Schema_EveryKeyOfTheTables_IsDescribed()
    {
        foreach (KeyTable table in new[] { AnalysisKeys.Root, AnalysisKeys.Dataset, AnalysisKeys.Selection, AnalysisKeys.Histogram, AnalysisKeys.Number, AnalysisKeys.Outputs, AnalysisKeys.Define, AnalysisKeys.Plot })
        {
            JsonElement where = table == AnalysisKeys.Root ? s_schema : s_schema.GetProperty("definitions").GetProperty(table.Name);
            Assert.All(table.Keys, key => Assert.StartsWith(key.Description, where.GetProperty("properties").GetProperty(key.Name).GetProperty("description").GetString(), StringComparison.Ordinal));
        }
    }

    private static List<string> Problems(string text)
    {
        var problems = new List<string>();
        Check(YamlReader.Read("my.yml", text, new MistakeList()), s_schema, string.Empty, problems);
        return problems;
    }

    // As much of JSON schema as the schema uses.
    private static void Check(YamlItem item, JsonElement schema, string place, List<string> problems)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            Check(item, s_schema.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1]), place, problems);
            return;
        }

        if (schema.TryGetProperty("anyOf", out JsonElement choices))
        {
            List<string>[] all = [.. choices.EnumerateArray().Select(choice =>
            {
                var found = new List<string>();
                Check(item, choice, place, found);
                return found;
            })];
            if (all.All(found => found.Count > 0))
            {
                problems.Add($"{place} fits none of its forms");
            }

            return;
        }

        if (schema.TryGetProperty("type", out JsonElement type))
        {
            string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
            string own = item switch { YamlMap => "object", YamlList => "array", _ => "string" };
            if (!types.Contains(own))
            {
                problems.Add($"{place} is {own}");
                return;
            }
        }

        switch (item)
        {
            case YamlMap map:
                CheckMap(map, schema, place, problems);
                break;
            case YamlList list:
                if ((schema.TryGetProperty("minItems", out JsonElement least) && list.Items.Count < least.GetInt32()) || (schema.TryGetProperty("maxItems", out JsonElement most) && list.Items.Count > most.GetInt32()))
                {
                    problems.Add($"{place} has {list.Items.Count} items");
                }

                if (schema.TryGetProperty("items", out JsonElement items))
                {
                    list.Items.ToList().ForEach(i => Check(i, items, place, problems));
                }

                break;
        }
    }

    private static void CheckMap(YamlMap map, JsonElement schema, string place, List<string> problems)
    {
        string prefix = place.Length > 0 ? place + "." : string.Empty;
        foreach (YamlEntry entry in map.Entries)
        {
            if (schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(entry.Key, out JsonElement own))
            {
                Check(entry.Value, own, prefix + entry.Key, problems);
            }
            else if (entry.Key.StartsWith("x-", StringComparison.Ordinal) && schema.TryGetProperty("patternProperties", out _))
            {
                continue;
            }
            else if (schema.TryGetProperty("additionalProperties", out JsonElement other) && other.ValueKind == JsonValueKind.Object)
            {
                Check(entry.Value, other, prefix + entry.Key, problems);
            }
            else if (schema.TryGetProperty("properties", out _))
            {
                problems.Add($"{prefix}{entry.Key} is not known");
            }
        }
    }
}
