using Banyan.Histograms;
using Banyan.Outputs;

namespace Banyan.Tests.Outputs;

public sealed class HistogramCsvTests
{
    [Fact]
    public void Write_OneDimension_HasARowPerCell()
    {
        var h = new Histogram1D("h", "h", Axis.Regular(2, 0, 1));
        h.Fill(-1);
        h.Fill(0.75, 2);
        h.Fill(0.75, 2);
        h.Fill(5);

        Assert.Equal("x_low,x_high,content,error\n-inf,0,1,1\n0,0.5,0,0\n0.5,1,4,2.8284271247461903\n1,inf,1,1\n", HistogramCsv.Write([("h", h)]));
    }

    [Fact]
    public void Write_SeveralLines_BeginWithTheirLabels()
    {
        var h = new Histogram1D("h", "h", Axis.Regular(1, 0, 1));

        string text = HistogramCsv.Write([("a, \"b\"", h), ("c", h)]);

        Assert.Equal("label,x_low,x_high,content,error", text.Split('\n')[0]);
        Assert.Equal("\"a, \"\"b\"\"\",-inf,0,0,0", text.Split('\n')[1]);
        Assert.Equal("c,1,inf,0,0", text.Split('\n')[6]);
    }

    [Fact]
    public void Write_TwoDimensionsAndProfiles_HaveTheirColumns()
    {
        var plane = new Histogram2D("h", "h", Axis.Regular(1, 0, 1), Axis.Variable([0, 1, 10]));
        plane.Fill(0.5, 5);
        var profile = new Profile1D("p", "p", Axis.Regular(1, 0, 1));
        profile.Fill(0.5, 3);
        profile.Fill(0.5, 5);

        string[] rows = HistogramCsv.Write([("h", plane)]).Split('\n');
        Assert.Equal("x_low,x_high,y_low,y_high,content,error", rows[0]);
        Assert.Equal("0,1,1,10,1,1", rows[1 + plane.GetCell(1, 2)]);
        Assert.Equal(2 + (3 * 4), rows.Length);
        Assert.Equal("x_low,x_high,sum_of_weights,mean,error\n-inf,0,0,0,0\n0,1,2,4,0.7071067811865475\n1,inf,0,0,0\n", HistogramCsv.Write([("p", profile)]));
    }
}
