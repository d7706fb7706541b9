using System.Text.Json;
using Banyan.Inspection;
using Banyan.Sources;

namespace Banyan.Tests.Inspection;

public sealed class FileValuesTests
{
    [Theory]
    [InlineData("uproot-HZZ.root", "events")]
    [InlineData("root640-arrays.root", "arrays")]
    [InlineData("uproot-small-evnt-tree-fullsplit.root", "tree")]
    public void Write_File_AgreesWithTheReference(string file, string tree)
    {
        using JsonDocument found = Values(file);
        using var wanted = JsonDocument.Parse(File.ReadAllBytes(Corpus.SharedPath($"oracle/{file}.json")));
        JsonElement branches = found.RootElement.GetProperty("trees").GetProperty(tree).GetProperty("branches");
        foreach (JsonProperty branch in wanted.RootElement.GetProperty("trees").GetProperty(tree).GetProperty("branches").EnumerateObject())
        {
            if (branch.Value.TryGetProperty("group", out _))
            {
                continue;
            }

            JsonElement mine = branches.GetProperty(branch.Name);
            Assert.Equal(branch.Value.GetProperty("entries").GetInt64(), mine.GetProperty("entries").GetInt64());
            if (branch.Value.TryGetProperty("strings_sha256", out JsonElement hash))
            {
                Assert.Equal(hash.GetString(), mine.GetProperty("strings_sha256").GetString());
            }

            Assert.Equal(Counts(branch.Value), Counts(mine));
        }
    }

    [Fact]
    public void Write_FileWithHistograms_StatesShapeAndTitle()
    {
        using JsonDocument found = Values("root640-hists.root");
        JsonElement histogram = found.RootElement.GetProperty("histograms").GetProperty("h1c;1");
        Assert.Equal("TH1C", histogram.GetProperty("class").GetString());
        Assert.Equal(22, histogram.GetProperty("shape")[0].GetInt32());
        Assert.Equal(300, histogram.GetProperty("values").GetProperty("sum").GetDouble());
        Assert.Equal("one h1c", histogram.GetProperty("title").GetString());
    }

    [Fact]
    public void Write_MissingFile_IsAnInputError()
    {
        using var output = new MemoryStream();
        Assert.Throws<InputException>(() => FileValues.Write("there-is-no-such-file.root", output));
        Assert.Equal(0, output.Length);
    }

    private static JsonDocument Values(string file)
    {
        using var output = new MemoryStream();
        FileValues.Write(Corpus.Path(file), output);
        return JsonDocument.Parse(output.ToArray());
    }

    private static long[] Counts(JsonElement column) =>
        [.. column.GetProperty("leaves").EnumerateArray().SelectMany(leaf => new[] { leaf.GetProperty("count").GetInt64(), leaf.GetProperty("finite").GetInt64() })];
}
