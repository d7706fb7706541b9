using System.Text.Json;

namespace Banyan.Tests.Cli;

public sealed class LsCommandTests
{
    [Fact]
    public void Ls_BasketsInTheTree_CountsTheirBytes()
    {
        string file = Corpus.Path("nanoAOD_2015_CMS_Open_Data_ttbar.root");

        using JsonDocument json = JsonDocument.Parse(CliRun.Of("ls", file + ":Events", "--json").Succeeded());

        JsonElement tree = json.RootElement.GetProperty("trees").EnumerateArray().Single();
        JsonElement[] branches = [.. tree.GetProperty("branches").EnumerateArray()];
        Assert.All(branches.Where(b => b.GetProperty("baskets").GetInt64() > 0 && b.GetProperty("entries").GetInt64() > 0), b => Assert.True(b.GetProperty("bytes").GetInt64() > 0, b.GetRawText()));
        long size = new FileInfo(file).Length;
        Assert.InRange(tree.GetProperty("zipBytes").GetInt64(), size / 2, size);
        Assert.True(tree.GetProperty("bytes").GetInt64() > tree.GetProperty("zipBytes").GetInt64());
        Assert.Contains("in the tree's own record", CliRun.Of("ls", file + ":Events").Succeeded(), StringComparison.Ordinal);
    }
}
