using System.Text.Json;
using Banyan.Inspection;

namespace Banyan.Tests.Root.RNTuples;

/// <summary>RNTuples of every feature, against what uproot and ROOT find in them.</summary>
public sealed class RNTupleOracleTests
{
    /// <summary>Variants in RNTuples of several clusters: uproot takes the numbers of items, which count within a cluster, for numbers over all clusters, so the reference repeats those of the first.</summary>
    private static readonly HashSet<string> s_wrongReferences =
    [
        "root640-rnt-types.root plain var", "root640-rnt-types.root plain vvar", "root640-rnt-types.root zipped var", "root640-rnt-types.root zipped vvar", "root640-rnt-layout.root extended latevar",
    ];

    [Theory]
    [InlineData("root640-rnt-types.root", 110)]
    [InlineData("root640-rnt-encodings.root", 96)]
    [InlineData("root640-rnt-layout.root", 20)]
    [InlineData("root640-rnt-codecs.root", 27)]
    [InlineData("root640-rnt-wide.root", 2000)]
    [InlineData("root640-rnt-large.root", 2)]
    [InlineData("root640-rnt-attributes.root", 1)]
    [InlineData("root640-rnt-import.root", 11)]
    [InlineData("root640-rnt-snapshot.root", 4)]
    [InlineData("root640-rnt-streamed.root", 2)]
    [InlineData("root640-phys-edm4hep-rnt.root", 9)]
    [InlineData("Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root", 7)]
    [InlineData("cmsopendata2015_ttbar_19980_NANOAOD_RNTupleImporter_rntuple_v1-0-0-1.root", 969)]
    [InlineData("ntpl001_staff_rntuple_v1-0-1-0.root", 11)]
    [InlineData("test_multiple_representations_rntuple_v1-0-0-0.root", 1)]
    [InlineData("test_extension_columns_rntuple_v1-0-0-0.root", 3)]
    [InlineData("test_multiple_cluster_groups_rntuple_v1-0-0-0.root", 2)]
    [InlineData("test_emptystruct_invalidvar_rntuple_v1-0-0-0.root", 2)]
    [InlineData("test_class_inheritance_rntuple_v1-0-0-1.root", 4)]
    [InlineData("test_stl_containers_rntuple_v1-0-0-0.root", 13)]
    [InlineData("test_float_types_rntuple_v1-0-0-0.root", 11)]
    public void Fields_OfACorpusFile_AgreeWithTheReference(string name, int leastFields)
    {
        using var output = new MemoryStream();
        FileValues.Write(Corpus.Path(name), output);
        using JsonDocument found = JsonDocument.Parse(output.ToArray());
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(Corpus.SharedPath($"oracle/{name}.json")));
        var differences = new List<string>();
        int compared = 0;
        foreach (JsonProperty tuple in oracle.RootElement.GetProperty("rntuples").EnumerateObject())
        {
            JsonElement mine = found.RootElement.GetProperty("rntuples").GetProperty(tuple.Name);
            Assert.Equal(tuple.Value.GetProperty("entries").GetInt64(), mine.GetProperty("entries").GetInt64());
            foreach (JsonProperty field in tuple.Value.GetProperty("fields").EnumerateObject())
            {
                string where = $"{name} {tuple.Name} {field.Name}";
                if (field.Value.TryGetProperty("error", out _) || s_wrongReferences.Contains(where))
                {
                    continue;
                }

                compared++;
                if (Difference(field.Value, mine.GetProperty("fields").GetProperty(field.Name)) is string difference)
                {
                    differences.Add($"{where}: {difference}");
                }
            }
        }

