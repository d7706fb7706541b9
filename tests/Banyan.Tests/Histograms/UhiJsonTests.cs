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
    public void Write_SameNameTwice_IsRefused()
    {
        var h = new Histogram1D("h", "t", Axis.Regular(1, 0, 1));

        Assert.Throws<ArgumentException>(() => UhiJson.Write([h, h]));
    }
}
