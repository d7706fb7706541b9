using System.Text.Json.Nodes;
using Banyan.Root;

namespace Banyan.Tests.Cli;

public sealed class ConvertCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-convert-").FullName;
    private readonly string _input = Corpus.Path("root640-phys-nanoaod.root");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Convert_AFile_SaysWhatItMade()
    {
        string output = Path.Join(_folder, "out.root");

        string text = CliRun.Of("convert", _input, output, "--format", "rntuple", "--tree", "Events,Runs", "-c", "run,{nMuon,Muon_pt}", "--entries", "100:300").Succeeded();

        string[] lines = text.TrimEnd('\n').Split('\n');
        Assert.StartsWith($"{output}: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(["  Events: TTree to RNTuple, 200 entries, 3 columns", "  Runs: TTree to RNTuple, 0 entries, 1 column"], lines[1..3]);
        using RootFile file = RootFile.Open(output);
        Assert.Equal(200, file.GetRNTuple("Events").EntryCount);
        Assert.Empty(file.TreeKeys);
        Assert.Equal(["out.root"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Convert_Json_HasTreesAndWhatWasLeftOut()
    {
        string output = Path.Join(_folder, "out.root");

        JsonNode json = JsonNode.Parse(CliRun.Of("convert", Corpus.Path("root640-rnt-types.root") + ":plain", output, "--format", "ttree", "--trees-only", "--json").Succeeded())!;

        JsonNode tree = Assert.Single(json["trees"]!.AsArray())!;
        Assert.Equal(("plain", "rntuple", "ttree", 200), ((string)tree["path"]!, (string)tree["from"]!, (string)tree["to"]!, (int)tree["entries"]!));
        Assert.Equal(["var", "vvar"], tree["left_out"]!.AsArray().Select(column => (string)column!["name"]!));
        Assert.Equal(new FileInfo(output).Length, (long)json["output_bytes"]!);
    }

    [Fact]
    public void Convert_OntoAFileThatIsThere_NeedsForce()
    {
        string output = Path.Join(_folder, "out.root");
        File.WriteAllText(output, "old");

        CliRun.Of("convert", _input, output).Failed(2, $"'{output}' is there already; -f replaces it");
        Assert.Equal("old", File.ReadAllText(output));
        CliRun.Of("convert", _input, output, "-f", "--tree", "Runs", "--quiet").Succeeded();
        using RootFile file = RootFile.Open(output);
        Assert.Equal(3, file.GetTree("Runs").EntryCount);
    }

    [Fact]
    public void Convert_WrongUse_IsOneLine()
    {
        string output = Path.Join(_folder, "out.root");

        CliRun.Of("convert", _input, _input).Failed(2, "the output would replace the input; give it another name");
        CliRun.Of("convert", _input, output, "--format", "tree").Failed(2, "--format must be one of same, ttree, rntuple, found 'tree'");
        CliRun.Of("convert", _input, output, "--entries", "5:2").Failed(2, "--entries: '5:2' is no range of entries: expected FIRST:END with END behind the last one, :END, FIRST:, or how many of the first");
        CliRun.Of("convert", _input, output, "--compression", "zip").Failed(2, "--compression: 'zip' is no compression: expected zstd, lz4, zlib or lzma with a level from 0 to 9 behind it if wanted, none, or ROOT's number such as 505");
        CliRun.Of("convert", _input, output, "--cluster-entries", "0").Failed(2, "--cluster-entries must be at least 1, found 0");
        CliRun.Of("convert", _input, output, "-c", "Muon_ptt").Failed(2, "no column fits 'Muon_ptt'; did you mean Muon_pt, Muon_eta or Muon_phi?");
        CliRun.Of("convert", Path.Join(_folder, "none.root"), output).Failed(3, $"there is no file '{Path.Join(_folder, "none.root")}'");
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Convert_Interrupted_LeavesNothing()
    {
        using var interruption = new CancellationTokenSource();
        interruption.Cancel();

        CliRun.Of(interruption.Token, "convert", _input, Path.Join(_folder, "out.root")).Failed(130, "interrupted");
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
