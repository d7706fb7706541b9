using System.Text.Json;
using System.Text.Json.Nodes;
using Banyan.Columns;
using Banyan.Inspection;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Tests.Cli;

namespace Banyan.Tests.Root.Trees;

/// <summary>Containers of objects that hold numbers, read as columns and as objects: two ways of reading, one content.</summary>
public sealed class MemberColumnTests
{
    [Theory]
    [InlineData("uproot-issue-798.root", "CollectionTree", 20)]
    [InlineData("uproot-issue-123a.root", "CollectionTree", 1)]
    [InlineData("root640-phys-physlite.root", "CollectionTree", 1)]
    public void Read_ContainersOfElementLinks_HaveTheNumbersOfTheObjects(string name, string treeName, int least)
    {
        using RootFile file = RootFile.Open(Corpus.Path(name));
        int count = 0;
        foreach (TBranch branch in file.GetTree(treeName).AllBranches.Where(branch => !branch.IsGroup && branch.HasMemberColumns))
        {
            JsonArray members = Objects(branch);
            for (int i = 0; i < branch.Columns.Count; i++)
            {
                (long values, double sum) = Sum(branch, i);
                JsonNode member = members.First(leaf => ((string)leaf!["member"]!).EndsWith(branch.Columns[i].Name, StringComparison.Ordinal))!;
                Assert.Equal(((long)member["count"]!, (double)member["sum"]!), (values, sum));
            }

            count++;
        }

        Assert.True(count >= least, $"{count} branches with columns of members");
    }

    [Fact]
    public void Eval_ElementLinks_AreNestedVectors()
    {
        string input = Corpus.Path("uproot-issue-798.root") + ":CollectionTree";
        string output = CliRun.Of("eval", input, "Sum(Map(AnalysisElectronsAuxDyn.trackParticleLinks.m_persIndex, [](const std::vector<unsigned> &v) { return v.size(); }))").Succeeded();
        Assert.Contains("AnalysisElectronsAuxDyn.trackParticleLinks.m_persIndex", output, StringComparison.Ordinal);
    }

    private static JsonArray Objects(TBranch branch)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            Banyan.Inspection.Objects.ObjectValues.Write(json, branch);
            json.WriteEndObject();
        }

        return JsonNode.Parse(bytes.ToArray())!["leaves"]!.AsArray();
    }

    private static unsafe (long Count, double Sum) Sum(TBranch branch, int column)
    {
        using BranchReader reader = branch.OpenReader();
        long count = 0;
        double sum = 0;
        for (int index = 0; index < branch.BasketCount; index++)
        {
            DecodedBasket basket = reader.Read(index);
            basket.GetColumn(column, out ColumnBlock block);
            (long start, long values) = EntryJson.FlatRange(branch.Columns[column].Type.OffsetLevels, block, 0, block.EntryCount);
            for (long i = start; i < start + values; i++)
            {
                sum += ((uint*)block.Values)[i];
            }

            count += values;
        }

        return (count, sum);
    }
}
