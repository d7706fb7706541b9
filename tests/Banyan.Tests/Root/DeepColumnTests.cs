using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;
using Banyan.Root.Writing.Trees;
using Banyan.Tests.Cli;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root;

/// <summary>Vectors nested four levels deep, in trees and RNTuples, through every command that reads columns.</summary>
public sealed class DeepColumnTests
{
    private const string First = "[[[[1.5,2.5],[]],[[3.5]]],[],[[]]]";
    private const string Last = "[[[[4.5],[],[5.5,6.5]]]]";

    [Theory]
    [InlineData("tree", "std::vector<std::vector<std::vector<float>>>")]
    [InlineData("rntuple", "ROOT::VecOps::RVec<ROOT::VecOps::RVec<ROOT::VecOps::RVec<float>>>")]
    public void Read_FourLevels_IsAColumnEverywhere(string name, string item)
    {
        using var scratch = new ScratchFile();
        Write(scratch.Path);
        string input = $"{scratch.Path}:{name}";

        Assert.Equal($$"""[{"entry":0,"deep":{{First}}},{"entry":1,"deep":[]},{"entry":2,"deep":{{Last}}}]""", CliRun.Of("show", input, "--json").Succeeded().Trim());
        Assert.Contains($$"""{"entries":3,"head":[{{First}},[],{{Last}}],"tail":[{{Last}}],"leaves":[{"count":6,"finite":6,"sum":24""", CliRun.Of("inspect", scratch.Path, "--values").Succeeded(), StringComparison.Ordinal);
        string sizes = CliRun.Of("show", input, "-c", $"Map(deep, [](const {item} &v) {{ return v.size(); }}),deep", "--json").Succeeded();
        Assert.Contains("[2,0,1]", sizes, StringComparison.Ordinal);
        Assert.Contains(First, sizes, StringComparison.Ordinal);
        Assert.Contains($"RVec<{item}>", CliRun.Of("eval", input, "deep").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("good", CliRun.Of("check", scratch.Path).Succeeded(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tree", "rntuple")]
    [InlineData("rntuple", "ttree")]
    public void Convert_FourLevels_KeepsThem(string name, string format)
    {
        using var scratch = new ScratchFile();
        Write(scratch.Path);
        string output = scratch.PathOf("converted.root");

        CliRun.Of("convert", scratch.Path, output, "--format", format).Succeeded();

        Assert.Contains(First, CliRun.Of("show", $"{output}:{name}", "--json").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_FourLevels_FillsTheNumbers()
    {
        using var scratch = new ScratchFile();
        Write(scratch.Path);

        Assert.Contains("\"entries\":6", CliRun.Of("draw", $"{scratch.Path}:tree", "deep", "--json").Succeeded().Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void Write(string path)
    {
        using TestColumn deep = TestColumn.Deep<float>([[[[1.5f, 2.5f], []], [[3.5f]]], [], [[]]], [], [[[[4.5f], [], [5.5f, 6.5f]]]]);
        using RootFileWriter file = RootFileWriter.Create(path);
        TreeWriter tree = file.CreateTree("tree", new TreeDefinition([new BranchDefinition("deep", deep.Type)]));
        tree.Fill(3, [deep.BlockFrom(0)]);
        tree.Finish();
        RNTupleWriter tuple = file.CreateRNTuple("rntuple", new RNTupleDefinition([new RNTupleFieldDefinition("deep", deep.Type)]));
        tuple.Fill(3, [deep.BlockFrom(0)]);
        tuple.Finish();

        file.Commit();
    }
}
