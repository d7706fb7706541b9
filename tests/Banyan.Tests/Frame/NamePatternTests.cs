using Banyan.Frame;

namespace Banyan.Tests.Frame;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("Muon_*", "Muon_pt", true)]
    [InlineData("Muon_*", "nMuon", false)]
    [InlineData("*_pt", "Muon_pt", true)]
    [InlineData("{Jet,Muon}_pt", "Jet_pt", true)]
    [InlineData("{Jet,Muon}_pt", "Electron_pt", false)]
    [InlineData("Jet?pt", "Jet_pt", true)]
    [InlineData("AuxDyn.pt*", "AuxDynXpt", false)]
    [InlineData("muon", "nMuon", true)]
    [InlineData("^(Jet|Muon)_(pt|eta)$", "Jet_eta", true)]
    [InlineData("^(Jet|Muon)_(pt|eta)$", "Jet_phi", false)]
    [InlineData("/pt.$/", "pt2", true)]
    public void Fits_Pattern_ChoosesNames(string pattern, string name, bool expected) =>
        Assert.Equal(expected, NamePattern.Parse(pattern).Fits(name));

    [Fact]
    public void Parse_BrokenExpression_IsAnAnalysisError() =>
        Assert.Throws<AnalysisException>(() => NamePattern.Parse("(a"));
}
