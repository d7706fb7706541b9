using Banyan.Frame.Sources;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Tests.Sources;

public sealed class ObjectLinksTests
{
    private static readonly string[] s_nano = ["Electron_jetIdx", "Electron_pt"];

    [Theory]
    [InlineData("AnalysisTauJetsAuxDyn.jetLink.m_persIndex", true)]
    [InlineData("AnalysisTauJetsAuxDyn.jetLink.m_persKey", false)]
    [InlineData("Particle#0.index", true)]
    [InlineData("_ReconstructedParticles_tracks.index", true)]
    [InlineData("MCParticles.parents_begin", true)]
    [InlineData("Electron_jetIdx", true)]
    [InlineData("Muon_genPartIdx", true)]
    [InlineData("FatJet_subJetIdx2", true)]
    [InlineData("event_begin", false)]
    [InlineData("Muon_pt", false)]
    public void IsLink_Names_AreKnown(string name, bool expected) => Assert.Equal(expected, ObjectLinks.IsLink(name));

    [Fact]
    public void Snapshot_LinksOfNanoAod_WarnWhereTheirCollectionIsChangedOrMissing()
    {
        using ArraySource source = new([Floats("Electron_pt"), Ints("Electron_jetIdx"), Floats("Jet_pt"), Ints("Muon_strangeIdx")], new ArraySourceOptions());
        EventFrame frame = EventFrame.FromSource(source);
        Assert.Empty(Warnings(frame.Filter("true"), null));
        Assert.Empty(Warnings(frame, ["Jet_pt", "Electron_jetIdx"]));
        Assert.Empty(Warnings(frame, ["Electron_pt"]));
        Assert.Empty(Warnings(frame, ["Muon_strangeIdx"]));
        Assert.Equal(
            ["Electron_jetIdx hold positions of objects in other collections, and not all collections are written to the snapshot: where theirs is missing, the links lead nowhere"], Warnings(frame, s_nano));
        string changed = Assert.Single(Warnings(frame.Redefine("Jet_pt", "Jet_pt[Jet_pt > 20]"), null));
        Assert.Contains("and Jet_pt was redefined", changed, StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshot_RelationsOfEdm4Hep_StandInThePlan()
    {
        using TreeSource source = TreeSource.OpenChain([Corpus.Path("ee_Z_ee_EDM4Hep.root") + ":events"]);
        EventFrame frame = EventFrame.FromSource(source);
        frame.Snapshot("events", "unused.root", ["Electron#0.*", "ReconstructedParticles.energy"]);
        Assert.Contains("    warning: Electron#0.index hold", frame.Explain(), StringComparison.Ordinal);
        Assert.Single(frame.Warnings);
    }

    private static string[] Warnings(EventFrame frame, string[]? columns)
    {
        int before = frame.Warnings.Count;
        frame.Snapshot("Events", "unused.root", columns);
        return [.. frame.Warnings.Skip(before).Select(warning => warning.Message)];
    }

    private static ArrayColumn Floats(string name) => ArrayColumn.Vector<float>(name, [[30f, 10f], [], [50f]]);

    private static ArrayColumn Ints(string name) => ArrayColumn.Vector<int>(name, [[1, 0], [], [-1]]);
}
