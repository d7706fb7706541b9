using System.Text.Json.Nodes;
using Banyan.Converting;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Inspection;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;
using Banyan.Sources;
using Banyan.Sources.Output;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Converting;

public sealed class FileConversionTests : IDisposable
{
    private readonly ScratchFile _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Convert_TreeToRNTupleAndBack_KeepsNamesTitlesShapesAndDirectories()
    {
        string input = WriteInput();

        ConversionResult there = Convert(input, "rnt.root", new ConvertOptions { Format = SnapshotFormat.RNTuple });
        ConversionResult back = Convert(_scratch.PathOf("rnt.root"), "back.root", new ConvertOptions { Format = SnapshotFormat.Tree });

        Assert.Equal(["Events", "dir/sub/second"], there.Trees.Select(tree => tree.Path));
        Assert.Equal([KeyValuePair.Create("Muon.pt", "Muon_pt")], there.Trees[0].Renamed);
        using (RootFile file = RootFile.Open(_scratch.PathOf("rnt.root")))
        {
            RNTuple tuple = file.GetRNTuple("Events");
            Assert.Equal("all events", tuple.Title);
            Assert.Equal(
                ["x: std::int32_t", "Muon_pt: std::vector<float>", "a: std::array<std::array<double,2>,3>", "c: std::string", "nv: std::int32_t", "v: std::vector<std::array<float,2>>"],
                tuple.Fields.Select(field => $"{field.Name}: {field.TypeName}"));
            Assert.Equal("transverse momentum", tuple.Fields[1].Title);
        }

        using RootFile last = RootFile.Open(_scratch.PathOf("back.root"));
        TTree tree = last.GetTree("Events");
        Assert.Equal("all events", tree.Title);
        Assert.Equal(["x", "Muon_pt", "a", "c", "nv", "v"], tree.Branches.Select(branch => branch.Name));
        Assert.Equal("Double_t[3][2]", tree.GetBranch("a").TypeName);
        Assert.Equal(2, back.Trees.Count);
        Assert.Equal(7, last.GetTree("dir/sub/second").EntryCount);
    }

    [Fact]
    public void Convert_TreeToTree_KeepsCountsArraysAndCStrings()
    {
        string input = WriteInput();

        Convert(input, "copy.root", new ConvertOptions { Compression = RootCompression.Lzma(3) });

        using RootFile file = RootFile.Open(_scratch.PathOf("copy.root"));
        TTree tree = file.GetTree("Events");
        Assert.Equal(["x", "Muon.pt", "a", "c", "nv", "v"], tree.Branches.Select(branch => branch.Name));
        Assert.Equal(["TLeafI", "TLeafElement", "TLeafD", "TLeafC", "TLeafI", "TLeafF"], tree.Branches.Select(branch => branch.Leaves[0].ClassName));
        Assert.Equal(("nv", 207 - 4), (tree.GetBranch("v").Leaves[0].CountLeafName, tree.GetBranch("v").CompressionSetting));
    }

    [Fact]
    public void Convert_AliasesAndFriends_AreKeptInTrees()
    {
        string input = Corpus.Path("root640-friends.root");

        ConversionResult result = Convert(input, "friends.root", new ConvertOptions { Trees = ["main"] });

        JsonNode roots = JsRoot.ReadObject(input, "main");
        JsonNode own = JsRoot.ReadObject(_scratch.PathOf("friends.root"), "main");
        foreach (JsonNode? friend in roots["fFriends"]!["arr"]!.AsArray())
        {
            friend!["fOwnFile"] = false; // a state of the program that wrote
        }

        Assert.Equal(roots["fAliases"]!.ToJsonString(), own["fAliases"]!.ToJsonString());
        Assert.Equal(roots["fFriends"]!.ToJsonString(), own["fFriends"]!.ToJsonString());
        Assert.Equal(["index (TTreeIndex)", "user information (fUserInfo)"], result.Trees[0].LeftOut.Select(part => part.Name));
    }