        Assert.Empty(differences);
        Assert.InRange(compared, leastFields - s_wrongReferences.Count(where => where.StartsWith(name + " ", StringComparison.Ordinal)), int.MaxValue);
    }

    [Fact]
    public void StreamedObjects_AreReadToTheirLastByte()
    {
        using var output = new MemoryStream();
        FileValues.Write(Corpus.Path("root640-rnt-streamed.root"), output);
        using JsonDocument found = JsonDocument.Parse(output.ToArray());
        JsonElement blob = found.RootElement.GetProperty("rntuples").GetProperty("streamed").GetProperty("fields").GetProperty("blob");

        // NStream { int n; vector<NPoly*> ps; }, where some items are NPolyA { vector<float> v; }; every object's byte counts are compared while it is read.
        Assert.Equal("""[{"n":44,"ps":[{"k":1,"v":[3.9363797,13.325479]}]},{"n":29,"ps":[{"k":0},{"k":0}]},{"n":11,"ps":[]}]""", blob.GetProperty("head").GetRawText());
        Assert.Equal([("n", 80L), ("ps.k", 79), ("ps.v", 130)], blob.GetProperty("leaves").EnumerateArray().Select(leaf => (leaf.GetProperty("member").GetString()!, leaf.GetProperty("count").GetInt64())));
    }

    private static string? Difference(JsonElement wanted, JsonElement found)
    {
        if (found.TryGetProperty("error", out JsonElement error))
        {
            return error.GetString();
        }

        List<JsonElement> leaves = [.. found.GetProperty("leaves").EnumerateArray()];
        foreach (JsonElement leaf in wanted.GetProperty("leaves").EnumerateArray())
        {
            int match = leaves.FindIndex(mine => SameLeaf(leaf, mine));
            if (match < 0)
            {
                return $"no leaf is {leaf}";
            }

            leaves.RemoveAt(match);
        }

        return leaves.Count > 0 ? $"{leaves.Count} leaves too many"
            : wanted.TryGetProperty("head", out JsonElement head) && !Same(head, found.GetProperty("head")) ? $"head is {found.GetProperty("head")} instead of {head}"
            : wanted.TryGetProperty("tail", out JsonElement tail) && !Same(tail, found.GetProperty("tail")) ? $"tail is {found.GetProperty("tail")} instead of {tail}"
            : null;
    }

    private static bool SameLeaf(JsonElement wanted, JsonElement found) =>
        wanted.GetProperty("count").GetInt64() == found.GetProperty("count").GetInt64()
        && wanted.GetProperty("finite").GetInt64() == found.GetProperty("finite").GetInt64()
        && Near(wanted.GetProperty("sum"), found.GetProperty("sum"), Scale(wanted))
        && Near(wanted.GetProperty("weighted"), found.GetProperty("weighted"), 50 * Scale(wanted));

    private static double Scale(JsonElement leaf) => leaf.GetProperty("sum").ValueKind != JsonValueKind.Number || leaf.GetProperty("weighted").ValueKind != JsonValueKind.Number
        ? 0 : Math.Max(Math.Abs(leaf.GetProperty("sum").GetDouble()), Math.Abs(leaf.GetProperty("weighted").GetDouble()) / 50);

    private static bool Near(JsonElement a, JsonElement b, double scale) => a.ValueKind != JsonValueKind.Number || b.ValueKind != JsonValueKind.Number
        ? a.ValueKind == b.ValueKind || (a.ValueKind is JsonValueKind.True or JsonValueKind.False && b.ValueKind is JsonValueKind.True or JsonValueKind.False)
        : Math.Abs(a.GetDouble() - b.GetDouble()) <= (1e-6 * Math.Max(Math.Abs(a.GetDouble()), Math.Abs(b.GetDouble()))) + (1e-9 * scale) + 1e-12;

    private static bool Same(JsonElement wanted, JsonElement found) => wanted.ValueKind switch
    {
        JsonValueKind.Array => found.ValueKind == JsonValueKind.Array && wanted.GetArrayLength() == found.GetArrayLength() && wanted.EnumerateArray().Zip(found.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        JsonValueKind.Object => wanted.EnumerateObject().All(member => found.TryGetProperty(member.Name, out JsonElement mine) && Same(member.Value, mine)),
        JsonValueKind.Number => Near(wanted, found, 0),
        JsonValueKind.String => found.ValueKind == JsonValueKind.String && wanted.GetString() == found.GetString(),
        _ => wanted.ValueKind == found.ValueKind,
    };
}
