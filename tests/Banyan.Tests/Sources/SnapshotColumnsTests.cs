using Banyan.Frame;
using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Tests.Sources;

/// <summary>Which columns a snapshot writes, and how they lie in the file.</summary>
public sealed class SnapshotColumnsTests : IDisposable
{
    private readonly TreeFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("Muon_pt,Muon_eta,Jet_pt", "Muon_*", "Jet_pt")]
    [InlineData("run,Muon_eta", "{Muon_eta,run}")]
    [InlineData("Muon_eta,Jet_pt", "/(eta|Jet_pt)$/")]
    [InlineData("Jet_pt,Muon_eta", "Jet_pt", "*_*", "-Muon_pt")]
    [InlineData("Muon_pt,Muon_eta,Jet_pt,twice", "-run")]
    [InlineData("run", "run", "run")]
    [InlineData("Muon_pt,Muon_eta", "*", "!run", "!Jet*", "-twice")]
    public void Snapshot_NamesAndPatterns_ChooseColumnsInTheirOrder(string expected, params string[] columns)
    {
        using ArraySource source = Events();
        EventFrame frame = EventFrame.FromSource(source).Define("twice", "2 * run");
        _ = frame.Snapshot("Events", _files.PathOf("s.root"), columns).Value;
        Assert.Equal(expected.Split(','), Columns("s.root").Select(column => column.Name));
    }

    [Fact]
    public void Snapshot_NameThatIsNotThere_SaysWhatIsNear()
    {
        using ArraySource source = Events();
        EventFrame frame = EventFrame.FromSource(source);
        Assert.Contains("did you mean Muon_pt", Error("Muon_pT"), StringComparison.Ordinal);
        Assert.Contains("no column fits the pattern 'Electron_*'", Error("Electron_*"), StringComparison.Ordinal);
        Assert.Contains("there is no column 'Tau'", Error("run", "-Tau"), StringComparison.Ordinal);
        Assert.Contains("at least one column", Error("run", "-run"), StringComparison.Ordinal);
        Assert.Contains("no column fits the pattern 'Muon_pt[0]'", Error("Muon_pt[0]"), StringComparison.Ordinal);

        string Error(params string[] columns) => Assert.ThrowsAny<AnalysisException>(() => frame.Snapshot("Events", _files.PathOf("none.root"), columns)).Message;
    }

    [Fact]
    public void Snapshot_AllColumnsOfARedefinedFrame_HasEachOnceWithItsNewValues()
    {
        using ArraySource source = Events();
        EventFrame frame = EventFrame.FromSource(source).Redefine("run", "run + 1000").Redefine("Jet_pt", "Jet_pt[Jet_pt > 20]").Alias("lepton", "Muon_pt").Define("sum", "run + 1");
        _ = frame.Snapshot("Events", _files.PathOf("r.root")).Value;
        Assert.Equal(["run", "Muon_pt", "Muon_eta", "Jet_pt", "lepton", "sum"], Columns("r.root").Select(column => column.Name));
        using TreeSource back = TreeSource.OpenChain([_files.PathOf("r.root")]);
        EventFrame read = EventFrame.FromSource(back);
        Assert.Equal(frame.Take<int>("run").Value, read.Take<int>("run").Value);
        Assert.Equal(frame.Take<float[]>("Jet_pt").Value, read.Take<float[]>("Jet_pt").Value);
        Assert.Equal(frame.Take<float[]>("Muon_pt").Value, read.Take<float[]>("lepton").Value);
    }

    [Fact]
    public void Snapshot_FriendColumns_GetTheirNamesWithUnderscores()
    {
        _files.Write("main.root", ArrayColumn.Scalar("x", [1, 2, 3]));
        _files.Write("friend.root", ArrayColumn.Scalar("x", [10, 20, 30]), ArrayColumn.Scalar("score", [0.5f, 0.25f, 0.125f]));
        using EventSource source = TreeSource.Open([_files.PathOf("main.root")], new TreeSourceOptions { Friends = [new FriendInput([_files.PathOf("friend.root")], Alias: "f")] });
        EventFrame frame = EventFrame.FromSource(source).Filter("x != 2");
        _ = frame.Snapshot("Events", _files.PathOf("joined.root")).Value;
        Assert.Equal(["x", "f_x", "f_score"], Columns("joined.root").Select(column => column.Name));
        using TreeSource back = TreeSource.OpenChain([_files.PathOf("joined.root")]);
        Assert.Equal([10, 30], EventFrame.FromSource(back).Take<int>("f_x").Value);
    }

    [Fact]
    public void Snapshot_ColumnThatNoFileHolds_IsAPlanErrorThatNamesIt()
    {
        using ArraySource source = Events();
        EventFrame frame = EventFrame.FromSource(source).Define("p4", "ROOT::Math::PtEtaPhiMVector(1, 2, 3, 4)");
        string message = Assert.ThrowsAny<AnalysisException>(() => frame.Snapshot("Events", _files.PathOf("none.root"))).Message;
        Assert.Contains("column 'p4' cannot be written", message, StringComparison.Ordinal);
        _ = frame.Snapshot("Events", _files.PathOf("some.root"), ["-p4"]).Value;
        Assert.Equal(4, Columns("some.root").Count);
        EventFrame clash = EventFrame.FromSource(source).Define("a_b", "1").Alias("a.b", "run");
        Assert.Contains("'a_b' and 'a.b'", Assert.ThrowsAny<AnalysisException>(() => clash.Snapshot("Events", _files.PathOf("none.root"), ["a_b", "a.b"])).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<AnalysisException>(() => frame.Snapshot("dir//Events", _files.PathOf("none.root"), ["run"]));
    }

    [Fact]
    public void Snapshot_VectorsCounted_HaveCountBranches()
    {
        using ArraySource source = Events();
        SnapshotOptions options = new() { Vectors = SnapshotVectors.Counted };
        _ = EventFrame.FromSource(source).Snapshot("Events", _files.PathOf("counted.root"), ["run", "Muon_pt", "Jet_pt"], options).Value;
        Assert.Equal(["run", "nMuon_pt", "Muon_pt", "nJet_pt", "Jet_pt"], Columns("counted.root").Select(column => column.Name));
        Assert.Equal("nJet_pt", Columns("counted.root")[4].CountColumn);
        using TreeSource counted = TreeSource.OpenChain([_files.PathOf("counted.root")]);

        // Read back: counts are kept where they are written too, and can be made where they are not.
        EventFrame frame = EventFrame.FromSource(counted).Filter("run % 2 == 0");
        _ = frame.Snapshot("Events", _files.PathOf("kept.root"), ["*"]).Value;
        Assert.Equal("nMuon_pt", Columns("kept.root")[2].CountColumn);
        _ = frame.Snapshot("Events", _files.PathOf("made.root"), ["Muon_pt"], options).Value;
        Assert.Equal(["nMuon_pt", "Muon_pt"], Columns("made.root").Select(column => column.Name));
        _ = frame.Snapshot("Events", _files.PathOf("vectors.root"), ["*"], new SnapshotOptions { Vectors = SnapshotVectors.StandardVectors }).Value;
        Assert.All(Columns("vectors.root"), column => Assert.Null(column.CountColumn));
        foreach (string name in (string[])["kept.root", "made.root", "vectors.root"])
        {
            using TreeSource back = TreeSource.OpenChain([_files.PathOf(name)]);
            Assert.Equal(frame.Take<float[]>("Muon_pt").Value, EventFrame.FromSource(back).Take<float[]>("Muon_pt").Value);
        }
    }

    [Fact]
    public void Snapshot_ArraysOfRoot_StayArrays()
    {
        using TreeSource source = TreeSource.OpenChain([Corpus.Path("root640-arrays.root") + ":arrays"]);
        EventFrame frame = EventFrame.FromSource(source);
        ColumnInfo[] arrays = [.. source.Columns.Where(column => column.Problem == null && column.Dimensions.Length > 0)];
        Assert.NotEmpty(arrays);
        _ = frame.Snapshot("tree", _files.PathOf("arrays.root")).Value;
        using TreeSource back = TreeSource.OpenChain([_files.PathOf("arrays.root")]);
        foreach (ColumnInfo array in arrays)
        {
            Assert.True(back.TryGetColumn(array.Name.Replace('.', '_'), out ColumnInfo? written));
            Assert.Equal((array.Type, array.Dimensions, array.CountColumn), (written.Type, written.Dimensions, written.CountColumn));
        }
    }

    [Fact]
    public void Snapshot_ColumnCompression_IsThatOfTheFirstPatternThatFits()
    {
        using ArraySource source = Events();
        SnapshotOptions options = new()
        {
            Compression = RootCompression.Zstd(3),
            ColumnCompression = [new("Muon_pt", RootCompression.None), new("Muon_*", RootCompression.Lzma(4)), new("Jet*", RootCompression.Lz4(9))],
        };
        _ = EventFrame.FromSource(source).Snapshot("Events", _files.PathOf("c.root"), null, options).Value;
        using RootFile file = RootFile.Open(_files.PathOf("c.root"));
        TTree tree = file.GetTree("Events");
        Assert.Equal([503, 0, 204, 409], tree.Branches.Select(branch => (int)branch.Object.GetInt64("fCompress")));
        options = new() { ColumnCompression = [new("Tau_*", RootCompression.None)] };
        Assert.ThrowsAny<AnalysisException>(() => EventFrame.FromSource(source).Snapshot("Events", _files.PathOf("none.root"), null, options));
    }

    private IReadOnlyList<ColumnInfo> Columns(string file)
    {
        using TreeSource back = TreeSource.OpenChain([_files.PathOf(file)]);
        return back.Columns;
    }

    private static ArraySource Events()
    {
        int[] run = [.. Enumerable.Range(0, 200)];
        return new ArraySource(
            [
                ArrayColumn.Scalar("run", run),
                ArrayColumn.Vector("Muon_pt", [.. run.Select(i => Enumerable.Range(0, i % 3).Select(k => i + (0.5f * k)).ToArray())]),
                ArrayColumn.Vector("Muon_eta", [.. run.Select(i => Enumerable.Range(0, i % 3).Select(k => k - 1f).ToArray())]),
                ArrayColumn.Vector("Jet_pt", [.. run.Select(i => Enumerable.Range(0, i % 6).Select(k => 7f * k).ToArray())]),
            ],
            new ArraySourceOptions { PartitionEntries = [70] });
    }
}
