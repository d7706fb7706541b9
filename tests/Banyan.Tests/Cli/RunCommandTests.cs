using System.Text.Json;

namespace Banyan.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_SampleZmumu_FindsThePeakAndWritesItsOutputs()
    {
        Corpus.Path("uproot-Zmumu.root");

        string output = CliRun.Of("run", Sample("zmumu.yml"), "--out", _folder).Succeeded();

        Assert.Matches(@"opposite +2,304 +2,147 +93.19 % +93.19 %", output);
        Assert.Matches(@"mass window +2,108 +1,980 +", output);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Join(_folder, "zmumu.json")));
        JsonElement dataset = json.RootElement.GetProperty("datasets").GetProperty("zmumu");
        Assert.Equal(2304, dataset.GetProperty("entries").GetInt64());
        JsonElement peak = dataset.GetProperty("histograms").EnumerateArray().Single(h => h.GetProperty("folder").GetString() == "zmumu/peak" && h.GetProperty("histogram").GetProperty("name").GetString() == "mass");
        Assert.Equal(1980, peak.GetProperty("histogram").GetProperty("entries").GetDouble());
        Assert.InRange(peak.GetProperty("histogram").GetProperty("mean").GetDouble(), 88, 92);
        string shown = CliRun.Of("show", Path.Join(_folder, "zmumu.root:zmumu/peak/mass")).Succeeded();
        Assert.Contains("entries 1,980", shown, StringComparison.Ordinal);
        string provenance = CliRun.Of("show", Path.Join(_folder, "zmumu.root")).Succeeded();
        Assert.Contains("uproot-Zmumu.root: 2304 entries read, 0 skipped", provenance, StringComparison.Ordinal);
        Assert.Contains("filter \"mass window\": mass > 60 && mass < 120", provenance, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SampleTtbar_ScalesToTheLuminosity()
    {
        Corpus.Path("nanoAOD_2015_CMS_Open_Data_ttbar.root");

        CliRun.Of("run", Sample("ttbar.yml"), "--out", _folder).Succeeded();

        string provenance = CliRun.Of("show", Path.Join(_folder, "ttbar.root")).Succeeded();
        Assert.Contains("scaled by 831.76 pb * 2300 /pb / ", provenance, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Join(_folder, "ttbar-plots"), "*.svg"));
    }

    [Fact]
    public void Run_SampleDimuon_LoopsIncludesAndScales()
    {
        Corpus.Path("root640-phys-nanoaod.root");

        string output = CliRun.Of("run", Sample("dimuon.yml"), "--out", _folder, "--set", "min_pt=10").Succeeded();

        Assert.Matches(@"lead30 \(from pair\) ", output);
        Assert.Contains("data: 1,000 events", output, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Join(_folder, "dimuon.json")));
        JsonElement datasets = json.RootElement.GetProperty("datasets");
        Assert.Equal("Two muons above 10 GeV", json.RootElement.GetProperty("title").GetString());
        Assert.Equal(["simulation", "data"], datasets.EnumerateObject().Select(d => d.Name));
        string[] folders = [.. datasets.GetProperty("data").GetProperty("histograms").EnumerateArray().Select(h => $"{h.GetProperty("folder")}/{h.GetProperty("histogram").GetProperty("name")}")];
        Assert.Contains("data/lead20/mass", folders);
        Assert.Contains("data/Jet_pt", folders);
        Assert.Contains("data/pair/met", folders);
    }

    [Theory]
    [InlineData("weight: 'M > 50 ? 1 : -1', cross_section: 10 pb, luminosity: 2 /pb")]
    [InlineData("weight: M, cross_section: 10 pb, luminosity: 2 /pb")]
    [InlineData("cross_section: 10 pb, luminosity: 2 /pb")]
    public void Run_CrossSection_AllEventsGiveCrossSectionTimesLuminosity(string keys)
    {
        string path = WriteAnalysis($$"""
            datasets:
              z: {files: "{{Corpus.Path("uproot-Zmumu.root")}}", {{keys}} }
            selections: {any: M > -1}
            histograms:
              h: {x: M, bins: [1, -1e9, 1e9]}
              p: {x: M, y: M, profile: true, bins: [1, -1e9, 1e9]}
            outputs: {json: out.json}
            """);

        CliRun.Of("run", path, "--out", _folder).Succeeded();

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Join(_folder, "out.json")));
        JsonElement dataset = json.RootElement.GetProperty("datasets").GetProperty("z");
        Assert.Equal(20, dataset.GetProperty("selections").GetProperty("any")[0].GetProperty("yield").GetDouble(), 1e-9);
        JsonElement histogram = dataset.GetProperty("histograms")[0].GetProperty("histogram");
        Assert.Equal(20, histogram.GetProperty("contents")[1].GetDouble(), 1e-9);
        Assert.Equal(2304, histogram.GetProperty("entries").GetDouble());
        JsonElement profile = dataset.GetProperty("histograms")[1].GetProperty("histogram");
        Assert.Equal(20, profile.GetProperty("bin_entries")[1].GetDouble(), 1e-9);
        Assert.Equal(profile.GetProperty("mean").GetDouble(), histogram.GetProperty("mean").GetDouble(), 1e-9);
    }

    [Fact]
    public void Run_CrossSectionAndWeightAtTheTopOnly_Warns()
    {
        string path = WriteAnalysis($$"""
            datasets:
              z: {files: "{{Corpus.Path("uproot-Zmumu.root")}}", cross_section: 10 pb, luminosity: 2 /pb}
            weight: "M > 50 ? 1 : -1"
            """);

        CliRun run = CliRun.Of("run", path, "--quiet");

        Assert.Equal(0, run.Code);
        Assert.Contains("warning: datasets.z is scaled by its number of events", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AnyNumberOfThreads_WritesTheSameBytes()
    {
        Corpus.Path("uproot-Zmumu.root");
        foreach (string threads in new[] { "1", "2", "7" })
        {
            CliRun.Of("run", Sample("zmumu.yml"), "--out", Path.Join(_folder, threads), "--threads", threads, "--quiet").Succeeded();
        }

        foreach (string name in new[] { "zmumu.root", "zmumu.json", "zmumu.html" })
        {
            byte[] one = File.ReadAllBytes(Path.Join(_folder, "1", name));
            Assert.Equal(one, File.ReadAllBytes(Path.Join(_folder, "2", name)));
            Assert.Equal(one, File.ReadAllBytes(Path.Join(_folder, "7", name)));
        }
    }

    [Fact]
    public void Run_OtherInputs_ReadsThem()
    {
        string file = Corpus.Path("uproot-Zmumu-zlib.root");

        string output = CliRun.Of("run", Sample("zmumu.yml"), file, file, "--out", _folder).Succeeded();

        Assert.Contains("zmumu: 4,608 events", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x: MM", ":5:11: histograms.h.x: there is no column 'MM'; did you mean M?\n    MM\n    ^^")]
    [InlineData("x: sqrtt(M)", ":5:11: histograms.h.x: ")]
    [InlineData("x: M +", ":5:11: histograms.h.x: ")]
    [InlineData("x: M, weight: MM", ":5:22: histograms.h.weight: there is no column 'MM'")]
    [InlineData("x: M, selektion: all", ":5:14: histograms.h has no key 'selektion'; did you mean selection")]
    public void Run_MistakeInAnExpression_NamesLineAndPlace(string histogram, string message)
    {
        string path = WriteAnalysis($$"""
            datasets:
              z: {files: "{{Corpus.Path("uproot-Zmumu.root")}}"}

            histograms:
              h: { {{histogram}}, bins: [10, 0, 100] }
            """);

        CliRun run = CliRun.Of("run", path, "--check");

        Assert.Equal(2, run.Code);
        Assert.Contains($"banyan: {path}{message}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Check_ReadsNoEvent()
    {
        string path = WriteAnalysis($$"""
            datasets: "{{Corpus.Path("uproot-Zmumu.root")}}"
            selections: {fails: "1 / (Q1 - Q1) > 0"}
            outputs: {root: out.root}
            """);

        Assert.Contains("no mistake found (2304 events)", CliRun.Of("run", path, "--check", "--out", _folder).Succeeded(), StringComparison.Ordinal);
        CliRun run = CliRun.Of("run", path, "--out", _folder);
        Assert.Equal(1, run.Code);
        Assert.Contains("entry 0", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(_folder, "out.root")));
    }

    [Fact]
    public void Run_UnreadableFileSkipped_EndsWith4AndSaysWhat()
    {
        string good = Corpus.Path("uproot-Zmumu.root");
        string broken = Path.Join(_folder, "broken.root");
        File.WriteAllBytes(broken, File.ReadAllBytes(good)[..500]);
        string path = WriteAnalysis($$"""
            datasets: ["{{good}}", "{{broken}}"]
            histograms: {h: {x: M, bins: [10, 0, 100]} }
            """);

        CliRun stopped = CliRun.Of("run", path);
        CliRun skipped = CliRun.Of("run", path, "--skip-unreadable");

        Assert.Equal(3, stopped.Code);
        Assert.Contains("broken.root", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(4, skipped.Code);
        Assert.Contains($"left out {broken}: ", skipped.Error, StringComparison.Ordinal);
        Assert.Contains("events: 2,304 events", skipped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Interrupted_EndsWith130AndWritesNothing()
    {
        string path = WriteAnalysis($$"""
            datasets: "{{Corpus.Path("uproot-Zmumu.root")}}"
            histograms: {h: {x: M, bins: [10, 0, 100]} }
            outputs: {root: out.root}
            """);

        CliRun run = CliRun.Of(new CancellationToken(true), "run", path, "--out", _folder);

        Assert.Equal((130, "banyan: interrupted\n"), (run.Code, run.Error));
        Assert.False(File.Exists(Path.Join(_folder, "out.root")));
    }

    [Fact]
    public void Run_OutputCannotBeWritten_FailsBeforeTheFirstEvent()
    {
        string path = WriteAnalysis($$"""
            datasets: "{{Corpus.Path("uproot-Zmumu.root")}}"
            selections: {fails: "1 / (Q1 - Q1) > 0"}
            outputs: {root: out.root}
            """);
        string noFolder = Path.Join(_folder, "file");
        File.WriteAllText(noFolder, "in the way");

        CliRun run = CliRun.Of("run", path, "--out", noFolder);

        Assert.Equal(1, run.Code);
        Assert.StartsWith($"banyan: cannot write {Path.Join(noFolder, "out.root")}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Run_Quiet_StillPrintsResults()
    {
        Corpus.Path("uproot-Zmumu.root");

        CliRun run = CliRun.Of("run", Sample("zmumu.yml"), "--out", _folder, "--quiet");

        Assert.Contains("opposite", run.Succeeded(), StringComparison.Ordinal);
        Assert.Equal(string.Empty, run.Error);
    }

    private static string Sample(string name) => House.Repository.PathOf($"samples/{name}");

    private string WriteAnalysis(string text)
    {
        string path = Path.Join(_folder, "my.yml");
        File.WriteAllText(path, text);
        return path;
    }
}
