using System.Text.Json;
using Banyan.Root;
using Banyan.Root.Trees;

namespace Banyan.Tests.Root.Trees;

/// <summary>Trees of many writers, codecs and layouts, against what ROOT and uproot find in them.</summary>
public sealed class OracleTests
{
    /// <summary>Branches whose reference is wrong. Each reason can be seen in the file's bytes.</summary>
    private static readonly Dictionary<string, string> s_wrongReferences = new()
    {
        ["root640-iofeatures.root offsetmap s"] = "uproot takes the table of sizes for offsets; the tree offsetarray has the same strings",
        ["root640-iofeatures.root offsetmap y"] = "ROOT forgets the factor 2 of y[n][2] when it makes offsets; the values are (index, entry)",
        ["root640-leaves.root leaves text"] = "uproot shifts all strings behind an empty one, which has no length byte",
    };

    [Theory]
    [InlineData("uproot-Zmumu-zlib.root", 20)]
    [InlineData("uproot-Zmumu-lz4.root", 20)]
    [InlineData("uproot-Zmumu-lzma.root", 20)]
    [InlineData("uproot-Zmumu-zstd.root", 20)]
    [InlineData("uproot-Zmumu-uncompressed.root", 20)]
    [InlineData("uproot-HZZ-lz4.root", 51)]
    [InlineData("uproot-sample-5.23.02-zlib.root", 20)]
    [InlineData("uproot-sample-5.30.00-lzma.root", 20)]
    [InlineData("uproot-sample-6.20.04-lz4.root", 20)]
    [InlineData("uproot-small-dy-nooffsets.root", 5)]
    [InlineData("uproot-small-dy-withoffsets.root", 5)]
    [InlineData("uproot-issue413.root", 5)]
    [InlineData("uproot-demo-double32.root", 5)]
    [InlineData("uproot-mc10events.root", 200)]
    [InlineData("nanoAOD_2015_CMS_Open_Data_ttbar.root", 900)]
    [InlineData("ee_Z_ee_EDM4Hep.root", 100)]
    [InlineData("root640-leaves.root", 10)]
    [InlineData("root640-arrays.root", 20)]
    [InlineData("root640-stl.root", 100)]
    [InlineData("root640-split.root", 100)]
    [InlineData("root640-iofeatures.root", 10)]
    [InlineData("root640-baskets.root", 3)]
    [InlineData("root640-codecs.root", 10)]
    [InlineData("root640-cycles.root", 5)]
    [InlineData("root640-merged.root", 2)]
    [InlineData("root640-names.root", 5)]
    [InlineData("root640-killed-autosave.root", 3)]
    [InlineData("root640-phys-physlite.root", 20)]
    [InlineData("root640-phys-l1.root", 10)]
    public void Branches_OfACorpusFile_AgreeWithTheReference(string name, int leastBranches)
    {
        using RootFile file = RootFile.Open(Corpus.Path(name));
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(Corpus.SharedPath($"oracle/{name}.json")));
        var differences = new List<string>();
        int compared = 0;
        foreach (JsonProperty treeCase in oracle.RootElement.GetProperty("trees").EnumerateObject())
        {
            TTree tree = file.GetTree(treeCase.Name);
            Assert.Equal(treeCase.Value.GetProperty("entries").GetInt64(), tree.EntryCount);
            foreach (JsonProperty branchCase in treeCase.Value.GetProperty("branches").EnumerateObject())
            {
                if (branchCase.Value.TryGetProperty("error", out _) || branchCase.Value.TryGetProperty("group", out _)
                    || !tree.TryGetBranch(branchCase.Name, out TBranch? branch) || !branch.IsReadable || branch.Columns.Count != 1
                    || s_wrongReferences.ContainsKey($"{name} {treeCase.Name} {branchCase.Name}"))
                {
                    continue;
                }

                compared++;
                string? difference = Compare(branch, branchCase.Value);
                if (difference != null)
                {
                    differences.Add($"{treeCase.Name}:{branchCase.Name}: {difference}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(compared >= leastBranches, $"only {compared} branches were compared");
    }

    private static string? Compare(TBranch branch, JsonElement expected)
    {
        try
        {
            return OracleComparison.Compare(branch, expected);
        }
        catch (RootNotSupportedException)
        {
            return null; // what is not read yet gives a sentence, never a wrong value
        }
    }
}
