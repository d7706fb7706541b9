using Banyan.Tests.Cli;

namespace Banyan.Tests.Columns.Mathematics;

/// <summary>The bytes of a whole analysis do not depend on the processor's vector instructions: generated events, their tree, histograms, values of expressions.</summary>
public sealed class AnalysisBitsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(VectorWidths.Switches), MemberType = typeof(VectorWidths))]
    public void Analysis_WithInstructionsSwitchedOff_WritesTheSameBytes(string setting)
    {
        string here = Path.Join(_folder, "here");
        string there = Path.Join(_folder, "there");
        Write(here);
        VectorWidths.RunWithout($"{typeof(AnalysisBitsTests).FullName}.{nameof(Analysis_InThisProcess_WritesItsFiles)}", setting, there);

        foreach (string file in (string[])["zll.root", "zll-histograms.root", "values.json", "draw.json"])
        {
            byte[] expected = File.ReadAllBytes(Path.Join(here, file));
            Assert.True(expected.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Join(there, file))), $"{file} differs with {setting}=0");
        }
    }

    [Fact]
    public void Analysis_InThisProcess_WritesItsFiles()
    {
        VectorWidths.AssertAsAsked();
        string folder = VectorWidths.Folder ?? Path.Join(_folder, "alone");
        Write(folder);
        Assert.True(new FileInfo(Path.Join(folder, "zll.root")).Length > 10_000);
    }

    private static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        CliRun.Of("demo", "--out", folder, "--events", "2000", "--seed", "7", "--quiet").Succeeded();
        string events = Path.Join(folder, "zll.root");
        string[] expressions =
        [
            "exp(Muon_pt*0.01f)", "log(Muon_pt)", "sinh(Muon_eta)", "sin(Muon_phi)", "cos(Muon_phi)", "atan2(Muon_eta, Muon_phi)", "tan(Muon_phi)", "tanh(Muon_eta)", "pow(Muon_pt, 0.7f)", "exp(-MET_pt/50.)",
            "InvariantMass(Muon_pt, Muon_eta, Muon_phi, Muon_mass)", "DeltaR(Muon_eta, Muon_eta, Muon_phi, -Muon_phi)", "erf(Muon_eta)", "tgamma(MET_pt/20.)", "TMath::Gaus(MET_phi, 0, 1)", "log10(MET_pt)", "cbrt(Muon_pt)",
        ];
        File.WriteAllText(Path.Join(folder, "values.json"), CliRun.Of(["eval", events, .. expressions, "--json"]).Succeeded());
        File.WriteAllText(Path.Join(folder, "draw.json"), CliRun.Of("draw", events, "sinh(Muon_eta)*exp(-Muon_pt/40)", "MET_pt > 5", "--json").Succeeded());
    }
}
