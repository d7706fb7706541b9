using System.Text.Json.Nodes;
using Banyan.Checking;
using Banyan.Root.Merging;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root.Merging;

/// <summary>RNTuples whose descriptions differ.</summary>
public sealed class MergedTupleTests
{
    [Fact]
    public void Merge_FieldsInAnotherOrder_AreMatchedByName()
    {
        using ScratchFile scratch = new();
        using TestColumn x = TestColumn.Scalar(1, 2, 3);
        using TestColumn v = TestColumn.Jagged<float>([1, 2], [], [3]);
        using TestColumn y = TestColumn.Scalar(0.5, 1.5, 2.5);
        Write(scratch.PathOf("a.root"), ("x", x), ("v", v), ("y", y));
        Write(scratch.PathOf("b.root"), ("y", y), ("x", x), ("v", v));
        Assert.Equal(9, Assert.Single(MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("b.root"), scratch.PathOf("a.root"))).EntryCount);
        JsonNode fields = JsRoot.Read(scratch.Path)["rntuples"]!["t;1"]!["fields"]!;
        Assert.Equal("[1,2,3,1,2,3,1,2,3]", fields["x"]!["values"]!.ToJsonString());
        Assert.Equal("[0.5,1.5,2.5,0.5,1.5,2.5,0.5,1.5,2.5]", fields["y"]!["values"]!.ToJsonString());
        Assert.Equal("[[1,2],[],[3],[1,2],[],[3],[1,2],[],[3]]", fields["v"]!["values"]!.ToJsonString());
        Assert.Empty(FileChecker.Check(scratch.Path, cancellation: TestContext.Current.CancellationToken).Findings);
    }

    [Fact]
    public void Merge_FieldsThatDiffer_NamesAllOfThem()
    {
        using ScratchFile scratch = new();
        using TestColumn numbers = TestColumn.Scalar(1, 2, 3);
        using TestColumn reals = TestColumn.Scalar(1f, 2, 3);
        Write(scratch.PathOf("a.root"), ("x", numbers), ("Jet_pt", reals));
        Write(scratch.PathOf("b.root"), ("x", reals), ("Jet_Pt", reals));
        string a = scratch.PathOf("a.root");
        string[] lines = Assert.Throws<MergeException>(() => MergedValues.Merge(scratch.Path, a, scratch.PathOf("b.root"))).Message.Split('\n');
        Assert.Equal(
            [
                $"{scratch.PathOf("b.root")}: t: 3 differences",
                $"  field x is float, but std::int32_t in {a}",
                $"  field Jet_pt (float) of {a} is missing; did you mean Jet_Pt?",
                $"  field Jet_Pt (float) is not in {a}; did you mean Jet_pt?",
            ], lines[..4]);
    }

    [Theory]
    [InlineData("test_extension_columns_rntuple_v1-0-0-0.root")]
    [InlineData("root640-rnt-layout.root")]
    public void Merge_LateFieldsBehindOthers_AreZeroWhereTheyWereMissing(string name)
    {
        // Behind itself, and so behind entries that its late fields begin after.
        using ScratchFile scratch = new();
        string path = Corpus.Path(name);
        MergedValues.Merge(scratch.PathOf("two.root"), path, path);
        MergedValues.Merge(scratch.Path, new MergeOptions { Compression = RootCompression.Lz4() }, path, path, path);
        JsonNode one = MergedValues.Of(path);
        JsonNode two = MergedValues.Of(scratch.PathOf("two.root"));
        Assert.True(MergedValues.AssertFollow(one, one, two) > 0);
        Assert.True(MergedValues.AssertFollow(two, one, MergedValues.Of(scratch.Path)) > 0);
        Assert.Empty(FileChecker.Check(scratch.Path, cancellation: TestContext.Current.CancellationToken).Findings);
    }

    private static void Write(string path, params (string Name, TestColumn Column)[] columns)
    {
        using RootFileWriter file = RootFileWriter.Create(path);
        RNTupleWriter tuple = file.CreateRNTuple("t", new RNTupleDefinition([.. columns.Select(column => new RNTupleFieldDefinition(column.Name, column.Column.Type))]));
        tuple.Fill(columns[0].Column.EntryCount, [.. columns.Select(column => column.Column.BlockFrom(0))]);
        file.Commit();
    }
}
