using Banyan.Comparing;
using Banyan.Converting;
using Banyan.Frame.Running;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;
using Banyan.Sources.Output;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Comparing;

public sealed class TreeComparerTests : IDisposable
{
    private readonly ComparedFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void SameValues_InOtherBaskets_AreTheSame()
    {
        string left = Write("a.root", Values(1000), basketByteCount: 400);
        string right = Write("b.root", Values(1000), basketByteCount: 3000);

        Assert.Equal(ItemStatus.Same, Compare(left, right).Status);
    }

    [Fact]
    public void Values_ThatDiffer_AreCounted_AndTheFirstIsNamed()
    {
        (float[][] x, string[] name) = Values(1000);
        (float[][] other, string[] otherName) = Values(1000);
        other[518] = [9, .. other[518]];
        other[900][0] = 77;
        otherName[3] = "changed";
        string left = Write("a.root", (x, name), 400);
        string right = Write("b.root", (other, otherName), 1000);

        ItemComparison item = Compare(left, right);

        Assert.Equal(ItemStatus.Different, item.Status);
        Assert.Equal(
            ["x: 2 entries, first 518: 3 values [518, 519, 520] → 4 values [9, 518, 519, …]", "name: 1 entry, first 3: 'n3' → 'changed'"],
            item.Differences.Where(d => d.Kind == DifferenceKind.Values).Select(d => d.Text));
        Assert.Equal(ItemStatus.Same, Compare(left, right, values: false).Status);
    }

    [Fact]
    public void Nan_IsNan_AndToleranceCounts()
    {
        (float[][] x, string[] name) = Values(20);
        x[4] = [float.NaN];
        string left = Write("a.root", (x, name), 400);
        float[][] other = [.. x.Select(row => row.Select(value => value * 1.0001f).ToArray())];
        string right = Write("b.root", (other, name), 400);

        Assert.Equal(ItemStatus.Same, Compare(left, left).Status);
        Assert.Equal(ItemStatus.Different, Compare(left, right).Status);
        Assert.Equal(ItemStatus.Same, Compare(left, right, tolerance: new Tolerance(2e-4)).Status);
    }

    [Fact]
    public void EntriesAndColumns_AreComparedWithoutValues()
    {
        string left = Write("a.root", Values(10), 400);
        string right = Write("b.root", Values(12), 400, second: "title");

        ItemComparison item = Compare(left, right, values: false);

        Assert.Equal(
            ["1 column only in the first: name", "1 column only in the second: title", "entries 10 → 12 (+20 %)"],
            item.Differences.Select(d => d.Text));
    }

    [Fact]
    public void Corpus_TheSameContentInEveryCodec_IsTheSame()
    {
        string left = Corpus.Path("uproot-Zmumu-zlib.root");
        foreach (string codec in new[] { "lz4", "lzma", "uncompressed" })
        {
            using FileComparison comparison = ComparedFiles.Compare(left, Corpus.Path($"uproot-Zmumu-{codec}.root"), new ComparisonOptions { TreeValues = true });

            Assert.All(comparison.Items, item => Assert.True(!item.Counts, $"{item.Path}: {string.Join("; ", item.Differences.Select(d => d.Text))}"));
        }
    }

    [Fact]
    public void TreeAndRNTuple_OfTheSameValues_AreTheSameButForTheirForm()
    {
        string tree = Write("a.root", Values(1000), 400);
        string tuple = Converted(tree, "b.root");

        ItemComparison item = Compare(tree, tuple);

        Assert.Equal(ItemStatus.Remarked, item.Status);
        Assert.Equal(["TTree → ROOT::RNTuple"], item.Differences.Select(d => d.Text));
        Assert.Equal(ItemStatus.Same, Compare(tuple, tuple).Status);
    }

