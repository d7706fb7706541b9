using System.Text.Json.Nodes;
using Banyan.Checking;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Merging;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root.Merging;

public sealed class RootMergerTests
{
    [Theory]
    [InlineData("root640-split.root")]
    [InlineData("root640-clones.root")]
    [InlineData("root640-stl.root")]
    [InlineData("root640-memberwise.root")]
    [InlineData("root640-pointers.root")]
    [InlineData("root640-baskets.root")]
    [InlineData("root640-iofeatures.root")]
    [InlineData("root640-leaves.root")]
    [InlineData("root640-arrays.root")]
    [InlineData("root640-dirs.root")]
    [InlineData("root640-friends.root")]
    [InlineData("root640-killed-autosave.root")]
    [InlineData("root640-phys-delphes.root")]
    [InlineData("root640-phys-edm4hep.root")]
    [InlineData("root640-phys-physlite.root")]
    [InlineData("root640-rnt-types.root")]
    [InlineData("root640-rnt-codecs.root")]
    [InlineData("root640-rnt-encodings.root")]
    [InlineData("root640-rnt-large.root")]
    [InlineData("root640-rnt-wide.root")]
    [InlineData("test_multiple_representations_rntuple_v1-0-0-0.root")]
    [InlineData("test_multiple_cluster_groups_rntuple_v1-0-0-0.root")]
    [InlineData("test_extension_columns_rntuple_v1-0-0-0.root")]
    [InlineData("uproot-from-geant4.root")]
    [InlineData("uproot-HZZ-objects.root")]
    [InlineData("uproot-sample-5.24.00-uncompressed.root")]
    [InlineData("uproot-foriter.root")]
    [InlineData("uproot-issue413.root")]
    public void Merge_FileWithItself_HasItsEntriesTwiceAndIsGood(string name)
    {
        using ScratchFile scratch = new();
        string path = Corpus.Path(name);
        MergedValues.Merge(scratch.PathOf("one.root"), path);
        MergedValues.Merge(scratch.PathOf("two.root"), path, path);
        JsonNode original = MergedValues.Of(path);
        JsonNode one = MergedValues.Of(scratch.PathOf("one.root"));
        Assert.Equal(original["trees"]!.ToJsonString(), one["trees"]!.ToJsonString());
        Assert.Equal(original["rntuples"]!.ToJsonString(), one["rntuples"]!.ToJsonString());
        Assert.Equal(original["histograms"]!.ToJsonString(), one["histograms"]!.ToJsonString());
        Assert.True(MergedValues.AssertFollow(original, original, MergedValues.Of(scratch.PathOf("two.root"))) > 0 || name == "root640-dirs.root");
        foreach (string made in (string[])["one.root", "two.root"])
        {
            Assert.Empty(FileChecker.Check(scratch.PathOf(made), cancellation: TestContext.Current.CancellationToken).Findings);
        }
    }

    [Fact]
    public void Merge_TwoTrees_KeepsTheOrderOfTheInputs()
    {
        using ScratchFile scratch = new();
        WriteTree(scratch.PathOf("a.root"), 0, 1000);
        WriteTree(scratch.PathOf("b.root"), 5000, 37);
        WriteTree(scratch.PathOf("c.root"), 9000, 0);
        IReadOnlyList<MergedContent> contents = MergedValues.Merge(scratch.Path, scratch.PathOf("b.root"), scratch.PathOf("c.root"), scratch.PathOf("a.root"));
        Assert.Equal(new MergedContent("dir/Events", "tree", "TTree", 3, 1037, null), Assert.Single(contents));
        JsonNode found = JsRoot.Read(scratch.Path)["trees"]!["dir/Events;1"]!;
        int[] expected = [.. Enumerable.Range(5000, 37), .. Enumerable.Range(0, 1000)];
        Assert.Equal(expected, found["branches"]!["x"]!["values"]!.AsArray().Select(value => (int)value!));
        Assert.Equal(expected.Select(i => i % 4), found["branches"]!["v"]!["values"]!.AsArray().Select(value => value!.AsArray().Count));
        using RootFile file = RootFile.Open(scratch.Path);
        TTree tree = file.GetTree("dir/Events");
        Assert.Equal([0, 37, 237, 437, 637, 837, 1037], tree.ClusterBoundaries);
        Assert.Equal(tree.AllBranches.Sum(branch => branch.ZipBytes), tree.ZipBytes);
        Assert.Equal(3, tree.GetBranch("n").Leaves[0].Object.GetInt64("fMaximum"));
    }

