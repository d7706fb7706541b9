using Banyan.Execution.Threads;
using Banyan.Frame.Running;
using Banyan.Histograms;
using Banyan.Tests.Frame;

namespace Banyan.Tests.Execution;

/// <summary>Real plans on threads: the bits are those of the engine that runs on one thread.</summary>
public class ThreadEngineFrameTests
{
    private static byte[] Compute(Engine engine, int threads)
    {
        var events = new Events(30_000, seed: 5);
        EventFrame frame = events.Frame;
        frame.Engine = engine;
        frame.Options = new RunOptions { Threads = threads };
        EventFrame selected = frame.Filter("met > 20", "met").Define("ht", "Sum(pt)").Filter("n > 1", "two");
        Result<Histogram1D> weighted = selected.Histo1D("pt", 50, 0, 100, "weight");
        Result<Histogram1D> plain = frame.Histo1D("met", 30, 0, 90);
        Result<Histogram2D> plane = selected.Histo2D("pt", "eta", Axis.Regular(20, 0, 100), Axis.Regular(10, -3, 3));
        Result<Profile1D> profile = selected.Profile1D("met", "ht", 25, 0, 100, "weight");
        Result<double> sum = selected.Sum("weight");
        Result<double> deviation = selected.StdDev("pt");
        Result<double> lowest = selected.Min("eta");
        Result<float[]> values = selected.Range(100, 2000, 7).Take<float>("met");
        Result<CutFlow> report = selected.Report();
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (Histogram histogram in new Histogram[] { weighted.Value, plain.Value, plane.Value, profile.Value })
        {
            histogram.Write(writer);
        }

        foreach (double number in new[] { sum.Value, deviation.Value, lowest.Value })
        {
            writer.Write(number);
        }

        foreach (float value in values.Value)
        {
            writer.Write(value);
        }

        foreach (CutFlowStep step in report.Value.Steps)
        {
            writer.Write($"{step}");
        }

        writer.Flush();
        return stream.ToArray();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_AnyNumberOfThreads_GivesTheBitsOfOneThread(int threads) =>
        Assert.Equal(Compute(SerialEngine.Instance, 1), Compute(new ThreadEngine(), threads));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_FailuresInManyEntries_NamesTheLowest(int threads)
    {
        var events = new Events(20_000, partitions: [100, 333]);
        long lowest = events.Where(i => events.Pt[i].Length == 0).First(i => i > 3000);
        events.Frame.Engine = new ThreadEngine();
        events.Frame.Options = new RunOptions { Threads = threads };
        Result<double> sum = events.Frame.Filter("rdfentry_ > 3000").Sum("pt[0]");

        EventFailureException failure = Assert.Throws<EventFailureException>(() => sum.Value);

        Assert.Equal(lowest, failure.Entry);
    }
}
