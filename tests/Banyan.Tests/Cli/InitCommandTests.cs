using Banyan.AnalysisFiles;

namespace Banyan.Tests.Cli;

public sealed class InitCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("root640-phys-nanoaod.root", "NanoAOD", "good_muon: Muon_pt > min_muon_pt && abs(Muon_eta) < 2.5", "two_muons")]
    [InlineData("root640-phys-physlite.root", "PHYSLITE", "muon_pt: AnalysisMuonsAuxDyn.pt / 1000", "one_muon")]
    [InlineData("root640-phys-edm4hep.root", "EDM4hep", "hypot(ReconstructedParticles.momentum.x, ReconstructedParticles.momentum.y)", "two_reconstructedparticles")]
    [InlineData("root640-phys-delphes.root", "Delphes", "good_electron: Electron.PT > min_electron_pt", "two_electrons")]
    [InlineData("uproot-HZZ.root", "a flat ntuple", "muon_pt: hypot(Muon_Px, Muon_Py)", "two_muons")]
    [InlineData("uproot-Zmumu.root", "a flat ntuple", "x: M", "")]
    [InlineData("uproot-physlite-rntuple_v1-0-0-0.root", "a flat ntuple", "bins: [50, 15808039449788416, 15808039449788516]", "")]
    public void Init_KnownLayout_WritesAnAnalysisThatRunsAtOnce(string name, string layout, string line, string selection)
    {
        string text = CliRun.Of("init", Corpus.Path(name)).Succeeded();
        string path = Path.Join(_folder, "my.yml");
        File.WriteAllText(path, text);

        string output = CliRun.Of("run", path, "--quiet", "--out", _folder).Succeeded();

        Assert.StartsWith($"# A first analysis of {layout} in {name}", text, StringComparison.Ordinal);
        Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.Contains(selection, output, StringComparison.Ordinal);
        Assert.NotEmpty(AnalysisFile.Read(path).Histograms);
        Assert.Equal(2, Directory.GetFiles(_folder, $"{Path.GetFileNameWithoutExtension(name)}-*").Length);
    }

    [Fact]
    public void Init_Bins_HoldNearlyAllValues()
    {
        string path = Path.Join(_folder, "my.yml");
        CliRun.Of("init", Corpus.Path("uproot-Zmumu.root"), "--out", path).Succeeded();

        HistogramSpec mass = AnalysisFile.Read(path).Histograms.Single(h => h.Name == "M");

        Assert.Equal(0, mass.XBins.Low);
        Assert.InRange(mass.XBins.High, 110, 200);
        Assert.InRange(mass.XBins.Count, 25, 60);
    }

    [Theory]
    [InlineData("uproot-Zmumu.root", "x: Type")]
    [InlineData("uproot-issue-798.root", "EventInfoAuxDyn.weight_NNPDF30")]
    [InlineData("root640-phys-physlite.root", "x: EventInfoAuxDyn.eventNumber")]
    [InlineData("ee_Z_ee_EDM4Hep.root", "Jet.charge")]
    [InlineData("ee_Z_ee_EDM4Hep.root", "missinget_pt")]
    public void Init_TextsLabelsAndWeights_AreNotPlotted(string name, string unwanted)
    {
        string text = CliRun.Of("init", Corpus.Path(name)).Succeeded();

        Assert.DoesNotContain(unwanted, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Init_Defines_AreAllUsed()
    {
        string text = CliRun.Of("init", Corpus.Path("nanoAOD_2015_CMS_Open_Data_ttbar.root")).Succeeded();
        string path = Path.Join(_folder, "my.yml");
        File.WriteAllText(path, text);

        Assert.All(AnalysisFile.Read(path).Defines, define => Assert.True(text.Split(define.Name).Length > 2, define.Name));
    }

    [Fact]
    public void Init_FileThatIsThere_IsNotOverwritten()
    {
        string path = Path.Join(_folder, "my.yml");
        File.WriteAllText(path, "mine");

        CliRun.Of("init", Corpus.Path("uproot-Zmumu.root"), "--out", path).Failed(2, $"'{path}' exists already; it is not overwritten");

        Assert.Equal("mine", File.ReadAllText(path));
    }

    [Fact]
    public void Init_SeveralTrees_AsksWhichOne()
    {
        CliRun run = CliRun.Of("init", Corpus.Path("root640-leaves.root"));

        Assert.Equal(3, run.Code);
        Assert.Contains("name one as", run.Error, StringComparison.Ordinal);
    }
}
