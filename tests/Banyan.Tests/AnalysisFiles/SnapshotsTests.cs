using Banyan.AnalysisFiles;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.Writing;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Tests.AnalysisFiles;

/// <summary>The section <c>snapshots</c> of analysis files.</summary>
public sealed class SnapshotsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("banyan-snapshots-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Snapshots_OfAFile_AreRead()
    {
        AnalysisFile file = AnalysisFile.Parse("my.yml", """
            datasets: {a: a.root, b: b.root}
            selections: {sr: x > 1}
            snapshots:
              short: {file: "{dataset}.root"}
              full:
                file: skims/{dataset}_sr.root
                tree: skim/Events
                selection: sr
                datasets: b
                columns: [run, "Muon_*", "-Muon_dxy"]
                format: rntuple
                compression: lzma 7
                column_compression: {"Muon_*": lz4, run: none}
                vectors: counted
                cluster_entries: 1000
                basket_bytes: 32000
                append: true
            """);
        Assert.Equal("{dataset}.root||all|a,b", Text(file.Snapshots[0]));
        Assert.Equal("skims/{dataset}_sr.root|skim/Events|sr|b", Text(file.Snapshots[1]));
        Assert.Equal(["run", "Muon_*", "-Muon_dxy"], file.Snapshots[1].Columns!);
        SnapshotOptions options = file.Snapshots[1].Options;
        Assert.Equal((RootCompression.Lzma(7), SnapshotVectors.Counted, 1000, 32000, true), (options.Compression, options.Vectors, options.ClusterEntries, options.BasketBytes, options.Append));
        Assert.Equal((SnapshotFormat.Tree, SnapshotFormat.RNTuple), (file.Snapshots[0].Options.Format, options.Format));
        Assert.Equal([404, 0], options.ColumnCompression.Select(pair => pair.Value.Setting));

        static string Text(SnapshotSpec s) => $"{s.File}|{s.Tree}|{s.Selection}|{string.Join(',', s.Datasets)}";
    }

    [Theory]
    [InlineData("s: {tree: t}", "snapshots.s has no 'file'")]
    [InlineData("s: {file: same.root}", "put {dataset} into the name of the file")]
    [InlineData("s: {file: \"{dataset}.root\", compression: zst}", "'zst' is no compression: expected zstd, lz4")]
    [InlineData("s: {file: \"{dataset}.root\", vectors: wide}", "must be one of as_read, counted, std, found 'wide'")]
    [InlineData("s: {file: \"{dataset}.root\", format: tree}", "snapshots.s.format must be one of ttree, rntuple, found 'tree'")]
    [InlineData("s: {file: \"{dataset}.root\", basket_bytes: 0.5}", "must be a whole number of at least 1, found 0.5")]
    [InlineData("s: {file: \"{dataset}.root\", colums: x}", "did you mean columns")]
    [InlineData("s: {file: \"{dataset}.root\", selection: sx}", "sx")]
    [InlineData("s: {file: \"{dataset}.root\"}\n  t: {file: b.root, datasets: b}", "snapshots.t writes to 'b.root', as snapshots.s does")]
    public void Snapshots_ThatAreWrong_AreMistakesOfTheFile(string snapshots, string message)
    {
        AnalysisFileException problem = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse("my.yml", $"datasets: {{a: a.root, b: b.root}}\nselections: {{sr: x > 1}}\nsnapshots:\n  {snapshots}\n"));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshots_OfARun_HoldTheEventsOfTheirSelections()
    {
        AnalysisFile file = Analysis("""
            parameters: {low: 5}
            weight: "2.0"
            defines: {twice: 2 * x, scaled: low * x}
            selections: {high: x >= low}
            snapshots:
              all: {file: "{dataset}_all.root", columns: ["-v"]}
              high: {file: "sub/{dataset}.root", tree: dir/skim, selection: high, columns: [x, twice], vectors: counted}
            """);
        using BookedAnalysis analysis = BookedAnalysis.Book(file, dataset => Source(dataset.Name == "a" ? 10 : 20), _folder.FullName);
        AnalysisOutputs.Prepare(analysis.File, _folder.FullName);
        IReadOnlyList<DatasetOutcome> outcomes = analysis.Run(new RunOptions { Threads = 2 }, CancellationToken.None);
        Assert.Equal([(10L, 5L), (20L, 15L)], outcomes.Select(o => (o.Snapshots[0].Written.Entries, o.Snapshots[1].Written.Entries)));
        using TreeSource all = TreeSource.OpenChain([Path.Join(_folder.FullName, "a_all.root")]);
        Assert.Equal(["x", "scaled", "twice"], all.Columns.Select(column => column.Name));
        using RootFile high = RootFile.Open(Path.Join(_folder.FullName, "sub", "b.root"));
        Assert.Equal(15, high.GetTree("dir/skim").EntryCount);
    }

    [Fact]
    public void Snapshots_WithAColumnThatIsNotThere_AreMistakesBeforeTheRun()
    {
        AnalysisFile file = Analysis("snapshots: {s: {file: \"{dataset}.root\", columns: [x, twise]}}\ndefines: {twice: 2 * x}");
        AnalysisFileException problem = Assert.Throws<AnalysisFileException>(() => BookedAnalysis.Book(file, _ => Source(3)));
        Assert.Contains("snapshots.s", problem.Message, StringComparison.Ordinal);
        Assert.Contains("there is no column 'twise'; did you mean twice?", problem.Message, StringComparison.Ordinal);
    }

    private static AnalysisFile Analysis(string text) => AnalysisFile.Parse("my.yml", $"datasets: {{a: a.root, b: b.root}}\n{text}");

    private static ArraySource Source(int entries) => new(
        [
            ArrayColumn.Scalar("x", [.. Enumerable.Range(0, entries)]),
            ArrayColumn.Vector("v", [.. Enumerable.Range(0, entries).Select(i => new float[i % 3])]),
        ],
        new ArraySourceOptions { PartitionEntries = [4] });
}
