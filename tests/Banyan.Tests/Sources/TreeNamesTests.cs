using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan.Tests.Sources;

public sealed class TreeNamesTests
{
    [Theory]
    [InlineData("uproot-small-evnt-tree-fullsplit.root", "evt.P3.Px", "evt.P3.Px")]
    [InlineData("uproot-small-evnt-tree-fullsplit.root", "P3.Px", "evt.P3.Px")]
    [InlineData("uproot-small-evnt-tree-fullsplit.root", "I64", "evt.I64")]
    [InlineData("uproot-small-evnt-tree-fullsplit.root", "evt.ArrayI16", "evt.ArrayI16")]
    [InlineData("ee_Z_ee_EDM4Hep.root", "Particle.momentum.x", "Particle.momentum.x")]
    [InlineData("ee_Z_ee_EDM4Hep.root", "Electron#0.index", "Electron#0.index")]
    [InlineData("uproot-issue-798.root", "AnalysisJetsAuxDyn.pt", "AnalysisJetsAuxDyn.pt")]
    [InlineData("root640-arrays.root:arrays", "mix.d", "mix.d")]
    public void TryGetColumn_NamesThatRootAccepts_AreFound(string file, string name, string column)
    {
        using TreeSource source = Open(file);
        Assert.True(source.TryGetColumn(name, out ColumnInfo? info));
        Assert.Equal(column, info.Name);
        Assert.Null(info.Problem);
    }

    [Fact]
    public void Columns_CString_IsACharArrayOfFixedLength()
    {
        using TreeSource source = Open("uproot-sample-6.20.04-zlib.root");
        Assert.True(source.TryGetColumn("str", out ColumnInfo? info));
        Assert.Equal(DataType.Vector(ElementKind.Int8), info.Type);
        sbyte[][] values = EventFrame.FromSource(source).Take<sbyte[]>("str").Value;
        Assert.All(values, value => Assert.Equal(7, value.Length));
        Assert.Equal("hey-0\0\0"u8.ToArray().Select(b => (sbyte)b), values[0]);
    }

    [Fact]
    public void Columns_JaggedWithCount_NameTheCount()
    {
        using TreeSource source = Open("uproot-HZZ.root");
        Assert.True(source.TryGetColumn("Muon_Px", out ColumnInfo? info));
        Assert.Equal("NMuon", info.CountColumn);
        Assert.True(source.TryGetColumn("MET_px", out ColumnInfo? scalar));
        Assert.Null(scalar.CountColumn);
    }

    [Fact]
    public void Columns_UnreadableBranch_HasAProblemAndBreaksNoOther()
    {
        using TreeSource source = Open("uproot-issue-798.root");
        ColumnInfo broken = source.Columns.First(column => column.Problem != null);
        AnalysisException e = Assert.ThrowsAny<AnalysisException>(() => EventFrame.FromSource(source).Take<object>($"`{broken.Name}`").Value);
        Assert.Contains(broken.Problem!, e.Message, StringComparison.Ordinal);
        Assert.Equal(40, EventFrame.FromSource(source).Take<float[]>("AnalysisJetsAuxDyn.pt").Value.Length);
    }

    [Theory]
    [InlineData("uproot-issue-798.root", "CollectionTree")]
    [InlineData("nanoAOD_2015_CMS_Open_Data_ttbar.root", "Events")]
    [InlineData("ee_Z_ee_EDM4Hep.root", "events")]
    [InlineData("uproot-Zmumu.root", "events")]
    public void Open_WithoutATreesName_TakesTheUsualOne(string file, string tree)
    {
        using TreeSource source = Open(file);
        Assert.Equal(tree, source.Tree);
    }

    private static TreeSource Open(string file)
    {
        string[] parts = file.Split(':');
        return TreeSource.OpenChain([string.Join(':', [Corpus.Path(parts[0]), .. parts[1..]])]);
    }
}