    [Fact]
    public void Convert_AliasesAndFriends_AreNamedWhereTheyCannotStay()
    {
        string input = Corpus.Path("root640-friends.root");

        ConversionResult tuple = Convert(input, "tuple.root", new ConvertOptions { Trees = ["main"], Format = SnapshotFormat.RNTuple });
        ConversionResult part = Convert(input, "part.root", new ConvertOptions { Trees = ["main"], Entries = EntryRange.Parse("100") });

        Assert.Equal(["aliases twice, sum", "friends fr, t", "index (TTreeIndex)", "user information (fUserInfo)"], tuple.Trees[0].LeftOut.Select(item => item.Name));
        Assert.Equal(["friends fr, t", "index (TTreeIndex)", "user information (fUserInfo)"], part.Trees[0].LeftOut.Select(item => item.Name));
        using RootFile file = RootFile.Open(_scratch.PathOf("part.root"));
        Assert.Equal(["twice", "sum"], file.GetTree("main").Aliases.Select(alias => alias.Key));
        Assert.Empty(file.GetTree("main").Friends);
    }

    [Theory]
    [InlineData("2:5", 3, 2)]
    [InlineData(":4", 4, 0)]
    [InlineData("98:", 2, 98)]
    [InlineData("3", 3, 0)]
    [InlineData("50:50", 0, 0)]
    [InlineData("400:500", 0, 0)]
    public void Convert_RangeOfEntries_WritesThose(string range, int entries, int first)
    {
        string input = WriteInput();

        ConversionResult result = Convert(input, "some.root", new ConvertOptions { Entries = EntryRange.Parse(range), Trees = ["Events"], Format = SnapshotFormat.RNTuple });

        Assert.Equal(entries, Assert.Single(result.Trees).Entries);
        using TreeSource source = TreeSource.OpenChain([_scratch.PathOf("some.root")]);
        Assert.Equal(Enumerable.Range(first, entries), EventFrame.FromSource(source).Take<int>("x").Value);
    }

