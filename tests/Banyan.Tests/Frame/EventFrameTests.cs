using Banyan.Frame;
using Banyan.Histograms;

namespace Banyan.Tests.Frame;

public class EventFrameTests
{
    [Fact]
    public void Histo1D_OfScalarAndVector_FillsEveryElement()
    {
        var events = new Events();
        Result<Histogram1D> met = events.Frame.Histo1D("met", 50, 0, 100);
        Result<Histogram1D> pt = events.Frame.Histo1D("pt", 50, 0, 100);
        Result<Histogram1D> weighted = events.Frame.Histo1D("pt", 50, 0, 100, weight: "weight");

        Assert.Equal(events.Met.Length, met.Value.Entries);
        Assert.Equal(events.Pt.Sum(v => v.Length), pt.Value.Entries);
        double expected = events.Pt.Select((v, i) => v.Length * events.Weight[i]).Sum();
        Assert.Equal(expected, weighted.Value.Contents.ToArray().Sum(), expected * 1e-12);
    }

    [Fact]
    public void Run_ManyActions_OnePassOverTheData()
    {
        var events = new Events();
        Result<double> sum = events.Frame.Sum("met");
        Result<long> count = events.Frame.Filter("met > 50").Count();
        Result<double> mean = events.Frame.Mean("met");
        _ = sum.Value;
        int loads = events.Source.BlocksLoaded("met");
        Assert.True(count.IsReady);
        Assert.True(mean.IsReady);
        _ = count.Value;
        _ = mean.Value;

        Assert.Equal(loads, events.Source.BlocksLoaded("met"));
        Assert.Equal(events.Met.Count(x => x > 50), count.Value);
    }

    [Fact]
    public void Filter_ThatNothingPasses_DoesNotReadLaterColumns()
    {
        var events = new Events();
        Result<Histogram1D> pt = events.Frame.Filter("met > 1000").Histo1D("pt", 10, 0, 100);

        Assert.Equal(0, pt.Value.Entries);
        Assert.True(events.Source.BlocksLoaded("met") > 0);
        Assert.Equal(0, events.Source.BlocksLoaded("pt"));
    }

    [Fact]
    public void Define_UsedByManyActionsAndFilters_EvaluatedOncePerEntryAndOnlyWhenNeeded()
    {
        var events = new Events(3000);
        int calls = 0;
        EventFrame frame = events.Frame.Define("x", (float met) =>
        {
            calls++;
            return met * 2;
        });
        EventFrame passed = frame.Filter("met > 50").Filter("x > 150");
        Result<Histogram1D> a = passed.Histo1D("x", 10, 0, 200);
        Result<Histogram1D> b = passed.Histo1D("x + 1", 10, 0, 200);
        Result<double> c = frame.Filter("met > 50").Sum("x * x");
        _ = (a.Value, b.Value, c.Value);

        Assert.Equal(events.Met.Count(x => x > 50), calls);
        Assert.Equal(events.Met.Count(x => x > 75), a.Value.Entries);
    }

    [Fact]
    public void Define_NeededBehindShortCircuitOnly_EvaluatedForThoseEntries()
    {
        var events = new Events(3000);
        int calls = 0;
        EventFrame frame = events.Frame.Define("x", (float met) =>
        {
            calls++;
            return met;
        });
        Result<long> count = frame.Filter("n > 3 && x > 10 && x < 90").Count();
        Result<long> other = frame.Filter("n > 5 ? x > 20 : false").Count();

        Assert.Equal(events.Where(i => events.Count[i] > 3 && events.Met[i] > 10 && events.Met[i] < 90).Length, count.Value);
        Assert.Equal(events.Where(i => events.Count[i] > 5 && events.Met[i] > 20).Length, other.Value);
        Assert.Equal(events.Where(i => events.Count[i] > 3).Length, calls);
    }

    [Fact]
    public void Redefine_AndAlias_SeeTheColumnOfTheirPlace()
    {
        var events = new Events(500);
        EventFrame doubled = events.Frame.Redefine("met", "met * 2").Alias("missing", "met");
        Result<double> plain = events.Frame.Sum("met");
        Result<double> twice = doubled.Sum("met");
        Result<double> alias = doubled.Sum("missing");

        Assert.Equal(events.Met.Sum(x => (double)x), plain.Value, 1e-6);
        Assert.Equal(events.Met.Sum(x => (double)(x * 2)), twice.Value, 1e-6);
        Assert.Equal(twice.Value, alias.Value);
    }

