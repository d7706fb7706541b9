using Banyan.Execution.Threads;
using Banyan.Frame.Running;
using Banyan.Histograms;
using Banyan.Outputs;
using Banyan.Root.Histograms;

namespace Banyan.Tests.Frame;

public sealed class ThreeDimensionActionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Histo3DAndProfile2D_AnyThreads_SameBitsAndTheNaiveCells(int threads)
    {
        (Histogram3D cube, Profile2D profile) = Run(threads);
        (Histogram3D reference, Profile2D referenceProfile) = Run(1);

        Assert.Equal(reference, cube);
        Assert.Equal(referenceProfile, profile);
        var events = new Events();
        var naive = new Histogram3D(cube.Name, cube.Title, cube.X, cube.Y, cube.Z);
        var naiveProfile = new Profile2D(profile.Name, profile.Title, profile.X, profile.Y);
        for (int i = 0; i < events.Met.Length; i++)
        {
            for (int k = 0; k < events.Pt[i].Length; k++)
            {
                naive.Fill(events.Pt[i][k], events.Eta[i][k], events.Met[i], events.Weight[i]);
                naiveProfile.Fill(events.Pt[i][k], events.Eta[i][k], events.Charge[i][k]);
            }
        }

        Assert.Equal(naive.Entries, cube.Entries);
        AssertClose(naive.Contents, cube.Contents);
        AssertClose(naive.SumW2, cube.SumW2);
        AssertClose(naive.Statistics, cube.Statistics);
        AssertClose(naiveProfile.Contents, profile.Contents);
        AssertClose(naiveProfile.SumWV2, profile.SumWV2);
        AssertClose(naiveProfile.BinEntries, profile.BinEntries);
    }

    [Fact]
    public void RootForm_HasEveryCellAndSum()
    {
        (Histogram3D cube, Profile2D profile) = Run(1);
        RootHistogram three = RootHistograms.From(cube);
        Assert.Equal("TH3D", three.ClassName);
        Assert.Equal(cube.Contents.ToArray(), three.Contents.ToArray());
        Assert.Equal(11, three.Statistics.Length);
        Assert.Equal(cube, Banyan.Inspection.Showing.StoredHistograms.From(three));
        RootHistogram mean = RootHistograms.From(profile);
        Assert.Equal("TProfile2D", mean.ClassName);
        Assert.Equal(profile, Banyan.Inspection.Showing.StoredHistograms.From(mean));
    }

    private static (Histogram3D Cube, Profile2D Profile) Run(int threads)
    {
        var events = new Events();
        events.Frame.Engine = new ThreadEngine();
        Result<Histogram3D> cube = events.Frame.Histo3D("pt", "eta", "met", Axis.Logarithmic(10, 1, 100), Axis.Regular(6, -3, 3), Axis.Regular(5, 0, 100), "weight", "cube");
        Result<Profile2D> profile = events.Frame.Profile2D("pt", "eta", "charge", Axis.Regular(10, 0, 100), Axis.Regular(6, -3, 3), name: "mean");
        events.Frame.Run(new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);
        return (cube.Value, profile.Value);
    }

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Math.Max(1e-9, Math.Abs(expected[i]) * 1e-9));
        }
    }
}
