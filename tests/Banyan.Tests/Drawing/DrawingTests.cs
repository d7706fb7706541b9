using Banyan.Drawing;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;

namespace Banyan.Tests.Drawing;

public sealed class DrawingTests
{
    private static readonly ArrayColumn[] s_columns =
    [
        ArrayColumn.Scalar("n", 0, 1, 2, 3),
        ArrayColumn.Scalar("met", 5f, 15f, 25f, 35f),
        ArrayColumn.Scalar("w", 1.0, 2.0, 3.0, 4.0),
        ArrayColumn.Vector("pt", [], [10f], [20f, 30f], [40f, 50f, 60f]),
        ArrayColumn.Vector("eta", [], [1f], [-2f, 0.5f], [0f, 3f, -0.2f]),
        ArrayColumn.Vector("jet", [7f], [8f], [9f], []),
        ArrayColumn.Strings("name", "a", "b", "c", "d"),
    ];

    [Fact]
    public void Draw_CutOfTheSameShape_ActsOnElements()
    {
        DrawResult result = Draw("pt", "pt > 15 && abs(eta) < 1", "6,5,65");

        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 0], Contents(result));
        Assert.Equal((4, 4, 0, 0), (result.Events, result.Passed, result.EventsLeftOut, result.ElementsLeftOut));
    }

    [Fact]
    public void Draw_CutOfOneValue_ActsOnEvents()
    {
        DrawResult result = Draw("pt", "n == 2", "6,5,65");

        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 0], Contents(result));
        Assert.Equal(1, result.Passed);
    }

    [Fact]
    public void Draw_ScalarWithCutOnElements_IsFilledForEachThatPasses() => Assert.Equal([0, 0, 0, 1, 3, 0], Contents(Draw("met", "pt > 25", "4,0,40")));

    [Fact]
    public void Draw_NumberAsCut_IsAWeight()
    {
        DrawResult result = Draw("met", "n", "4,0,40");

        Assert.Equal([0, 0, 1, 2, 3, 0], Contents(result));
        Assert.Equal(3, result.Histogram.Entries);
        Assert.True(result.Histogram.IsWeighted);
    }

    [Fact]
    public void Draw_Weight_CountsForEveryElement()
    {
        DrawResult result = Draw("pt", "eta > 0", "6,5,65", weight: "w");

        Assert.Equal([0, 2, 0, 3, 0, 4, 0, 0], Contents(result));
        Assert.Equal([0, 4, 0, 9, 0, 16, 0, 0], result.Histogram.SumW2.ToArray());
    }

    [Theory]
    [InlineData("pt[1]", null, new double[] { 0, 0, 0, 1, 0, 1, 0, 0 }, 4, 2)]
    [InlineData("pt[1] + pt[0]", "n > 0", new double[] { 0, 0, 0, 0, 0, 1, 0, 1 }, 3, 1)]
    [InlineData("n > 1 ? pt[1] : 12", null, new double[] { 0, 2, 0, 1, 0, 1, 0, 0 }, 4, 0)]
    [InlineData("pt[n - 2]", null, new double[] { 0, 0, 1, 0, 0, 1, 0, 0 }, 4, 2)]
    [InlineData("met", "pt[0] > 15", new double[] { 0, 0, 0, 1, 1, 0, 0, 0 }, 2, 0)]
    [InlineData("met", "n > 1 && pt[1] > 35", new double[] { 0, 0, 0, 0, 1, 0, 0, 0 }, 1, 0)]
    public void Draw_ElementThatAnEventLacks_IsLeftOutAndCounted(string expression, string? cut, double[] contents, long passed, long leftOut)
    {
        DrawResult result = Draw(expression, cut, "6,5,65");

        Assert.Equal(contents, Contents(result));
        Assert.Equal((passed, leftOut), (result.Passed, result.EventsLeftOut));
    }

    [Fact]
    public void Draw_TwoDimensions_PairsElements()
    {
        DrawResult result = Draw("eta:pt", null, "6,5,65,2,-2,2");

        var histogram = Assert.IsType<Histogram2D>(result.Histogram);
        Assert.Equal(1, histogram.GetContent(2, 1));
        Assert.Equal(1, histogram.GetContent(3, 2));
        Assert.Equal(6, histogram.Entries);
        Assert.Equal(("pt", "eta"), (histogram.X.Title, histogram.Y.Title));
    }

    [Fact]
    public void Draw_ListsOfDifferentLengths_LeavesOutWhatHasNoPartner()
    {
        DrawResult result = Draw("jet:pt", null, "6,5,65,10,0,10");

        Assert.Equal(2, result.Histogram.Entries);
        Assert.Equal(5, result.ElementsLeftOut);
    }

    [Fact]
    public void Draw_WithoutBins_HoldsAllValues()
    {
        DrawResult flat = Draw("pt", "eta < 2", null);
        DrawResult two = Draw("eta:pt", null, null);
        DrawResult whole = Draw("n", null, null);

        Assert.Equal(5, flat.Histogram.Contents.ToArray()[1..^1].Sum());
        Assert.Equal(6, two.Histogram.SumOfWeights);
        Assert.Equal("(4, -0.5, 3.5)", whole.Histogram.X.ToString());
        Assert.Equal([0, 1, 1, 1, 1, 0], Contents(whole));
    }

    [Fact]
    public void Draw_NothingPasses_GivesAnEmptyHistogram() => Assert.Equal(0, Draw("pt", "n > 99", null).Histogram.Entries);

    [Theory]
    [InlineData("name", null, "'name' is a text, its values are the bins; leave the numbers out")]
    [InlineData("pt", "name", "only numbers can be cuts and weights, 'name' is std::string")]
    public void Draw_WrongShape_IsExplainedBeforeTheFirstEvent(string expression, string? cut, string message) =>
        Assert.Equal(message, Assert.Throws<AnalysisException>(() => Draw(expression, cut, "1,0,1")).Message);

    [Fact]
    public void Draw_MoreValuesThanAreKept_FindsTheSameBins()
    {
        // Enough for the second pass; the first partitions alone would give another range.
        float[] values = [.. Enumerable.Range(0, DrawState.KeptFills + 1000).Select(i => i % 1000 / 10f)];
        using var source = new ArraySource([ArrayColumn.Scalar("x", values)], new ArraySourceOptions { PartitionEntries = [100_000] });

        DrawResult result = Banyan.Drawing.Drawing.Draw(EventFrames.FromSource(source), new DrawRequest(new DrawExpression("x", null)), new RunOptions { Threads = 2 }, CancellationToken.None);

        Assert.Equal(values.Length, result.Histogram.SumOfWeights);
        Assert.Equal(NiceAxis.For(0, values.Max(), false, 80, "x"), result.Histogram.X);
    }

    [Fact]
    public void Draw_AnyThreadsAndPartitions_GivesTheSameHistogram()
    {
        var random = new Random(5);
        float[][] values = [.. Enumerable.Range(0, 3000).Select(_ => Enumerable.Range(0, random.Next(4)).Select(_ => random.NextSingle() * 50).ToArray())];
        Histogram[] results =
        [.. from threads in new[] { 1, 2, 7 }
            select Many(values, threads)];

        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);

        static Histogram Many(float[][] values, int threads)
        {
            using var source = new ArraySource([ArrayColumn.Vector("x", values)], new ArraySourceOptions { PartitionEntries = [100, 317] });
            var request = new DrawRequest(new DrawExpression("x * x", null), "x > 3", "0.1 * x");
            return Banyan.Drawing.Drawing.Draw(EventFrames.FromSource(source), request, new RunOptions { Threads = threads }, CancellationToken.None).Histogram;
        }
    }

    private static double[] Contents(DrawResult result) => result.Histogram.Contents.ToArray();

    private static DrawResult Draw(string expression, string? cut, string? bins, string? weight = null)
    {
        using var source = new ArraySource(s_columns);
        var parsed = DrawExpression.Parse(expression);
        DrawBins[] axes = bins is null ? [] : [.. BinsText.Parse(bins, parsed.Dimensions).Select(axis => new DrawBins(axis))];
        return Banyan.Drawing.Drawing.Draw(EventFrames.FromSource(source), new DrawRequest(parsed, cut, weight) { Bins = axes }, new RunOptions { Threads = 1 }, CancellationToken.None);
    }
}