    [Fact]
    public void Merge_FilesOfRoot_AreReadByJsRootLikeTheInputs()
    {
        using ScratchFile scratch = new();
        string path = Corpus.Path("uproot-HZZ.root");
        MergedValues.Merge(scratch.Path, path, path);
        JsonNode before = JsRoot.Read(path)["trees"]!;
        JsonNode after = JsRoot.Read(scratch.Path)["trees"]!;
        foreach ((string tree, JsonNode? content) in before.AsObject())
        {
            foreach ((string branch, JsonNode? column) in content!["branches"]!.AsObject())
            {
                string once = column!["values"]!.ToJsonString();
                Assert.Equal($"{once[..^1]},{once[1..]}", after[tree]!["branches"]![branch]!["values"]!.ToJsonString());
            }
        }
    }

    [Theory]
    [InlineData("TH1C")]
    [InlineData("TH1S")]
    [InlineData("TH1I")]
    [InlineData("TH1L")]
    [InlineData("TH1F")]
    [InlineData("TH1D")]
    [InlineData("TH2S")]
    [InlineData("TH2F")]
    [InlineData("TH2D")]
    [InlineData("TH3I")]
    [InlineData("TH3D")]
    [InlineData("TProfile")]
    [InlineData("TProfile2D")]
    [InlineData("TProfile3D")]
    public void Merge_Histograms_AddsAllSums(string className)
    {
        using ScratchFile scratch = new();
        RootHistogram one = RootHistogramTestData.Make(className);
        WriteObject(scratch.PathOf("a.root"), "dir/h", one);
        MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("a.root"), scratch.PathOf("a.root"));
        using RootFile file = RootFile.Open(scratch.Path);
        RootHistogram sum = RootHistogram.From(file.Get("dir/h"), file.Path, "dir/h");
        Assert.Equal(Times(one.Contents), sum.Contents.ToArray());
        Assert.Equal(Times(one.SumW2), sum.SumW2.ToArray());
        Assert.Equal(3 * one.Entries, sum.Entries);
        Assert.Equal(Times(one.Statistics), sum.Statistics.ToArray());
        Assert.Equal(one.Profile is null ? [] : Times(one.Profile.BinEntries), sum.Profile?.BinEntries.ToArray() ?? []);
        Assert.Equal(one.Profile is null ? [] : Times(one.Profile.BinSumW2), sum.Profile?.BinSumW2.ToArray() ?? []);
        Assert.Equal(one.X.Labels, sum.X.Labels);
        Assert.Equal(one.Title, sum.Title);
        JsonNode read = JsRoot.Read(scratch.Path)["objects"]!["dir/h;1"]!;
        Assert.Equal(3 * one.Entries, (double)read["fEntries"]!);