    [Theory]
    [InlineData("root640-phys-physlite.root", "66 columns under names that RNTuples can have: AnalysisElectronsAuxDyn.pt → AnalysisElectronsAuxDyn_pt, …")]
    [InlineData("root640-phys-nanoaod.root", null)]
    public void Corpus_TreeAndItsConversion_AreTheSameButForNames(string name, string? remark)
    {
        using FileComparison comparison = ComparedFiles.Compare(Corpus.Path(name), Converted(Corpus.Path(name), "c.root"), new ComparisonOptions { TreeValues = true });

        Assert.All(comparison.Items, item => Assert.Equal(ItemStatus.Remarked, item.Status));
        Assert.Equal(remark == null ? 0 : 1, comparison.Items.Count(item => item.Differences.Any(d => d.Text == remark)));
    }

    [Fact]
    public void RNTuple_WithOtherValuesColumnsAndEntries_TellsThem()
    {
        (float[][] x, string[] name) = Values(1000);
        x[518] = [9, .. x[518]];
        x[900][0] = 77;
        string left = Converted(Write("a.root", Values(1000), 400), "l.root");
        string right = Converted(Write("b.root", (x, name), 1000, second: "title"), "r.root");
        string shorter = Converted(Write("c.root", Values(998), 1000), "s.root");

        Assert.Equal(
            ["1 column only in the first: name", "1 column only in the second: title", "x: 2 entries, first 518: 3 values [518, 519, 520] → 4 values [9, 518, 519, …]"],
            Compare(left, right).Differences.Select(d => d.Text));
        Assert.Equal(["entries 1000 → 998 (-0.2 %)"], Compare(left, shorter).Differences.Select(d => d.Text));
        Assert.Equal(2, Compare(left, right, values: false).Differences.Count);
    }

    [Theory]
    [InlineData("root640-hists.root")]
    [InlineData("root640-graphs.root")]
    [InlineData("root640-objects.root")]
    [InlineData("root640-cycles.root")]
    [InlineData("root640-roofit.root")]
    public void Corpus_AFileAndItself_AreTheSame(string name)
    {
        using FileComparison comparison = ComparedFiles.Compare(Corpus.Path(name), Corpus.Path(name), new ComparisonOptions { TreeValues = true, IsStrict = true });

        Assert.NotEmpty(comparison.Items);
        Assert.All(comparison.Items, item => Assert.True(item.Status is ItemStatus.Same, $"{item.Path}: {item.Status}: {string.Join("; ", item.Differences.Select(d => d.Text))}"));
    }

    private static ItemComparison Compare(string left, string right, bool values = true, Tolerance tolerance = default)
    {
        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions { TreeValues = values, Tolerance = tolerance });
        return Assert.Single(comparison.Items);
    }

    private static (float[][] X, string[] Name) Values(int count) =>
        ([.. Enumerable.Range(0, count).Select(i => Enumerable.Range(i, i % 7 == 6 ? 0 : 3).Select(v => (float)v).ToArray())], [.. Enumerable.Range(0, count).Select(i => $"n{i}")]);

    private string Converted(string file, string output)
    {
        FileConversion.Run(file, _files.Path(output), new ConvertOptions { Format = SnapshotFormat.RNTuple }, new RunOptions { Threads = 1 }, TestContext.Current.CancellationToken);
        return _files.Path(output);
    }

    private string Write(string file, (float[][] X, string[] Name) values, int basketByteCount, string second = "name")
    {
        using TestColumn x = TestColumn.Jagged(values.X);
        using TestColumn name = TestColumn.Text(values.Name);
        using RootFileWriter writer = RootFileWriter.Create(_files.Path(file));
        TreeWriter tree = writer.CreateTree("t", new TreeDefinition([new BranchDefinition("x", x.Type), new BranchDefinition(second, name.Type)]), new TreeWriterOptions { BasketByteCount = basketByteCount, Threads = 1 });
        tree.Fill(values.X.Length, [x.BlockFrom(0), name.BlockFrom(0)]);
        writer.Commit();
        return _files.Path(file);
    }
}
