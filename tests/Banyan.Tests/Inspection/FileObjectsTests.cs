using System.Text.Json;
using Banyan.Inspection;
using Banyan.Sources;

namespace Banyan.Tests.Inspection;

/// <summary>Objects as ROOT JSON against what ROOT 6.40 itself prints.</summary>
public sealed class FileObjectsTests
{
    /// <summary>Where ROOT says something else than the file; docs/format/reference-differences.md has the reasons.</summary>
    private static readonly HashSet<string> s_differing =
    [
        "root640-memberwise.root map_object;1", "root640-memberwise.root map_member;1", "root640-split.root map_obj;1", "root640-objects.root listwithtree;1", "root640-roofit.root w;1",
    ];

    [Theory]
    [InlineData("root640-objects.root", 49)]
    [InlineData("root640-hists.root", 65)]
    [InlineData("root640-graphs.root", 15)]
    [InlineData("root640-roofit.root", 4)]
    [InlineData("root640-memberwise.root", 2)]
    [InlineData("root640-split.root", 1)]
    [InlineData("uproot-issue475.root", 4)]
    [InlineData("uproot-issue-586.root", 1)]
    [InlineData("uproot-issue-861.root", 2)]
    [InlineData("uproot-issue-407.root", 2)]
    [InlineData("uproot-issue431.root", 3)]
    [InlineData("uproot-hepdata-example.root", 1)]
    public void Write_Objects_AgreeWithRoot(string file, int leastCount)
    {
        using JsonDocument found = Objects(Corpus.Path(file));
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(Corpus.SharedPath($"oracle/objects/{file}.json")), new JsonDocumentOptions { MaxDepth = 1000 });
        int compared = 0;
        foreach (JsonProperty wanted in oracle.RootElement.GetProperty("objects").EnumerateObject())
        {
            if (s_differing.Contains($"{file} {wanted.Name}") || !wanted.Value.TryGetProperty("json", out JsonElement json))
            {
                continue;
            }

            JsonComparison.Compare($"{file} {wanted.Name}", json, found.RootElement.GetProperty("objects").GetProperty(wanted.Name));
            compared++;
        }

        Assert.InRange(compared, leastCount, int.MaxValue);
    }

    [Fact]
    public void Write_ObjectOfAnUnknownClass_IsAnErrorInItsPlace()
    {
        using JsonDocument found = Objects(Corpus.Path("uproot-issue-607.root"));

        Assert.Contains("no streamer info for version 2 of the class MGTRun", found.RootElement.GetProperty("objects").GetProperty("run;1").GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FileWithTrees_LeavesThemOut()
    {
        using JsonDocument found = Objects(Corpus.Path("uproot-Zmumu.root"));

        Assert.Empty(found.RootElement.GetProperty("objects").EnumerateObject());
    }

    [Fact]
    public void Write_MissingFile_IsAnInputError() => Assert.Throws<InputException>(() => FileObjects.Write("there-is-no-such-file.root", Stream.Null));

    private static JsonDocument Objects(string path)
    {
        using var output = new MemoryStream();
        FileObjects.Write(path, output);
        return JsonDocument.Parse(output.ToArray(), new JsonDocumentOptions { MaxDepth = 1000 });
    }
}
