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
    [InlineData("root640-pointers.root", "ptr0:p")]
    [InlineData("root640-physvec.root", "vec0:af", "vec0:ai", "vec0:pm", "vec0:pnt", "vec0:ms", "vec0:sm", "vec99:ms")]
    [InlineData("root640-clones.root", "clones_s99_b0:parts/parts.mother", "clones_s0_b0:parts", "clones_s0_b1:parts", "holder_s0:h", "holder_s1:h/partp")]
    [InlineData("root640-stl.root", "stl:v_a3", "unsplit:v_a3", "unsplit:m_pd", "unsplit:m_sp", "unsplit:p_id", "unsplit:p_svf", "unsplit:v_ppp", "unsplit:m_sa2")]
    [InlineData("uproot-issue-210.root", "CollectionTree:AODCellContainer", "CollectionTree:E4prContainer", "CollectionTree:MuonsAuxDyn.segmentsOnTrack")]
    [InlineData("uproot-issue-1610.root", "TMatrixTSymAnalysis:TMatrixTSymAnalysis/covMatrixOfTurn")]
    [InlineData("uproot-issue-880.root", "Z:Event/Cluster[6]")]
    [InlineData("root640-evolution-v1.root", "t0_v1:e")]
    [InlineData("uproot-stl_containers.root", "tree:map_int32_int16", "tree:map_int32_vector_string", "tree:map_string_set_int16", "tree:map_int32_vector_set_int16")]
    [InlineData("uproot-issue-951.root", "CollectionTree:METAssoc_AnalysisMETAux./METAssoc_AnalysisMETAux.jetLink")]
    [InlineData("uproot-issue371.root", "Event:Primary.", "Model:Model./Model.staRot")]
    [InlineData("root640-clones.root", "oldstyle:bo0", "holder_s1:h/refs")]
    [InlineData("root640-split.root", "split1:ev/multi")]
    [InlineData("uproot-small-evnt-tree-nosplit.root", "tree:evt")]
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

            if (wanted.TryGetProperty("strings_sha256", out JsonElement hash))
            {
                Assert.Equal(hash.GetString(), mine.GetProperty("strings_sha256").GetString());
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

    [Fact]
    public void Write_ContainersOfObjectsWithoutMembers_AreListsOfNothing()
    {
        using var output = new MemoryStream();
        FileValues.Write(Corpus.Path("uproot-issue-798.root"), output);
        using JsonDocument found = JsonDocument.Parse(output.ToArray());
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(Corpus.SharedPath("oracle/uproot-issue-798.root.json")));
        JsonElement branches = found.RootElement.GetProperty("trees").GetProperty("CollectionTree").GetProperty("branches");
        int compared = 0;
        foreach (JsonProperty wanted in oracle.RootElement.GetProperty("trees").GetProperty("CollectionTree").GetProperty("branches").EnumerateObject())
        {
            // DataVector<T>; xAOD::MissingETAssociationMap_v1 and xAOD::MissingETContainer_v1, whose names do not say what they hold.
            string type = wanted.Value.TryGetProperty("typename", out JsonElement name) ? name.GetString()! : string.Empty;
            if ((type.StartsWith("DataVector<", StringComparison.Ordinal) || type.StartsWith("xAOD::Missing", StringComparison.Ordinal)) && wanted.Value.TryGetProperty("head", out JsonElement head))
            {
                Assert.Equal(head.GetRawText().Replace(" ", string.Empty, StringComparison.Ordinal), branches.GetProperty(wanted.Name).GetProperty("head").GetRawText());
                compared++;
            }
        }

        Assert.InRange(compared, 60, int.MaxValue);
    }

    [Fact]
    public void Write_ContainersOfClassesThatTheFileDoesNotDescribe_NameTheClass()
    {
        using var output = new MemoryStream();
        FileValues.Write(Corpus.Path("uproot-issue371.root"), output);
        using JsonDocument found = JsonDocument.Parse(output.ToArray());
        JsonElement ions = found.RootElement.GetProperty("trees").GetProperty("Geant4Data").GetProperty("branches").GetProperty("Geant4Data./Geant4Data.ions");

        Assert.Contains("BDSOutputROOTGeant4Data::IonInfo, which the file does not describe", ions.GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
