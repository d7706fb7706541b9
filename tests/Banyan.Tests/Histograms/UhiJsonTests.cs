using System.Text.Json;
using Banyan.Histograms;
using Banyan.Histograms.Uhi;

namespace Banyan.Tests.Histograms;

public class UhiJsonTests
{
    [Fact]
    public void Write_UnweightedHistogram_HasDoubleStorage()
    {
        var h = new Histogram1D("h", "title", Axis.Regular(2, 0, 1, "x"));
        h.Fill(0.1);

        Assert.Equal(
            """{"h":{"uhi_schema":1,"writer_info":{"banyan":{"class":"TH1D","entries":1,"statistics":[1,1,0.1,0.010000000000000002]}},"metadata":{"name":"h","label":"title"},"axes":[{"type":"regular","lower":0,"upper":1,"bins":2,"underflow":true,"overflow":true,"circular":false,"metadata":{"label":"x"}}],"storage":{"type":"double","values":[0,1,0,0]}}}""" + "\n",
            UhiJson.Write([h]));
    }

    [Fact]
    public void Write_WeightedPlane_IsNestedWithXOutermost()
    {
        var h = new Histogram2D("h", "t", Axis.Regular(1, 0, 1), Axis.Variable([0, 1, 2]));
        h.Fill(0.5, 1.5, 3);

        JsonElement one = JsonDocument.Parse(UhiJson.Write([h])).RootElement.GetProperty("h");

        Assert.Equal("variable", one.GetProperty("axes")[1].GetProperty("type").GetString());
        Assert.Equal("weighted", one.GetProperty("storage").GetProperty("type").GetString());
        Assert.Equal(3, one.GetProperty("storage").GetProperty("values").GetArrayLength());
        Assert.Equal(3, one.GetProperty("storage").GetProperty("values")[1][2].GetDouble());
        Assert.Equal(9, one.GetProperty("storage").GetProperty("variances")[1][2].GetDouble());
    }

    /// <summary>The numbers of boost-histogram 1.6.1 for this fill, from UHI's own test resources (tests/resources/valid/mean.json).</summary>
    [Fact]
    public void Write_WeightedProfile_AgreesWithBoostHistogram()
    {
        var p = new Profile1D("p", "t", Axis.Regular(4, 0, 1));
        p.Fill(0.1, 5, 1.2);
        p.Fill(0.1, 6, 2.7);
        p.Fill(0.4, 7, 0.6);

        JsonElement storage = JsonDocument.Parse(UhiJson.Write([p])).RootElement.GetProperty("p").GetProperty("storage");

        Assert.Equal("weighted_mean", storage.GetProperty("type").GetString());
        Assert.Equal(3.9, storage.GetProperty("sum_of_weights")[1].GetDouble(), 1e-12);
        Assert.Equal(8.73, storage.GetProperty("sum_of_weights_squared")[1].GetDouble(), 1e-12);
        Assert.Equal(5.6923076923076925, storage.GetProperty("values")[1].GetDouble(), 1e-12);
        Assert.Equal(0.5, storage.GetProperty("variances")[1].GetDouble(), 1e-12);
        Assert.Equal(0, storage.GetProperty("variances")[2].GetDouble());
    }

    [Fact]
    public void Write_EveryKindOfHistogram_KeepsTheRulesOfTheSchema()
    {
        var categories = new Histogram2D("texts", "t", Axis.Categories(["a", "b#_{1}", string.Empty], "name"), Axis.Logarithmic(3, 1, 1000));
        categories.Fill(1.5, 10);
        var three = new Histogram3D("three", "t", Axis.Regular(2, 0, 1), Axis.Regular(3, 0, 1), Axis.Variable([0, 1, 5]));
        three.Fill(0.1, 0.5, 2, 3);
        var plane = new Profile2D("plane", "t", Axis.Regular(2, 0, 1), Axis.Regular(1, 0, 1));
        plane.Fill(0.1, 0.5, 7);
        var line = new Profile1D("line", "t", Axis.Categories(["x"]));
        line.Fill(0.5, 2, 3);
        var weighted = new Histogram1D("weighted", "t", Axis.Regular(2, 0, 1));
        weighted.Fill(0.1, 2);

        Assert.Equal([], UhiRules.Problems(UhiJson.Write([categories, three, plane, line, weighted, new Histogram1D("empty", string.Empty, Axis.Regular(1, 0, 1))])));
    }

    [Fact]
    public void Write_Texts_AreCategoriesWithoutUnderflow()
    {
        var h = new Histogram1D("h", "t", Axis.Categories(["mu", "e"], "flavour"));
        h.Fill(0.5);
        h.Fill(1.5);
        h.Fill(1.5);

        JsonElement one = JsonDocument.Parse(UhiJson.Write([h])).RootElement.GetProperty("h");

        Assert.Equal("""{"type":"category_str","categories":["mu","e"],"flow":true,"metadata":{"label":"flavour"}}""", one.GetProperty("axes")[0].GetRawText());
        Assert.Equal("[1,2,0]", one.GetProperty("storage").GetProperty("values").GetRawText());
    }

    [Theory]
    [InlineData("""{"h":{"uhi_schema":1,"axes":[]}}""", "'storage' is missing")]
    [InlineData("""{"h":{"uhi_schema":1,"axes":[{"type":"boolean"}],"storage":{"type":"double","values":[1,2,3]}}}""", "values has not the shape")]
    [InlineData("""{"h":{"uhi_schema":1,"axes":[{"type":"boolean"}],"storage":{"type":"int","values":[1,2.5]}}}""", "values has not the shape")]
    [InlineData("""{"h":{"uhi_schema":1,"axes":[{"type":"variable","edges":[1,1],"underflow":false,"overflow":false,"circular":false}],"storage":{"type":"double","values":[1]}}}""", "edges:edges of the axis is not")]
    [InlineData("""{"h":{"uhi_schema":1,"metadata":{"a":{}},"axes":[],"storage":{"type":"double","values":1}}}""", "the metadata 'a' are nested")]
    public void Rules_BrokenDocument_IsFound(string text, string problem) => Assert.StartsWith($"h: {problem}", Assert.Single(UhiRules.Problems(text)), StringComparison.Ordinal);

    [Fact]
    public void Write_SameNameTwice_IsRefused()
    {
        var h = new Histogram1D("h", "t", Axis.Regular(1, 0, 1));

        Assert.Throws<ArgumentException>(() => UhiJson.Write([h, h]));
    }
}