    [Fact]
    public void Convert_ChosenColumnsAndTrees_WritesThose()
    {
        string input = WriteInput();

        ConversionResult result = Convert(input, "some.root", new ConvertOptions { Columns = ["{x,nv}", "v", "y", "-nv"] });

        Assert.Equal([("Events", 2), ("dir/sub/second", 1)], result.Trees.Select(tree => (tree.Path, tree.Columns)));
        using RootFile file = RootFile.Open(_scratch.PathOf("some.root"));
        Assert.Equal(["x", "v"], file.GetTree("Events").Branches.Select(branch => branch.Name));
        Assert.Equal("vector<float>", file.GetTree("Events").GetBranch("v").TypeName);
        Assert.Equal("no column fits 'Muon.ptt'; did you mean Muon.pt?", Assert.Throws<AnalysisException>(() => Convert(input, "no.root", new ConvertOptions { Columns = ["Muon.ptt"] })).Message);
        Assert.StartsWith("no tree fits 'Evnts'", Assert.Throws<AnalysisException>(() => Convert(input, "no.root", new ConvertOptions { Trees = ["Evnts"] })).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch.PathOf("no.root")));
    }

    [Fact]
    public void Convert_AnyNumberOfThreads_GivesTheSameBytes()
    {
        string input = Corpus.Path("root640-phys-nanoaod.root");
        byte[]? first = null;
        foreach (int threads in (int[])[1, 2, 5])
        {
            FileConversion.Run(input, _scratch.Path, new ConvertOptions { Format = SnapshotFormat.RNTuple }, new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);
            byte[] bytes = File.ReadAllBytes(_scratch.Path);
            first ??= bytes;
            Assert.True(first.AsSpan().SequenceEqual(bytes), $"{threads} threads give other bytes");
        }
    }

    [Fact]
    public void Convert_ColumnsThatCannotBeWritten_AreNamedWithTheReason()
    {
        string input = Corpus.Path("root640-rnt-types.root");

        ConversionResult result = Convert(input, "types.root", new ConvertOptions { Format = SnapshotFormat.Tree, Trees = ["plain"] });

        Assert.Equal(["var", "vvar"], result.Trees[0].LeftOut.Select(column => column.Name));
        Assert.Contains("variants", result.Trees[0].LeftOut[0].Reason, StringComparison.Ordinal);
        InputException problem = Assert.Throws<InputException>(() => Convert(input, "strict.root", new ConvertOptions { Format = SnapshotFormat.Tree, Trees = ["plain"], IsStrict = true }));
        Assert.StartsWith($"{input}: 2 parts cannot be converted: plain: var (variants", problem.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch.PathOf("strict.root")));
    }

    [Theory]
    [InlineData(SnapshotFormat.RNTuple)]
    [InlineData(SnapshotFormat.Tree)]
    public void Convert_ArraysInSplitCollections_KeepTheirShape(SnapshotFormat format)
    {
        Convert(Corpus.Path("root640-split.root"), "arrays.root", new ConvertOptions { Format = format, Trees = ["split1"], Columns = ["vt.pos", "vt.bits"] });

        using RootFile file = RootFile.Open(_scratch.PathOf("arrays.root"));
        string[] types = format == SnapshotFormat.RNTuple
            ? [.. file.GetRNTuple("split1").Fields.Select(field => field.TypeName)]
            : [.. file.GetTree("split1").Branches.Select(branch => branch.TypeName)];
        string[] expected = format == SnapshotFormat.RNTuple
            ? ["std::vector<std::array<double,3>>", "std::vector<std::array<std::uint8_t,6>>"]
            : ["Int_t", "Double_t[][3]", "Int_t", "UChar_t[][6]"];
        Assert.Equal(expected, types);
    }

    [Fact]
    public void Convert_BranchesOfOneName_AreNamed()
    {
        ConversionResult result = Convert(Corpus.Path("uproot-issue513.root"), "twice.root", new ConvertOptions { Columns = ["Particle", "Particle_size"] });

        Assert.Equal(["Particle", "Particle_size"], result.Trees[0].LeftOut.Select(column => column.Name));
        Assert.All(result.Trees[0].LeftOut, column => Assert.Equal("another branch has the same name; the first one is written", column.Reason));
    }

    [Fact]
    public void Convert_BaseClassesWithoutMembers_AreNoLoss()
    {
        ConversionResult result = Convert(Corpus.Path("uproot-issue-798.root"), "physlite.root", new ConvertOptions { Format = SnapshotFormat.RNTuple, Trees = ["MetaData"] });

        Assert.Contains("TriggerMenu", result.Trees[0].LeftOut.Select(column => column.Name));
        Assert.DoesNotContain(result.Trees[0].LeftOut, column => column.Name.Contains("xAOD::Aux", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("root640-hists.root", 60)]
    [InlineData("root640-graphs.root", 20)]
    [InlineData("root640-objects.root", 40)]
    [InlineData("root640-roofit.root", 5)]
    public void Convert_OtherObjects_AreTheSameToOthers(string corpusFile, int leastObjects)
    {
        string input = Corpus.Path(corpusFile);

        ConversionResult result = Convert(input, "copy.root", new ConvertOptions { Format = SnapshotFormat.RNTuple });

        Assert.True(result.Objects >= leastObjects, $"only {result.Objects} objects");
        Assert.Empty(result.LeftOut);
        Assert.Equal(Objects(input), Objects(_scratch.PathOf("copy.root")));
        using RootFile before = RootFile.Open(input);
        using RootFile after = RootFile.Open(_scratch.PathOf("copy.root"));
        Assert.Equal(Keys(before), Keys(after));

        static string Objects(string path)
        {
            using MemoryStream text = new();
            FileObjects.Write(path, text);
            System.Text.Json.Nodes.JsonObject document = System.Text.Json.Nodes.JsonNode.Parse(text.ToArray())!.AsObject();
            document.Remove("file");
            return document.ToJsonString();
        }

        static string[] Keys(RootFile file) => [.. file.Keys.Select(key => $"{key.PathWithCycle} {key.ClassName} {key.Title}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Convert_Histograms_ReadByJsRoot()
    {
        string input = Corpus.Path("root640-hists.root");

        Convert(input, "copy.root", new ConvertOptions());

        Assert.Equal(JsRoot.Read(input)["objects"]!.ToJsonString(), JsRoot.Read(_scratch.PathOf("copy.root"))["objects"]!.ToJsonString());
    }

    [Fact]
    public void Convert_DamagedBasket_StopsOrLeavesOutTheColumn()
    {
        string damaged = _scratch.PathOf("damaged.root");
        File.WriteAllBytes(damaged, File.ReadAllBytes(Corpus.Path("uproot-HZZ.root")));
        BasketInfo basket;
        using (RootFile file = RootFile.Open(damaged))
        {
            basket = file.GetTree("events").GetBranch("Muon_Px").GetBasket(1);
        }

        using (FileStream bytes = File.OpenWrite(damaged))
        {
            bytes.Position = basket.FileOffset + (basket.RecordByteCount / 2);
            bytes.Write(Enumerable.Repeat((byte)0x55, 40).ToArray());
        }

        ConvertOptions options = new() { Format = SnapshotFormat.RNTuple };
        SourceException stopped = Assert.ThrowsAny<SourceException>(() => Convert(damaged, "out.root", options));
        Assert.Contains("events, branch Muon_Px, basket 1", stopped.Message, StringComparison.Ordinal);
        Assert.Contains($"entries {basket.FirstEntry} to {basket.EndEntry}", stopped.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch.PathOf("out.root")));

        ConversionResult result = Convert(damaged, "out.root", options with { SkipsUnreadable = true });

        Assert.True(result.IsPartial);
        LeftOut column = Assert.Single(result.Trees[0].LeftOut);
        Assert.Equal(("Muon_Px", stopped.Message, true), (column.Name, column.Reason, column.IsUnreadable));
        using RootFile tuple = RootFile.Open(_scratch.PathOf("out.root"));
        Assert.Equal((2421, 50), (tuple.GetRNTuple("events").EntryCount, tuple.GetRNTuple("events").Fields.Count));
        Assert.Throws<InputException>(() => Convert(damaged, "strict.root", options with { SkipsUnreadable = true, IsStrict = true }));
        Assert.False(Convert(damaged, "part.root", options with { Entries = EntryRange.Parse("1000") }).IsPartial);
    }

    [Fact]
    public void Convert_TreesOnly_LeavesObjectsOut()
    {
        ConversionResult result = Convert(Corpus.Path("uproot-issue413.root"), "trees.root", new ConvertOptions { TreesOnly = true });

        Assert.Equal((1, 0), (result.Trees.Count, result.Objects));
        using RootFile file = RootFile.Open(_scratch.PathOf("trees.root"));
        Assert.Equal(["mytree"], file.Keys.Select(key => key.Path));
    }

    private ConversionResult Convert(string input, string output, ConvertOptions options) => FileConversion.Run(input, _scratch.PathOf(output), options, new RunOptions { Threads = 2 });

    private string WriteInput()
    {
        string path = _scratch.PathOf("input.root");
        using RootFileWriter file = RootFileWriter.Create(path);
        using TestColumn x = TestColumn.Scalar([.. Enumerable.Range(0, 100)]);
        using TestColumn pt = TestColumn.Jagged([.. Enumerable.Range(0, 100).Select(i => Enumerable.Repeat(0.5f * i, i % 3).ToArray())]);
        using TestColumn array = TestColumn.Jagged([.. Enumerable.Range(0, 100).Select(i => Enumerable.Range(i, 6).Select(k => (double)k).ToArray())]);
        using TestColumn text = TestColumn.Text([.. Enumerable.Range(0, 100).Select(i => new string('t', i % 7))]);
        using TestColumn counts = TestColumn.Scalar([.. Enumerable.Range(0, 100).Select(i => i % 4)]);
        using TestColumn counted = TestColumn.Jagged([.. Enumerable.Range(0, 100).Select(i => Enumerable.Repeat(1.5f * i, 2 * (i % 4)).ToArray())]);
        TreeWriter events = file.CreateTree("Events", new TreeDefinition(
            [
                new("x", x.Type), new("Muon.pt", pt.Type) { Title = "transverse momentum" }, new("a", array.Type) { Dimensions = [3, 2] },
                new("c", text.Type) { Storage = BranchStorage.Leaf }, new("nv", counts.Type), new("v", counted.Type) { CountBranch = "nv", Dimensions = [2] },
            ],
            "all events"));
        events.Fill(100, [x.BlockFrom(0), pt.BlockFrom(0), array.BlockFrom(0), text.BlockFrom(0), counts.BlockFrom(0), counted.BlockFrom(0)]);
        events.Finish();
        file.MakeDirectory("dir", "a folder");
        file.CreateTree("dir/sub/second", new TreeDefinition([new("y", x.Type)])).Fill(7, [x.BlockFrom(0)]);
        file.Commit();
        return path;
    }
}