    [Theory]
    [InlineData(3, 9, 2)]
    [InlineData(0, 1, 1)]
    [InlineData(100, 7000, 7)]
    [InlineData(11000, 0, 1)]
    public void Range_BehindAFilter_IsExact(long begin, long end, long stride)
    {
        var events = new Events();
        int[] passed = events.Where(i => events.Met[i] > 40);
        Result<float[]> range = events.Frame.Filter("met > 40").Range(begin, end, stride).Take<float>("met");

        float[] expected = [.. passed.Where((_, k) => k >= begin && (end == 0 || k < end) && (k - begin) % stride == 0).Select(i => events.Met[i])];
        Assert.Equal(expected, range.Value);
    }

    [Fact]
    public void Range_OfTheDataset_ReadsOnlyItsPartitions()
    {
        var events = new Events();
        Result<ulong[]> entries = events.Frame.Range(7000, 7003).Take<ulong>("rdfentry_");

        Assert.Equal([7000UL, 7001UL, 7002UL], entries.Value);
        Assert.Equal(3, events.Frame.LastRun!.Entries);
    }

    [Fact]
    public void Report_NamesTheFiltersOfItsBranch()
    {
        var events = new Events();
        EventFrame selected = events.Frame.Filter("met > 40", "met cut").Filter("n >= 2");
        CutFlow flow = selected.Report().Value;

        int first = events.Where(i => events.Met[i] > 40).Length;
        int second = events.Where(i => events.Met[i] > 40 && events.Count[i] >= 2).Length;
        Assert.Equal([new CutFlowStep("met cut", 20000, first), new CutFlowStep("n >= 2", first, second)], flow.Steps);
    }

    [Fact]
    public void TypedLambda_OverJaggedColumn_SeesTheEventsSlice()
    {
        var events = new Events();
        Result<long> count = events.Frame.Filter((uint n, Jagged<float> pt) => n == 2 && pt[0] > 25f).Count();

        Assert.Equal(events.Where(i => events.Pt[i].Length == 2 && events.Pt[i][0] > 25f).Length, count.Value);
    }

    [Fact]
    public void TypedLambda_WithTheEntryNumber_SeesTheDatasetsNumber()
    {
        var events = new Events();

        Assert.Equal(10, events.Frame.Filter((ulong rdfentry_) => rdfentry_ >= 6000 && rdfentry_ < 6010).Count().Value);
    }

    [Fact]
    public void TypedLambda_WithAnotherType_SaysTheRightOneInCSharp()
    {
        var events = new Events(10);
        AnalysisException error = Assert.Throws<AnalysisException>(() => events.Frame.Filter((Jagged<double> pt) => pt.Length > 0));

        Assert.Contains("Jagged<double>", error.Message, StringComparison.Ordinal);
        Assert.Contains("Jagged<float>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TypedLambda_WithUnknownParameter_NamesTheNearestColumns()
    {
        var events = new Events(10);
        ColumnNotFoundException error = Assert.Throws<ColumnNotFoundException>(() => events.Frame.Filter((float mett) => mett > 1));

        Assert.Contains("met", error.Nearest);
    }

    [Fact]
    public void Define_OfAnExistingColumn_IsRefused()
    {
        var events = new Events(10);

        Assert.Throws<AnalysisException>(() => events.Frame.Define("met", "1"));
        Assert.Throws<ColumnNotFoundException>(() => events.Frame.Redefine("mett", "1"));
    }

    [Fact]
    public void MaskedProduct_IsFusedAndRight()
    {
        var events = new Events();
        Result<double> sum = events.Frame.Define("central", "pt[abs(eta) < 1] * cosh(eta[abs(eta) < 1])").Sum("central");

        double expected = 0;
        for (int i = 0; i < events.Pt.Length; i++)
        {
            for (int j = 0; j < events.Pt[i].Length; j++)
            {
                expected += Math.Abs(events.Eta[i][j]) < 1 ? events.Pt[i][j] * MathF.Cosh(events.Eta[i][j]) : 0;
            }
        }

        Assert.Equal(expected, sum.Value, expected * 1e-6);
    }

    [Fact]
    public void Take_OfAVectorOfAnotherType_IsRefusedWithTheRightOne()
    {
        var events = new Events(10);
        AnalysisException error = Assert.Throws<AnalysisException>(() => events.Frame.Take<double[]>("pt"));

        Assert.Contains("float[]", error.Message, StringComparison.Ordinal);
    }
}
