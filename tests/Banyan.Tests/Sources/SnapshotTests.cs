using Banyan.Execution.Threads;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Tests.Sources;

public sealed class SnapshotTests : IDisposable
{
    private readonly TreeFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(SnapshotFormat.Tree)]
    [InlineData(SnapshotFormat.RNTuple)]
    public void Snapshot_OfAFilteredFrame_KeepsOrderAndValues(SnapshotFormat format)
    {
        using ArraySource source = Events();
        EventFrame frame = EventFrame.FromSource(source).Filter("x % 3 == 0").Define("twice", "v * 2");
        Result<int[]> x = frame.Take<int>("x");
        Result<float[][]> twice = frame.Take<float[]>("twice");
        SnapshotResult written = frame.Snapshot("dir/kept", _files.PathOf("out.root"), null, new SnapshotOptions { Format = format }).Value;
        Assert.Equal(x.Value.Length, written.Entries);
        using TreeSource back = TreeSource.OpenChain([_files.PathOf("out.root:dir/kept")]);
        Assert.Equal(["x", "v", "vv", "s", "words", "flag", "twice"], back.Columns.Select(column => column.Name));
        EventFrame read = EventFrame.FromSource(back);
        Assert.Equal(x.Value, read.Take<int>("x").Value);
        Assert.Equal(twice.Value, read.Take<float[]>("twice").Value);
        Assert.Equal(frame.Take<string[]>("words").Value, read.Take<string[]>("words").Value);
        Assert.Equal(frame.Take<short[][]>("vv").Value, read.Take<short[][]>("vv").Value);
        Assert.Equal(frame.Take<bool>("flag").Value, read.Take<bool>("flag").Value);
    }

    [Theory]
    [InlineData(SnapshotFormat.Tree, 0, 256 << 10, 30_000_000L)]
    [InlineData(SnapshotFormat.Tree, 0, 400, 6000L)]
    [InlineData(SnapshotFormat.Tree, 37, 300, 30_000_000L)]
    [InlineData(SnapshotFormat.RNTuple, 0, 0, 0L)]
    [InlineData(SnapshotFormat.RNTuple, 0, 100, 6000L)]
    public void Snapshot_AnyNumberOfThreads_GivesTheSameBytes(SnapshotFormat format, int clusterEntries, int basketBytes, long clusterBytes)
    {
        SnapshotOptions options = new() { Format = format, ClusterEntries = clusterEntries, BasketBytes = basketBytes, ClusterBytes = clusterBytes };
        byte[]? first = null;
        foreach (int threads in (int[])[1, 2, 7, 2, 7])
        {
            using ArraySource source = Events();
            EventFrame frame = EventFrame.FromSource(source).Filter("x % 5 != 0");
            frame.Engine = new ThreadEngine();
            frame.Options = new RunOptions { Threads = threads };
            string path = _files.PathOf($"t{threads}.root");
            _ = frame.Snapshot("Events", path, null, options).Value;
            byte[] bytes = File.ReadAllBytes(path);
            first ??= bytes;
            Assert.Equal(first, bytes);
        }
    }

    [Fact]
    public void Snapshot_SeveralWithAHistogram_AreMadeInOnePass()
    {
        using ArraySource source = Events();
        EventFrame all = EventFrame.FromSource(source);
        all.Engine = new ThreadEngine();
        all.Options = new RunOptions { Threads = 3 };
        EventFrame odd = all.Filter("x % 2 == 1");
        Result<SnapshotResult> first = all.Snapshot("Events", _files.PathOf("all.root"), ["x", "s"]);
        Result<SnapshotResult> second = odd.Snapshot("odd", _files.PathOf("odd.root"), ["v"]);
        Result<SnapshotResult> third = odd.Filter("x > 990").Snapshot("Events", _files.PathOf("few.root"), null, new SnapshotOptions { BasketBytes = 500 });
        Result<long> count = odd.Count();
        Assert.Equal((1000, 500, 5, 500), (first.Value.Entries, second.Value.Entries, third.Value.Entries, count.Value));
        Assert.Equal(1000, all.LastRun!.Entries);
        using TreeSource back = TreeSource.OpenChain([_files.PathOf("few.root")]);
        Assert.Equal([991, 993, 995, 997, 999], EventFrame.FromSource(back).Take<int>("x").Value);
    }

    [Fact]
    public void Snapshot_AsRNTuple_NameThatTheFormatForbids_IsRefusedBeforeTheRun()
    {
        using ArraySource source = Events();
        EventFrame frame = EventFrame.FromSource(source).Define("y", "x");

        AnalysisException problem = Assert.Throws<AnalysisException>(() => frame.Snapshot("my events", _files.PathOf("out.root"), ["y"], new SnapshotOptions { Format = SnapshotFormat.RNTuple }));

        Assert.StartsWith("'my events' cannot be the name of an RNTuple", problem.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_files.PathOf("out.root")));
    }

    [Fact]
    public void Snapshot_Appended_KeepsWhatTheFileHolds()
    {
        using ArraySource source = Events();
        EventFrame frame = EventFrame.FromSource(source);
        SnapshotOptions options = new() { Append = true };
        string path = _files.PathOf("both.root");
        _ = frame.Filter("x < 10").Snapshot("few", path, ["x"], options).Value;
        _ = frame.Filter("x >= 10").Snapshot("dir/many", path, ["x", "v"], options).Value;
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Throws<EventFailureException>(() => frame.Define("bad", "100 / (x - 950)").Snapshot("none", path, null, options).Value);
        Assert.Equal(bytes, File.ReadAllBytes(path));
        using TreeSource few = TreeSource.OpenChain([path + ":few"]);
        using TreeSource many = TreeSource.OpenChain([path + ":dir/many"]);
        Assert.Equal((10, 990), (few.EntryCount, many.EntryCount));
    }

    [Fact]
    public void Snapshot_JaggedInputWithCount_KeepsTheCount()
    {
        using TreeSource source = TreeSource.OpenChain([Corpus.Path("uproot-HZZ.root")]);
        EventFrame frame = EventFrame.FromSource(source).Filter("NMuon > 1");
        _ = frame.Snapshot("events", _files.PathOf("hzz.root"), ["NMuon", "Muon_Px", "Jet_Px"]).Value;
        using TreeSource back = TreeSource.OpenChain([_files.PathOf("hzz.root")]);
        Assert.True(back.TryGetColumn("Muon_Px", out ColumnInfo? withCount));
        Assert.Equal("NMuon", withCount.CountColumn);
        Assert.True(back.TryGetColumn("Jet_Px", out ColumnInfo? without));
        Assert.Null(without.CountColumn);
        Assert.Equal(frame.Take<float[]>("Muon_Px").Value, EventFrame.FromSource(back).Take<float[]>("Muon_Px").Value);
        Assert.Equal(frame.Take<float[]>("Jet_Px").Value, EventFrame.FromSource(back).Take<float[]>("Jet_Px").Value);
    }

    [Fact]
    public void Snapshot_RunThatFails_LeavesNoFile()
    {
        using ArraySource source = Events();
        EventFrame frame = EventFrame.FromSource(source).Define("bad", "100 / (x - 150)");
        Assert.Throws<EventFailureException>(() => frame.Snapshot("Events", _files.PathOf("none.root"), ["bad"]).Value);
        Assert.False(File.Exists(_files.PathOf("none.root")));
    }

    [Fact]
    public void Snapshot_NoEntryPasses_WritesAnEmptyTree()
    {
        using ArraySource source = Events();
        Assert.Equal(0, EventFrame.FromSource(source).Filter("x < 0").Snapshot("Events", _files.PathOf("empty.root")).Value.Entries);
        using TreeSource back = TreeSource.OpenChain([_files.PathOf("empty.root")]);
        Assert.Equal(0, back.EntryCount);
        Assert.Equal(6, back.Columns.Count);
    }

    internal static ArraySource Events()
    {
        int[] x = [.. Enumerable.Range(0, 1000)];
        return new ArraySource(
            [
                ArrayColumn.Scalar("x", x),
                ArrayColumn.Vector("v", [.. x.Select(i => Enumerable.Repeat(i * 0.25f, i % 5).ToArray())]).InBlocksOf(7, 100),
                ArrayColumn.Nested("vv", [.. x.Select(i => Enumerable.Range(0, i % 3).Select(k => new short[k + (i % 2)]).ToArray())]),
                ArrayColumn.Strings("s", [.. x.Select(i => $"näme {i}")]),
                ArrayColumn.StringVectors("words", [.. x.Select(i => Enumerable.Repeat($"w{i}", i % 4).ToArray())]),
                ArrayColumn.Scalar("flag", [.. x.Select(i => i % 7 == 0)]),
            ],
            new ArraySourceOptions { PartitionEntries = [130, 77], BlockEntries = [50] });
    }
}
