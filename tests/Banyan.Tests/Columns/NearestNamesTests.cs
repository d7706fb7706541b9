using Banyan.Columns;

namespace Banyan.Tests.Columns;

public sealed class NearestNamesTests
{
    private static readonly string[] s_columns = ["Muon_pt", "Muon_eta", "Muon_phi", "nMuon", "Jet_pt", "MET_pt", "run", "event"];

    [Theory]
    [InlineData("Muon_tp", "Muon_pt")]
    [InlineData("muon_pt", "Muon_pt")]
    [InlineData("Muons_pt", "Muon_pt")]
    [InlineData("evnt", "event")]
    [InlineData("RUN", "run")]
    public void Find_TypingError_PutsTheMeantNameFirst(string typed, string meant) =>
        Assert.Equal(meant, NearestNames.Find(typed, s_columns)[0]);

    [Fact]
    public void Find_NothingNear_IsEmpty() => Assert.Empty(NearestNames.Find("xyzzy", s_columns));

    [Fact]
    public void Find_PartOfNames_OffersThem() =>
        Assert.Equal(["Muon_eta", "Muon_phi", "Muon_pt"], NearestNames.Find("Muon", s_columns.Where(c => c != "nMuon")).Order(StringComparer.Ordinal));

    [Fact]
    public void Suggestion_SeveralNames_ReadsAsASentence()
    {
        Assert.Equal("; did you mean event?", NearestNames.Suggestion("evemt", s_columns));
        Assert.Equal(string.Empty, NearestNames.Suggestion("xyzzy", s_columns));
        Assert.Contains(" or ", NearestNames.Suggestion("Mon_pt", ["Muon_pt", "Mon_p"]), StringComparison.Ordinal);
    }
}
