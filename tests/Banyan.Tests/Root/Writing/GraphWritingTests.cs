using System.Text.Json.Nodes;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Writing;

namespace Banyan.Tests.Root.Writing;

/// <summary>Graphs and efficiencies: what ROOT 6.40 wrote is read, written anew, and compared member by member as JSROOT reads both.</summary>
public sealed class GraphWritingTests
{
    [Theory]
    [InlineData("graph")]
    [InlineData("graph_empty")]
    [InlineData("errors")]
    [InlineData("asymm")]
    public void Graph_OfRoot640_HasTheSameMembers(string name)
    {
        JsonNode roots = JsRoot.ReadObject(Corpus.Path("root640-graphs.root"), name);
        roots["fHistogram"] = null; // the frame that was drawn, and a fitted function, are not kept
        roots["fFunctions"]!["arr"] = new JsonArray();
        roots["fFunctions"]!["opt"] = new JsonArray();
        using RootFile file = RootFile.Open(Corpus.Path("root640-graphs.root"));
        AssertSame(roots, name, RootGraph.From(file.Get(name)));
    }

    [Theory]
    [InlineData("eff0")]
    [InlineData("eff1")]
    [InlineData("eff4")]
    [InlineData("eff8")]
    [InlineData("effw")]
    [InlineData("eff2d")]
    public void Efficiency_OfRoot640_HasTheSameMembers(string name)
    {
        string path = Corpus.Path("root640-hists.root");
        JsonNode roots = JsRoot.ReadObject(path, name);
        roots["fBeta_bin_params"] = new JsonArray();
        using RootFile file = RootFile.Open(path);
        AssertSame(roots, name, RootEfficiency.From(file.Get(name), path, name));
    }

    [Fact]
    public void Graph_WrittenAndReadAgain_IsTheSame()
    {
        using ScratchFile scratch = new();
        double[] x = [1, 2, double.NaN];
        double[] y = [-1, double.PositiveInfinity, 0.1];
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.Write("dir/points", RootGraph.Points(x, y, "points;x;y"));
            file.Write("errors", RootGraph.WithErrors(x, y, [0.1, 0.2, 0.3], [1, 2, 3]));
            file.Write("asymmetric", RootGraph.WithAsymmetricErrors(x, y, [1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]));
            file.Commit();
        }

        using RootFile read = RootFile.Open(scratch.Path);
        RootGraph points = RootGraph.From(read.Get("dir/points"));
        Assert.Equal("points;x;y", points.Title);
        Assert.Equal(x, points.X.ToArray());
        Assert.Equal(y, points.Y.ToArray());
        Assert.Equal(0, points.LowX.Length);
        Assert.Equal([1, 2, 3], RootGraph.From(read.Get("errors")).HighY.ToArray());
        RootGraph asymmetric = RootGraph.From(read.Get("asymmetric"));
        Assert.Equal([1, 4, 7, 10], [asymmetric.LowX.Span[0], asymmetric.HighX.Span[0], asymmetric.LowY.Span[0], asymmetric.HighY.Span[0]]);
    }

    [Fact]
    public void Graph_ArraysOfDifferentLengths_AreRefused()
    {
        Assert.Contains("3 points has 2 y", Assert.Throws<ArgumentException>(() => RootGraph.Points([1, 2, 3], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("1 errors of y", Assert.Throws<ArgumentException>(() => RootGraph.WithErrors([1, 2], [1, 2], [1, 2], [1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Efficiency_OfDifferentHistograms_IsRefused() => Assert.Throws<ArgumentException>(
        () => new RootEfficiency(RootHistogramTestData.Make("TH1D"), RootHistogramTestData.Make("TH2D")));

    private static void AssertSame(JsonNode roots, string name, WritableObject own)
    {
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.Write(name, own);
            file.Commit();
        }

        Assert.Equal(roots.ToJsonString(), JsRoot.ReadObject(scratch.Path, name).ToJsonString());
    }
}