        static double[] Times(ReadOnlyMemory<double> numbers) => [.. numbers.ToArray().Select(number => 3 * number)];
    }

    [Fact]
    public void Merge_WeightsInOneInputOnly_TakesContentsForTheOthers()
    {
        using ScratchFile scratch = new();
        WriteObject(scratch.PathOf("a.root"), "h", Histogram([0, 2, 3, 0], []));
        WriteObject(scratch.PathOf("b.root"), "h", Histogram([0, 5, 0.5, 0], [0, 9, 0.25, 0]));
        MergedValues.Merge(scratch.PathOf("ab.root"), scratch.PathOf("a.root"), scratch.PathOf("b.root"));
        MergedValues.Merge(scratch.PathOf("ba.root"), scratch.PathOf("b.root"), scratch.PathOf("a.root"));
        foreach (string name in (string[])["ab.root", "ba.root"])
        {
            using RootFile file = RootFile.Open(scratch.PathOf(name));
            RootHistogram sum = RootHistogram.From(file.Get("h"), file.Path, "h");
            Assert.Equal([0, 7, 3.5, 0], sum.Contents.ToArray());
            Assert.Equal([0, 11, 3.25, 0], sum.SumW2.ToArray());
        }
    }

    [Fact]
    public void Merge_IntegerBins_StopAtTheEndOfTheirType()
    {
        using ScratchFile scratch = new();
        RootHistogram full = new("TH1C") { X = new RootAxis { BinCount = 2, Low = 0, High = 2 }, Contents = new double[] { 0, 100, -100, 1 } };
        WriteObject(scratch.PathOf("a.root"), "h", full);
        IReadOnlyList<MergedContent> contents = MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("a.root"));
        using RootFile file = RootFile.Open(scratch.Path);
        Assert.Equal([0, 127, -127, 2], RootHistogram.From(file.Get("h"), file.Path, "h").Contents.ToArray());
        Assert.NotNull(Assert.Single(contents).Note);
    }

    [Fact]
    public void Merge_HistogramsWithOtherBins_NamesBinsAndFiles()
    {
        using ScratchFile scratch = new();
        WriteObject(scratch.PathOf("a.root"), "d/h", Histogram([0, 2, 3, 0], []));
        WriteObject(scratch.PathOf("b.root"), "d/h", Histogram([0, 2, 3, 4, 0], []));
        MergeException problem = Assert.Throws<MergeException>(() => MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("b.root")));
        Assert.Equal($"{scratch.PathOf("b.root")}: d/h: is a TH1D with 3 bins from 0 to 2, but a TH1D with 2 bins from 0 to 2 in {scratch.PathOf("a.root")}: their edges do not meet (widths 1 and 0.666667)", problem.Message);
        Assert.Equal(["a.root", "b.root"], scratch.Names.Order());
    }

    [Theory]
    [InlineData("root640-hists.root")]
    [InlineData("root640-graphs.root")]
    [InlineData("root640-objects.root")]
    public void Merge_ObjectsOfRoot_AreAddedJoinedOrKept(string name)
    {
        using ScratchFile scratch = new();
        string path = Corpus.Path(name);
        IReadOnlyList<MergedContent> contents = MergedValues.Merge(scratch.Path, path, path);
        Assert.Empty(FileChecker.Check(scratch.Path, cancellation: TestContext.Current.CancellationToken).Findings);
        using RootFile before = RootFile.Open(path);
        using RootFile after = RootFile.Open(scratch.Path);
        Assert.Equal(before.Keys.Select(key => key.Path).Distinct().Order(), after.Keys.Select(key => key.Path).Distinct().Order());
        foreach (MergedContent content in contents.Where(content => content.Kind == "added" && before.Get(content.Path).Has("fEntries")))
        {
            Assert.Equal(2 * before.Get(content.Path).GetDouble("fEntries"), after.Get(content.Path).GetDouble("fEntries"));
        }

        foreach (MergedContent content in contents.Where(content => content.Kind == "joined"))
        {
            double[] points = before.Get(content.Path).GetArray<double>("fX");
            Assert.Equal([.. points, .. points], after.Get(content.Path).GetArray<double>("fX"));
        }

        foreach (MergedContent content in contents.Where(content => content.Kind == "copied"))
        {
            Assert.Equal(before.Keys.Where(key => key.Path == content.Path).Select(before.ReadRecord).Distinct(ByteArrays.Equality).Count(), after.Keys.Count(key => key.Path == content.Path));
        }
    }

    [Fact]
    public void Merge_ObjectsThatAreNotAdded_KeepsDifferentOnesAsCycles()
    {
        using ScratchFile scratch = new();
        WriteObject(scratch.PathOf("a.root"), "note", new NamedObject("first"));
        WriteObject(scratch.PathOf("b.root"), "note", new NamedObject("second"));
        MergedValues.Merge(scratch.Path, scratch.PathOf("a.root"), scratch.PathOf("b.root"), scratch.PathOf("a.root"));
        using RootFile file = RootFile.Open(scratch.Path);
        Assert.Equal(["note;2", "note;1"], file.Keys.Select(key => key.PathWithCycle));
        Assert.Equal(("first", "second"), (file.Get("note;1").GetString("fTitle"), file.Get("note;2").GetString("fTitle")));
    }

    [Fact]
    public void Merge_TreesThatDiffer_NamesAllBranchesTypesAndFiles()
    {
        using ScratchFile scratch = new();
        using TestColumn numbers = TestColumn.Scalar(1, 2, 3);
        using TestColumn reals = TestColumn.Scalar(1f, 2, 3);
        WriteColumns(scratch.PathOf("a.root"), ("x", numbers), ("Muon_pt", reals), ("same", reals));
        WriteColumns(scratch.PathOf("b.root"), ("same", reals), ("x", reals), ("Muon_Pt", reals));
        WriteColumns(scratch.PathOf("c.root"), ("same", reals), ("Muon_pt", reals), ("x", numbers));
        string a = scratch.PathOf("a.root");
        string[] lines = Assert.Throws<MergeException>(() => MergedValues.Merge(scratch.Path, a, scratch.PathOf("b.root"))).Message.Split('\n');
        Assert.Equal(
            [
                $"{scratch.PathOf("b.root")}: Events: 3 differences",
                $"  branch x is Float_t, but Int_t in {a}",
                $"  branch Muon_Pt (Float_t) is not in {a}; did you mean Muon_pt?",
                $"  branch Muon_pt (Float_t) of {a} is missing; did you mean Muon_Pt?",
            ], lines[..4]);
        Assert.Contains("banyan convert IN OUT --columns", lines[4], StringComparison.Ordinal);
        Assert.Equal(6, Assert.Single(MergedValues.Merge(scratch.Path, a, scratch.PathOf("c.root"))).EntryCount); // the order of branches does not matter
    }

    [Fact]
    public void Add_DamagedInput_LeavesTheOutputAsItWas()
    {
        using ScratchFile scratch = new();
        WriteTree(scratch.PathOf("a.root"), 0, 1000);
        WriteTree(scratch.PathOf("b.root"), 2000, 500);
        byte[] bytes = File.ReadAllBytes(scratch.PathOf("a.root"));
        long place;
        using (RootFile file = RootFile.Open(scratch.PathOf("a.root")))
        {
            place = file.GetTree("dir/Events").GetBranch("x").GetBasket(3).FileOffset;
        }

        bytes[place + 15] = 0; // the length of the basket's key
        File.WriteAllBytes(scratch.PathOf("damaged.root"), bytes);
        MergedValues.Merge(scratch.PathOf("expected.root"), scratch.PathOf("a.root"), scratch.PathOf("b.root"));
        using RootMerger merger = RootMerger.Create(scratch.Path);
        merger.Add(scratch.PathOf("a.root"));
        RootFormatException problem = Assert.Throws<RootFormatException>(() => merger.Add(scratch.PathOf("damaged.root")));
        Assert.Contains("branch x, basket 3", problem.Message, StringComparison.Ordinal);
        merger.Add(scratch.PathOf("b.root"));
        merger.Commit();
        Assert.Equal(MergedValues.Of(scratch.PathOf("expected.root")).ToJsonString(), MergedValues.Of(scratch.Path).ToJsonString());
        Assert.Equal(new FileInfo(scratch.PathOf("expected.root")).Length, new FileInfo(scratch.Path).Length);
        Assert.Empty(FileChecker.Check(scratch.Path, cancellation: TestContext.Current.CancellationToken).Findings);
    }

    [Fact]
    public void Merge_Twice_GivesTheSameBytes()
    {
        using ScratchFile scratch = new();
        string path = Corpus.Path("root640-phys-nanoaod.root");
        MergedValues.Merge(scratch.PathOf("a.root"), path, path);
        MergedValues.Merge(scratch.PathOf("b.root"), path, path);
        Assert.Equal(File.ReadAllBytes(scratch.PathOf("a.root")), File.ReadAllBytes(scratch.PathOf("b.root")));
    }

    [Theory]
    [InlineData("root640-split.root", "lz4:4")]
    [InlineData("root640-split.root", "none")]
    [InlineData("uproot-HZZ-uncompressed.root", "zlib:1")]
    [InlineData("uproot-HZZ-lz4.root", "zstd:5")]
    [InlineData("root640-rnt-types.root", "lzma:2")]
    [InlineData("root640-rnt-codecs.root", "none")]
    public void Merge_WithAnotherCompression_KeepsTheValues(string name, string compression)
    {
        using ScratchFile scratch = new();
        string path = Corpus.Path(name);
        MergedValues.Merge(scratch.PathOf("1.root"), new MergeOptions { Compression = RootCompression.Parse(compression), Threads = 1 }, path, path);
        MergedValues.Merge(scratch.PathOf("2.root"), new MergeOptions { Compression = RootCompression.Parse(compression), Threads = 4 }, path, path);
        Assert.Equal(File.ReadAllBytes(scratch.PathOf("1.root")), File.ReadAllBytes(scratch.PathOf("2.root")));
        JsonNode original = MergedValues.Of(path);
        MergedValues.AssertFollow(original, original, MergedValues.Of(scratch.PathOf("1.root")));
        Assert.Empty(FileChecker.Check(scratch.PathOf("1.root"), cancellation: TestContext.Current.CancellationToken).Findings);
        using RootFile file = RootFile.Open(scratch.PathOf("1.root"));
        Assert.All(file.TreeKeys.SelectMany(key => file.GetTree(key).AllBranches), branch => Assert.Equal(RootCompression.Parse(compression).Setting, branch.CompressionSetting));
    }

    [Fact]
    public void Merge_BehindTwoGigabytes_UsesWidePositions()
    {
        using ScratchFile scratch = new();
        WriteTree(scratch.PathOf("a.root"), 0, 1000);
        WriteObject(scratch.PathOf("h.root"), "d/h", Histogram([0, 2, 3, 0], []));
        using (RootMerger merger = RootMerger.Create(scratch.Path))
        {
            merger.Add(scratch.PathOf("a.root"));
            for (int i = 0; i < 3; i++)
            {
                merger.LeaveGap(2_000_000_000);
                merger.Add(scratch.PathOf("a.root"));
                merger.Add(scratch.PathOf("h.root"));
            }

            merger.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        TTree tree = file.GetTree("dir/Events");
        Assert.Equal(4000, tree.EntryCount);
        Assert.True(tree.GetBranch("x").GetBasket(tree.GetBranch("x").BasketCount - 1).FileOffset > 6_000_000_000);
        JsonNode one = MergedValues.Of(scratch.PathOf("a.root"));
        MergedValues.Merge(scratch.PathOf("three.root"), scratch.PathOf("a.root"), scratch.PathOf("a.root"), scratch.PathOf("a.root"));
        MergedValues.AssertFollow(one, MergedValues.Of(scratch.PathOf("three.root")), MergedValues.Of(scratch.Path));
        Assert.Equal([0, 6, 9, 0], RootHistogram.From(file.Get("d/h"), file.Path, "d/h").Contents.ToArray());
    }

    private static RootHistogram Histogram(double[] contents, double[] squares) => new("TH1D")
    {
        X = new RootAxis { BinCount = contents.Length - 2, Low = 0, High = 2 },
        Contents = contents,
        SumW2 = squares,
        Entries = 3,
    };

    private static void WriteObject(string path, string name, WritableObject value)
    {
        using RootFileWriter file = RootFileWriter.Create(path);
        file.Write(name, value);
        file.Commit();
    }

    private static void WriteColumns(string path, params (string Name, TestColumn Column)[] columns)
    {
        using RootFileWriter file = RootFileWriter.Create(path);
        TreeWriter tree = file.CreateTree("Events", new TreeDefinition([.. columns.Select(column => new BranchDefinition(column.Name, column.Column.Type))]));
        tree.Fill(columns[0].Column.EntryCount, [.. columns.Select(column => column.Column.BlockFrom(0))]);
        file.Commit();
    }

    private static void WriteTree(string path, int first, int entryCount)
    {
        using RootFileWriter file = RootFileWriter.Create(path);
        using TestColumn x = TestColumn.Scalar([.. Enumerable.Range(first, entryCount)]);
        using TestColumn v = TestColumn.Jagged([.. Enumerable.Range(first, entryCount).Select(i => Enumerable.Repeat(i * 0.5f, i % 4).ToArray())]);
        TreeWriterOptions options = new() { BasketByteCount = 600, ClusterEntryCount = 200, Threads = 1 };
        TreeWriter tree = file.CreateTree("dir/Events", new TreeDefinition([new("x", x.Type), new("v", v.Type) { CountBranch = "n" }]), options);
        tree.Fill(entryCount, [x.BlockFrom(0), v.BlockFrom(0)]);
        file.Commit();
    }
}
