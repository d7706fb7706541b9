using Banyan.Execution.Threads;
using Banyan.Frame;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;
using Banyan.Frame.Running;
using Banyan.Histograms;

namespace Banyan.Tests.Frame;

/// <summary>Statistics, tables and the user's own results: against a naive computation, and the same for any number of threads.</summary>
public sealed class AggregateTests
{
    public static TheoryData<int> Threads => [1, 2, 7];

    private static Events Open(int threads)
    {
        var events = new Events();
        events.Frame.Engine = new ThreadEngine();
        events.Frame.Run(new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);
        return events;
    }

    private static void Run(Events events, int threads) => events.Frame.Run(new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Threads))]
    public void Stats_Weighted_AsTheNaiveSums(int threads)
    {
        Events events = Open(threads);
        Result<Statistic> plain = events.Frame.Stats("met");
        Result<Statistic> weighted = events.Frame.Stats("pt", "weight");
        Run(events, threads);

        double mean = events.Met.Average(x => (double)x);
        Assert.Equal(events.Met.Length, plain.Value.Count);
        Assert.Equal(mean, plain.Value.Mean, 1e-10);
        Assert.Equal(Math.Sqrt(events.Met.Sum(x => (x - mean) * (x - mean)) / (events.Met.Length - 1)), plain.Value.Rms, 1e-10);
        Assert.Equal(events.Met.Min(), plain.Value.Min);
        Assert.Equal(events.Met.Max(), plain.Value.Max);
        double w = events.Pt.Select((v, i) => v.Length * events.Weight[i]).Sum();
        double wx = events.Pt.Select((v, i) => v.Sum(x => (double)x) * events.Weight[i]).Sum();
        Assert.Equal(w, weighted.Value.SumOfWeights, w * 1e-12);
        Assert.Equal(wx / w, weighted.Value.Mean, 1e-10);
        Statistic again = Again(frame => frame.Stats("pt", "weight"), 1);
        Assert.Equal(again, weighted.Value);
    }

    [Fact]
    public void Statistic_CancellingWeightsAndFarMeans_StayExact()
    {
        var statistic = new Statistic();
        foreach ((double x, double weight) in new[] { (1e9 + 1, 1.0), (5, 0.0), (1e9 + 2, -1), (1e9 + 3, 1), (1e9 + 5, 1) })
        {
            statistic.Fill(x, weight);
        }

        Assert.Equal(4, statistic.Count);
        Assert.Equal(2, statistic.SumOfWeights);
        Assert.Equal(1e9 + 3.5, statistic.Mean);
        Assert.Equal((2.5 * 2.5 - 1.5 * 1.5 + 0.25 + 2.25) / 2 * (4.0 / 3), statistic.Variance, 1e-12);
        Assert.Equal(-1, new Statistic().Rms);
        Assert.Equal(double.MaxValue, new Statistic().Min);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Aggregate_OfManyKindsOfState_AsTheNaiveFold(int threads)
    {
        Events events = Open(threads);
        EventFrame frame = events.Frame.Filter("met > 20");
        Result<(long Count, double Sum)> pair = frame.Aggregate(() => (Count: 0L, Sum: 0.0), ((long Count, double Sum) s, float met, Jagged<float> pt) => (s.Count + pt.Length, s.Sum + met), (a, b) => (a.Count + b.Count, a.Sum + b.Sum));
        Result<List<float>> list = frame.Aggregate(() => new List<float>(), (List<float> s, float met) => s.Add(met), (a, b) =>
        {
            a.AddRange(b);
            return a;
        });
        Result<double> widened = frame.Aggregate(() => 0.0, (double s, double met, long run) => Math.Max(s, met * run), Math.Max);
        Run(events, threads);

        int[] passed = events.Where(i => events.Met[i] > 20);
        Assert.Equal(passed.Sum(i => (long)events.Pt[i].Length), pair.Value.Count);
        Assert.Equal(passed.Sum(i => (double)events.Met[i]), pair.Value.Sum, 1e-6);
        Assert.Equal(passed.Select(i => events.Met[i]), list.Value);
        Assert.Equal(passed.Max(i => (double)events.Met[i] * events.Run[i]), widened.Value);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Reduce_AsTheNaiveFold(int threads)
    {
        Events events = Open(threads);
        Result<float> largest = events.Frame.Reduce<float>("met", Math.Max, float.MinValue);
        Result<int> xor = events.Frame.Reduce<int>("run", (a, b) => a ^ b);
        Run(events, threads);

        Assert.Equal(events.Met.Max(), largest.Value);
        Assert.Equal(events.Run.Aggregate(0, (a, b) => a ^ b), xor.Value);
    }

    [Fact]
    public void Aggregate_WrongFunctions_AreExplained()
    {
        var events = new Events(100);
        Assert.Contains("the first parameter", Assert.Throws<AnalysisException>(() => events.Frame.Aggregate(() => 0.0, (float met) => 1.0, (a, b) => a)).Message, StringComparison.Ordinal);
        Assert.Contains("must return the new state, which is double", Assert.Throws<AnalysisException>(() => events.Frame.Aggregate(() => 0.0, (double s, float met) => 1, (a, b) => a)).Message, StringComparison.Ordinal);
        Assert.Contains("'mett' is not a column; did you mean met", Assert.Throws<ColumnNotFoundException>(() => events.Frame.Aggregate(() => 0.0, (double s, float mett) => s, (a, b) => a)).Message, StringComparison.Ordinal);
        Assert.Equal(events.Met.Aggregate(0.0, (sum, met) => Math.Max(sum, met)), events.Frame.Reduce<double>("met", Math.Max).Value);
        Assert.Equal(events.Run.Max(), events.Frame.Reduce<long>("run", Math.Max).Value);
        Assert.Contains("needs one float per entry", Assert.Throws<AnalysisException>(() => events.Frame.Reduce<float>("weight", (a, b) => a)).Message, StringComparison.Ordinal);
        Result<double> fails = events.Frame.Aggregate(() => 0.0, double (double s, float met) => throw new InvalidOperationException("no"), (double a, double b) => a);
        Assert.Contains("failed: InvalidOperationException: no", Assert.Throws<EventFailureException>(() => fails.Value).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Display_ShowsTheFirstEntries(int threads)
    {
        Events events = Open(threads);
        EventFrame frame = events.Frame.Filter("n > 1").Define("double_met", "2 * met");
        Result<DisplayTable> table = frame.Display(["run", "n", "pt", "n > 2"], 3);
        Run(events, threads);

        int[] first = [.. events.Where(i => events.Count[i] > 1).Take(3)];
        Assert.Equal(["run", "n", "pt", "n > 2"], table.Value.Columns);
        Assert.Equal(3, table.Value.Rows.Count);
        for (int k = 0; k < 3; k++)
        {
            string pt = $"[{string.Join(", ", events.Pt[first[k]].Select(x => x.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]";
            Assert.Equal([events.Run[first[k]].ToString(), events.Count[first[k]].ToString(), pt, events.Count[first[k]] > 2 ? "true" : "false"], table.Value.Rows[k]);
        }

        Assert.StartsWith("row  run", table.Value.ToString(), StringComparison.Ordinal);
        Assert.Contains("double_met", frame.Display(rows: 1).Value.Columns);
        Assert.True(events.Source.BlocksLoaded("eta") <= 1, "only what the rows need is read");
    }

    [Fact]
    public void Foreach_EntriesInOrderOnTheCallingThread_AndNothingElseRuns()
    {
        Events events = Open(7);
        Result<long> count = events.Frame.Count();
        var seen = new List<(ulong, float)>();
        int thread = Environment.CurrentManagedThreadId;
        RunSummary summary = events.Frame.Filter("met > 50").Foreach((ulong rdfentry_, float met) =>
        {
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            seen.Add((rdfentry_, met));
        });

        Assert.Equal(events.Where(i => events.Met[i] > 50).Select(i => ((ulong)i, events.Met[i])), seen);
        Assert.Equal(events.Met.Length, summary.Entries);
        Assert.False(count.IsReady);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Report_Weighted_SumsAtEveryFilter(int threads)
    {
        Events events = Open(threads);
        EventFrame frame = events.Frame.Filter("met > 20", "met").Range(0, 9000).Filter("n > 2", "objects");
        Result<CutFlow> report = frame.Report("weight");
        Result<CutFlow> raw = frame.Report();
        Run(events, threads);

        int[] all = events.Where(_ => true);
        int[] met = [.. all.Where(i => events.Met[i] > 20)];
        int[] ranged = [.. met.Take(9000)];
        int[] last = [.. ranged.Where(i => events.Count[i] > 2)];
        Check(report.Value.Steps[0].Weights!, all, met);
        Check(report.Value.Steps[1].Weights!, ranged, last);
        Assert.Equal(new CutFlow([new("met", all.Length, met.Length), new("objects", 9000, last.Length)]), raw.Value);
        Assert.Equal(["met", "objects"], frame.FilterNames);
        Assert.Equal(Again(f => f.Filter("met > 20", "met").Range(0, 9000).Filter("n > 2", "objects").Report("weight"), 1), report.Value);

        void Check(CutFlowWeights weights, int[] reached, int[] passed)
        {
            Assert.Equal(reached.Sum(i => events.Weight[i]), weights.All, 1e-7);
            Assert.Equal(reached.Sum(i => events.Weight[i] * events.Weight[i]), weights.AllSquares, 1e-7);
            Assert.Equal(passed.Sum(i => events.Weight[i]), weights.Passed, 1e-7);
            Assert.Equal(passed.Sum(i => events.Weight[i] * events.Weight[i]), weights.PassedSquares, 1e-7);
        }
    }

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(2, 20_000)]
    [InlineData(7, 20_000)]
    [InlineData(1, 70_000)]
    [InlineData(2, 70_000)]
    [InlineData(7, 70_000)]
    public void Histo1D_WithoutBins_CoversTheDataForAnyThreads(int threads, int count)
    {
        var events = new Events(count);
        events.Frame.Engine = new ThreadEngine();
        Result<Histogram1D> met = events.Frame.Histo1D("met", "weight");
        Result<Histogram1D> whole = events.Frame.Filter("n > 0").Histo1D("charge", name: "q", title: "charge");
        Result<Histogram1D> nothing = events.Frame.Filter("met > 1e9").Histo1D("met");
        Result<long> entries = events.Frame.Count();
        RunSummary summary = events.Frame.Run(new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);

        Assert.Equal(NiceAxis.For(events.Met.Min(), events.Met.Max(), false, 128, string.Empty), met.Value.X);
        Assert.Equal("(3, -1.5, 1.5)", whole.Value.X.ToString());
        Assert.Equal(events.Charge.Sum(v => v.Count(q => q > 0)), whole.Value.GetContent(3));
        Assert.Equal(count, met.Value.Entries);
        Assert.Equal(count, entries.Value);
        Assert.Equal(count, summary.Entries);
        Assert.Equal(0, met.Value.GetContent(0) + met.Value.GetContent(met.Value.X.BinCount + 1));
        Assert.Equal(events.Weight.Sum(), met.Value.SumOfWeights, 1e-6);
        Assert.Equal("(128, 0, 1)", nothing.Value.X.ToString());
        Assert.Equal(("q", "charge"), (whole.Value.Name, whole.Value.Title));
        var reference = new Events(count);
        Assert.Equal(reference.Frame.Histo1D("met", "weight").Value, met.Value);
    }

    [Fact]
    public void Report_WeightedTwice_SharesTheSumsOfCommonFilters()
    {
        var events = new Events(1000);
        EventFrame common = events.Frame.Filter("met > 20", "met");
        Result<CutFlow> first = common.Filter("n > 2", "objects").Report("weight");
        Result<CutFlow> second = common.Filter("n > 4", "more objects").Report("weight");
        Assert.Equal(4, events.Frame.Explain().Split('\n').Count(line => line.Contains("→ Weights of weight", StringComparison.Ordinal)));
        Assert.Equal(first.Value.Steps[0], second.Value.Steps[0]);
        Assert.NotEqual(first.Value.Steps[1].Weights, second.Value.Steps[1].Weights);
        Result<CutFlow> later = common.Report("weight");
        Assert.Equal(first.Value.Steps[0], later.Value.Steps[0]);
    }

    [Fact]
    public void Histo1D_WithoutBins_KeepsItsTitles()
    {
        Histogram1D h = new Events(100).Frame.Histo1D("met", name: "h", title: "t", xTitle: "E", yTitle: "n").Value;
        Assert.Equal(("h", "t", "E", "n"), (h.Name, h.Title, h.X.Title, h.YTitle));
    }

    [Fact]
    public void Columns_AreToldByNameAndType()
    {
        EventFrame frame = new Events(10).Frame.Define("twice", "2 * met");
        Assert.True(frame.HasColumn("met"));
        Assert.True(frame.HasColumn("twice"));
        Assert.False(frame.HasColumn("Met"));
        Assert.Equal(["twice"], frame.DefinedColumnNames);
        Assert.Equal(frame.ColumnNames.Count, frame.Redefine("met", "met + 1").ColumnNames.Count);
        Assert.Contains("twice : float", frame.Describe(), StringComparison.Ordinal);
    }

    /// <summary>A user's own action: counts the elements of a vector, with a state of its own.</summary>
    private sealed class LengthsAction(BoundExpression input) : BoundAction([input])
    {
        public long[] Value { get; private set; } = [];

        public override string Kind => "Elements";

        public override ActionState CreateState() => new State();

        public override void Finish(ActionState merged) => Value = [((State)merged).Count];

        private sealed class State : NumericState
        {
            private static readonly StateMark s_mark = new(0x1234_0001, "elements");

            public long Count { get; private set; }

            public override void Consume(int count, ReadOnlySpan<NumericStream> streams) => Count += count;

            public override void Merge(ActionState later) => Count += ((State)later).Count;

            public override void Write(BinaryWriter writer)
            {
                s_mark.Write(writer);
                writer.Write(Count);
            }

            public override void Read(BinaryReader reader) => s_mark.Read(reader, () => Count = reader.ReadInt64());
        }
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Book_UsersOwnAction_RunsWithTheOthers(int threads)
    {
        Events events = Open(threads);
        var action = new LengthsAction(events.Frame.Bind("pt"));
        Result<long[]> own = events.Frame.Book(action, () => action.Value);
        Run(events, threads);

        Assert.Equal([events.Pt.Sum(v => (long)v.Length)], own.Value);
        StateForms.AssertRoundTrip(action);
    }

    private static T Again<T>(Func<EventFrame, Result<T>> book, int threads)
    {
        Events events = Open(threads);
        Result<T> result = book(events.Frame);
        Run(events, threads);
        return result.Value;
    }
}
