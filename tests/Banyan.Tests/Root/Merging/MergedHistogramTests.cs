using System.Text.Json.Nodes;
using Banyan.Checking;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Merging;
using Banyan.Root.Objects;
using Banyan.Root.Writing;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root.Merging;

/// <summary>Histograms whose axes differ, as TH1::Merge joins them; and THnSparse.</summary>
public sealed class MergedHistogramTests
{
    [Fact]
    public void Merge_DifferentLabels_AddsBinsOfOneLabelAndAppendsNewOnes()
    {
        using ScratchFile scratch = new();
        RootAxis first = new() { BinCount = 3, Low = 0, High = 3, Labels = new Dictionary<int, string> { [1] = "all", [2] = "trigger", [3] = "pt" } };
        RootAxis second = new() { BinCount = 4, Low = 0, High = 4, Labels = new Dictionary<int, string> { [1] = "all", [2] = "pt", [3] = "b tag", [4] = "mass" } };
        Write(scratch.PathOf("a.root"), Make(first, [0, 100, 50, 20, 0]));
        Write(scratch.PathOf("b.root"), Make(second, [1, 10, 5, 4, 3, 2]));
        IReadOnlyList<MergedContent> contents = MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("b.root"));
        Assert.Contains("labels", Assert.Single(contents).Note!, StringComparison.Ordinal);
        RootHistogram sum = Read(scratch.Path);
        Assert.Equal([1, 110, 50, 25, 4, 3, 2], sum.Contents.ToArray());
        Assert.Equal(["all", "trigger", "pt", "b tag", "mass"], sum.X.Labels.OrderBy(label => label.Key).Select(label => label.Value));
        Assert.Equal((5, 0, 5), (sum.X.BinCount, sum.X.Low, sum.X.High));
        Assert.Equal(24, sum.Entries);
        Assert.Empty(FileChecker.Check(scratch.Path, cancellation: TestContext.Current.CancellationToken).Findings);

