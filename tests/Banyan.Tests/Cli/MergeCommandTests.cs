using System.Text.Json.Nodes;
using Banyan.Root;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Cli;

public sealed class MergeCommandTests
{
    [Fact]
    public void Merge_OutputIsThere_IsReplacedWithForceOnly()
    {
        using ScratchFile scratch = new();
        string input = Corpus.Path("uproot-HZZ-lz4.root");
        File.WriteAllText(scratch.Path, "old");
        CliRun.Of("merge", scratch.Path, input).Failed(2, $"'{scratch.Path}' is there already; -f replaces it");
        Assert.Equal("old", File.ReadAllText(scratch.Path));
        Assert.Contains("events: 4,842 entries", CliRun.Of("merge", "-f", scratch.Path, input, input).Succeeded(), StringComparison.Ordinal);
        using RootFile file = RootFile.Open(scratch.Path);
        Assert.Equal(4842, file.GetTree("events").EntryCount);
    }

    [Fact]
    public void Merge_OutputAmongInputs_IsRefused()
    {
        using ScratchFile scratch = new();
        File.Copy(Corpus.Path("uproot-HZZ-lz4.root"), scratch.Path);
        CliRun.Of("merge", "-f", scratch.Path, scratch.Path).Failed(2, $"the output '{scratch.Path}' is one of the inputs ('{scratch.Path}'); give it another name, in front of the inputs");
    }

    [Fact]
    public void Merge_ListWithDamagedAndMissingFiles_SkipsThemWhenAsked()
    {
        using ScratchFile scratch = new();
        string good = Corpus.Path("uproot-HZZ-lz4.root");
        File.WriteAllText(scratch.PathOf("bad.root"), "no ROOT file");
        File.WriteAllBytes(scratch.PathOf("cut.root"), File.ReadAllBytes(good)[..200_000]);
        File.WriteAllLines(scratch.PathOf("list.txt"), [good, "bad.root", "cut.root", "missing.root", good]);
        Assert.Equal(3, CliRun.Of("merge", scratch.Path, "@" + scratch.PathOf("list.txt")).Code);
        Assert.False(File.Exists(scratch.Path));
        CliRun run = CliRun.Of("merge", "-k", "--json", scratch.Path, "@" + scratch.PathOf("list.txt"));
        Assert.Equal(4, run.Code);
        JsonNode report = JsonNode.Parse(run.Output)!;
        Assert.Equal(2, (int)report["inputs"]!);
        Assert.Equal(["bad.root", "cut.root", "missing.root"], report["skipped"]!.AsArray().Select(skipped => Path.GetFileName((string)skipped!["file"]!)));
        Assert.Equal("tree", (string)report["objects"]![0]!["kind"]!);
        Assert.Equal(4842, (int)report["objects"]![0]!["entries"]!);
        Assert.Equal(new FileInfo(scratch.Path).Length, (long)report["bytes"]!);
    }

    [Fact]
    public void Merge_Interrupted_LeavesNothing()
    {
        using ScratchFile scratch = new();
        using var interruption = new CancellationTokenSource();
        interruption.Cancel();
        CliRun.Of(interruption.Token, "merge", scratch.Path, Corpus.Path("uproot-HZZ-lz4.root")).Failed(130, "interrupted");
        Assert.Empty(scratch.Names);
    }

    [Fact]
    public void Merge_UnknownCompression_SaysWhatThereIs()
    {
        using ScratchFile scratch = new();
        CliRun run = CliRun.Of("merge", scratch.Path, Corpus.Path("uproot-HZZ-lz4.root"), "--recompress", "brotli");
        Assert.Equal(2, run.Code);
        Assert.StartsWith("banyan: --recompress: 'brotli' is no compression", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_FileWithTree_IsRefused()
    {
        using ScratchFile scratch = new();
        string input = Corpus.Path("uproot-HZZ-lz4.root");
        CliRun.Of("merge", scratch.Path, input + ":events").Failed(2, $"merge takes whole files; '{input}:events' names a tree");
    }
}
