using System.Text.Json;
using Banyan.Inspection;

namespace Banyan.Tests.Inspection;

/// <summary>Branches of objects that are no columns, against what ROOT and uproot find in them: unsplit objects, containers of objects, maps, member-wise containers, pointers.</summary>
public sealed class ObjectBranchTests
{
    [Theory]
    [InlineData("root640-memberwise.root", "objectwise:vh", "memberwise:vh", "objectwise:vt", "memberwise:vt", "memberwise1:ev/best", "memberwise1:ev/hitlist", "memberwise1:ev/nested", "objectwise1:ev/byname", "memberwise1:ev/groups", "objectwise:h", "objectwise1:ev/carr[3]", "objectwise1:ev/p4")]
    [InlineData("root640-split.root", "split0:vt", "split1:ev/best", "split1:ev/tracks")]
    [InlineData("root640-pointers.root", "ptr1:p/poly", "ptr1:p/polys")]
    [InlineData("root640-physvec.root", "vec0:af", "vec0:ai")]
    [InlineData("root640-clones.root", "clones_s99_b0:parts/parts.mother")]
    [InlineData("root640-evolution-v1.root", "t0_v1:e")]
    [InlineData("uproot-stl_containers.root", "tree:map_int32_int16", "tree:map_int32_vector_string", "tree:map_string_set_int16", "tree:map_int32_vector_set_int16")]
    [InlineData("uproot-issue-951.root", "CollectionTree:METAssoc_AnalysisMETAux./METAssoc_AnalysisMETAux.jetLink")]
    [InlineData("uproot-issue371.root", "Event:Primary.", "Model:Model./Model.staRot")]
    public void Write_BranchOfObjects_AgreesWithTheReference(string file, params string[] branches)
    {
        using var output = new MemoryStream();
        FileValues.Write(Corpus.Path(file), output);
        using JsonDocument found = JsonDocument.Parse(output.ToArray());
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(Corpus.SharedPath($"oracle/{file}.json")));
        int compared = 0;
        foreach (string place in branches)
        {
            string[] parts = place.Split(':', 2);
            if (!oracle.RootElement.GetProperty("trees").TryGetProperty(parts[0], out JsonElement tree) || !tree.GetProperty("branches").TryGetProperty(parts[1], out JsonElement wanted))
            {
                continue;
            }

            JsonElement mine = found.RootElement.GetProperty("trees").GetProperty(parts[0]).GetProperty("branches").GetProperty(parts[1]);
            Assert.False(mine.TryGetProperty("error", out JsonElement error), $"{place}: {error}");
            List<JsonElement> leaves = [.. mine.GetProperty("leaves").EnumerateArray()];
            foreach (JsonElement leaf in wanted.GetProperty("leaves").EnumerateArray())
            {
                int match = leaves.FindIndex(other => Same(leaf, other));
                Assert.True(match >= 0, $"{place} has no leaf {leaf}");
                leaves.RemoveAt(match);
                compared++;
            }
        }

        Assert.NotEqual(0, compared);
    }

    // The references add in another order, and print single precision with fewer digits.
    private static bool Same(JsonElement a, JsonElement b)
    {
        (double count, double sum, double weighted) = (a.GetProperty("count").GetInt64(), a.GetProperty("sum").GetDouble(), a.GetProperty("weighted").GetDouble());
        double scale = Math.Max(Math.Max(Math.Abs(sum), Math.Abs(weighted) / 50), count);
        return b.GetProperty("count").GetInt64() == count && a.GetProperty("finite").GetInt64() == b.GetProperty("finite").GetInt64()
            && Near(sum, b.GetProperty("sum").GetDouble(), scale) && Near(weighted, b.GetProperty("weighted").GetDouble(), 50 * scale);
    }

    private static bool Near(double a, double b, double scale) => Math.Abs(a - b) <= (1e-6 * Math.Max(Math.Abs(a), Math.Abs(b))) + (1e-9 * scale) + 1e-12;
}