        JsonNode read = JsRoot.Read(scratch.Path)["objects"]!["h;1"]!;
        Assert.Equal([1, 110, 50, 25, 4, 3, 2], read["fArray"]!.AsArray().Select(number => (double)number!));
        Assert.Equal(["all", "trigger", "pt", "b tag", "mass"], read["fXaxis"]!["fLabels"]!["arr"]!.AsArray().Select(label => (string)label!["fString"]!));
        Assert.Equal([1, 2, 3, 4, 5], read["fXaxis"]!["fLabels"]!["arr"]!.AsArray().Select(label => (int)label!["fUniqueID"]!));
        Assert.Equal(7, (int)read["fNcells"]!);
    }

    [Fact]
    public void Merge_LabelsOfTwoAxes_AreJoinedOnBoth()
    {
        using ScratchFile scratch = new();
        static RootAxis Axis(params string[] labels) => new() { BinCount = labels.Length, Low = 0, High = labels.Length, Labels = labels.Index().ToDictionary(item => item.Index + 1, item => item.Item) };
        Write(scratch.PathOf("a.root"), new RootHistogram("TH2I") { X = Axis("e", "mu"), Y = Axis("p"), Contents = new double[] { 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0 }, Entries = 3 });
        Write(scratch.PathOf("b.root"), new RootHistogram("TH2I") { X = Axis("mu"), Y = Axis("q", "p"), Contents = new double[] { 0, 0, 0, 0, 30, 0, 0, 40, 0, 0, 0, 0 }, Entries = 70 });
        MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("b.root"));
        RootHistogram sum = Read(scratch.Path);
        Assert.Equal(["e", "mu"], sum.X.Labels.Values);
        Assert.Equal(["p", "q"], sum.Y.Labels.Values);
        Assert.Equal([0, 0, 0, 0, 0, 1, 42, 0, 0, 0, 30, 0, 0, 0, 0, 0], sum.Contents.ToArray());
        Assert.Equal(["p", "q"], JsRoot.Read(scratch.Path)["objects"]!["h;1"]!["fYaxis"]!["fLabels"]!["arr"]!.AsArray().Select(label => (string)label!["fString"]!));
    }

    [Fact]
    public void Merge_FilledBinWithoutLabel_IsExplained()
    {
        using ScratchFile scratch = new();
        Write(scratch.PathOf("a.root"), Make(new RootAxis { BinCount = 2, Low = 0, High = 2, Labels = new Dictionary<int, string> { [1] = "a", [2] = "b" } }, [0, 1, 2, 0]));
        Write(scratch.PathOf("b.root"), Make(new RootAxis { BinCount = 2, Low = 0, High = 2, Labels = new Dictionary<int, string> { [1] = "b" } }, [0, 1, 2, 0]));
        MergeException problem = Assert.Throws<MergeException>(() => MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("b.root")));
        Assert.EndsWith("their labels differ, and its bin 2 is filled but has no label", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TH1D")]
    [InlineData("TH1I")]
    [InlineData("TProfile")]
    public void Merge_DifferentRanges_ContainsBothRanges(string className)
    {
        using ScratchFile scratch = new();
        Write(scratch.PathOf("a.root"), Make(new RootAxis { BinCount = 2, Low = 0, High = 4 }, [7, 1, 2, 0], className));
        Write(scratch.PathOf("b.root"), Make(new RootAxis { BinCount = 5, Low = 3, High = 8 }, [0, 1, 2, 3, 4, 5, 6], className));
        Write(scratch.PathOf("c.root"), Make(new RootAxis { BinCount = 4, Low = 0, High = 8 }, [0, 0, 0, 0, 0, 10], className));
        MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("b.root"), scratch.PathOf("c.root"));
        RootHistogram sum = Read(scratch.Path);
        Assert.Equal((4, 0, 8), (sum.X.BinCount, sum.X.Low, sum.X.High));
        double[] expected = [7, 1, 2 + 1, 2 + 3, 4 + 5, 6 + 10];
        Assert.Equal(expected, sum.Contents.ToArray());
        Assert.Equal(className == "TProfile" ? [.. expected.Select(number => 2 * number)] : [], sum.Profile?.BinEntries.ToArray() ?? []);
        Assert.Equal(41, sum.Entries);
        Assert.Empty(FileChecker.Check(scratch.Path, cancellation: TestContext.Current.CancellationToken).Findings);
    }

    [Fact]
    public void Merge_OverflowInsideTheOtherRange_IsExplained()
    {
        using ScratchFile scratch = new();
        Write(scratch.PathOf("a.root"), Make(new RootAxis { BinCount = 2, Low = 0, High = 2 }, [0, 1, 2, 3]));
        Write(scratch.PathOf("b.root"), Make(new RootAxis { BinCount = 4, Low = 0, High = 4 }, [0, 1, 2, 3, 4, 0]));
        MergeException problem = Assert.Throws<MergeException>(() => MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("b.root")));
        Assert.EndsWith("the first inputs' overflow is filled, and nobody knows where it belongs between 2 and 4", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_WaitingFillsWithBins_AreFilled()
    {
        // Its fills wait in a buffer, because it has no range yet; the other one has.
        using ScratchFile scratch = new();
        string path = Corpus.Path("root640-hists.root");
        using RootFile corpus = RootFile.Open(path);
        RootObject waiting = corpus.Get("buffered");
        double[] buffer = waiting.GetArray<double>("fBuffer");
        using (RootFileWriter file = RootFileWriter.Create(scratch.PathOf("a.root")))
        {
            file.CopyObject(corpus, corpus.FindKey("buffered")!);
            file.Commit();
        }

        Write(scratch.PathOf("b.root"), Make(new RootAxis { BinCount = 2, Low = -1e6, High = 1e6 }, [0, 1, 2, 0]), "buffered");
        foreach (string[] order in (string[][])[["a.root", "b.root"], ["b.root", "a.root"]])
        {
            MergedValues.Merge(scratch.Path, [.. order.Select(scratch.PathOf)]);
            RootHistogram sum = Read(scratch.Path, "buffered");
            Assert.Equal(2, sum.X.BinCount);
            Assert.Equal(3 + Enumerable.Range(0, (int)buffer[0]).Sum(i => buffer[1 + (2 * i)]), sum.Contents.ToArray().Sum(), 1e-9);
            using RootFile merged = RootFile.Open(scratch.Path);
            Assert.Empty(merged.Get("buffered").GetArray<double>("fBuffer"));
        }
    }

    [Theory]
    [InlineData("sparsef")]
    [InlineData("sparsed")]
    [InlineData("sparsei")]
    public void Merge_Sparse_AddsItsBins(string name)
    {
        using ScratchFile scratch = new();
        string path = Corpus.Path("root640-hists.root");
        IReadOnlyList<MergedContent> contents = MergedValues.Merge(scratch.Path, path, path, path);
        Assert.Equal("added", Assert.Single(contents, content => content.Path == name).Kind);
        using RootFile before = RootFile.Open(path);
        using RootFile after = RootFile.Open(scratch.Path);
        RootObject one = before.Get(name);
        RootObject sum = after.Get(name);
        Assert.Equal(3 * one.GetDouble("fEntries"), sum.GetDouble("fEntries"));
        Assert.Equal(one.GetInt64("fFilledBins"), sum.GetInt64("fFilledBins"));
        RootObject chunk = one.GetObject("fBinContent")!.Items[0]!;
        RootObject added = Assert.Single(sum.GetObject("fBinContent")!.Items)!;
        Assert.Equal(chunk.GetArray<sbyte>("fCoordinates"), added.GetArray<sbyte>("fCoordinates"));
        Assert.Equal(Numbers(chunk.GetObject("fContent")!).Select(number => 3 * number), Numbers(added.GetObject("fContent")!));
        Assert.Equal(chunk.GetObject("fSumw2") is null, added.GetObject("fSumw2") is null);
        JsonNode read = JsRoot.ReadObject(scratch.Path, name);
        Assert.Equal(Numbers(added.GetObject("fContent")!), read["fBinContent"]!["arr"]![0]!["fContent"]!.AsArray().Select(number => (double)number!));
        Assert.Equal(one.GetInt64("fFilledBins"), (long)read["fFilledBins"]!);
    }

    [Fact]
    public void Add_SparseBinsOfManyChunks_KeepsOrderAndSums()
    {
        using ScratchFile scratch = new();
        using RootFile file = RootFile.Open(Corpus.Path("root640-hists.root"));
        SparseBins one = SparseBins.Read(file.Get("sparsed"), out string? problem);
        Assert.Null(problem);
        var numbers = new Dictionary<string, int>();
        var sum = new SparseBins();
        sum.Add(one, numbers);
        sum.Add(one, numbers);
        Assert.Equal(one.Count, sum.Count);
        Assert.Equal(one.Places, sum.Places);
        Assert.True(one.Count > 0);
    }

    private static double[] Numbers(RootObject array) => [.. ((Array)array["fArray"]!).Cast<object>().Select(number => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture))];

    private static RootHistogram Make(RootAxis axis, double[] contents, string className = "TH1D") => new(className)
    {
        X = axis,
        Contents = contents,
        SumW2 = className == "TProfile" ? contents : ReadOnlyMemory<double>.Empty,
        Entries = contents.Sum() is var sum && className == "TH1D" && axis.Labels.Count > 0 ? 12 : sum,
        Profile = className == "TProfile" ? new ProfilePart { BinEntries = contents.Select(number => 2 * number).ToArray() } : null,
    };

    private static void Write(string path, RootHistogram histogram, string name = "h")
    {
        using RootFileWriter file = RootFileWriter.Create(path);
        file.Write(name, histogram);
        file.Commit();
    }

    private static RootHistogram Read(string path, string name = "h")
    {
        using RootFile file = RootFile.Open(path);
        return RootHistogram.From(file.Get(name), file.Path, name);
    }
}
