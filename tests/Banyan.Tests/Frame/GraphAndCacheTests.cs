using Banyan.Execution.Threads;
using Banyan.Frame;
using Banyan.Frame.Actions;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;
using Banyan.Outputs;
using Banyan.Root.Histograms;

namespace Banyan.Tests.Frame;

/// <summary>Graphs and datasets in memory.</summary>
public class GraphAndCacheTests
{
    private readonly Events _events = new(3000, partitions: [500, 333, 10]);

    [Fact]
    public void Graph_ScalarsAndVectors_HasPointsInEntryOrder()
    {
        EventFrame frame = _events.Frame;
        int[] passed = _events.Where(i => _events.Met[i] > 50);
        Result<Graph> scalars = frame.Filter("met > 50").Graph("met", "run * 2.");
        Result<Graph> vectors = frame.Graph("met", "pt", name: "g", title: "a title");

        Assert.Equal(passed.Select(i => (double)_events.Met[i]), scalars.Value.X.ToArray());
        Assert.Equal(passed.Select(i => _events.Run[i] * 2.0), scalars.Value.Y.ToArray());
        Assert.Equal(_events.Pt.SelectMany((pt, i) => pt.Select(_ => (double)_events.Met[i])), vectors.Value.X.ToArray());
        Assert.Equal(_events.Pt.SelectMany(pt => pt).Select(pt => (double)pt), vectors.Value.Y.ToArray());
        Assert.Equal(("g", "a title", "met", "pt", false), (vectors.Value.Name, vectors.Value.Title, vectors.Value.XTitle, vectors.Value.YTitle, vectors.Value.HasErrors));
        Assert.Equal("run * 2.:met", scalars.Value.Name);
    }

    [Fact]
    public void GraphAsymmErrors_SixExpressions_AreWrittenAsRootsClass()
    {
        Graph graph = _events.Frame.GraphAsymmErrors("met", "weight", "1.", "2.", "3.", "run").Value;

        Assert.Equal([1, 2, 3], new[] { graph.LowX.Span[7], graph.HighX.Span[7], graph.LowY.Span[7] });
        Assert.Equal(_events.Run.Select(run => (double)run), graph.HighY.ToArray());
        RootGraph stored = RootGraphs.From(graph);
        Assert.Equal(("TGraphAsymmErrors", "weight:met;met;weight"), (stored.ClassName, stored.Title));
        Assert.Equal(graph.HighY.ToArray(), stored.HighY.ToArray());
    }

    [Fact]
    public void Graph_ManyThreads_IsTheSame()
    {
        EventFrame frame = _events.Frame;
        frame.Engine = new ThreadEngine();
        double[] one = Points(1);

        Assert.Equal(one, Points(4));

        double[] Points(int threads)
        {
            Result<Graph> graph = frame.Filter("n > 2").Graph("pt", "eta");
            frame.Run(new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);
            return [.. graph.Value.X.ToArray(), .. graph.Value.Y.ToArray()];
        }
    }

    [Fact]
    public void Graph_WrongInput_IsRefused()
    {
        var frame = EventFrame.FromSource(new ArraySource(ArrayColumn.Strings("s", "a"), ArrayColumn.Scalar("x", 1.0)));

        Assert.Equal("Graph needs numbers or a vector of numbers, 's' is std::string", Assert.Throws<AnalysisException>(() => frame.Graph("x", "s")).Message.Split('\n')[0]);
    }

    [Fact]
    public void Graph_BinaryForm_Survives()
    {
        var frame = new Events(20).Frame;
        GraphAction action = Assert.IsType<GraphAction>(frame.Graph("met", "pt").Action);

        StateForms.AssertRoundTrip(action);
    }

    [Fact]
    public void Cache_EveryKindOfColumn_GivesTheSameDatasetOfWhatPassed()
    {
        var source = new ArraySource(
            [
                ArrayColumn.Scalar("i", [.. Enumerable.Range(0, 100)]),
                ArrayColumn.Scalar("b", [.. Enumerable.Range(0, 100).Select(i => i % 3 == 0)]),
                ArrayColumn.Vector("v", [.. Enumerable.Range(0, 100).Select(i => Enumerable.Range(0, i % 5).Select(k => i + (k / 10f)).ToArray())]),
                ArrayColumn.Nested("m", [.. Enumerable.Range(0, 100).Select(i => Enumerable.Range(0, i % 4).Select(k => Enumerable.Range(0, k).Select(l => (double)(i * k * l)).ToArray()).ToArray())]),
                ArrayColumn.Strings("s", [.. Enumerable.Range(0, 100).Select(i => new string('x', i % 7))]),
                ArrayColumn.StringVectors("t", [.. Enumerable.Range(0, 100).Select(i => Enumerable.Range(0, i % 3).Select(k => $"{i}/{k}").ToArray())]),
            ],
            new ArraySourceOptions { BlockEntries = [7, 3], PartitionEntries = [13, 5] });
        EventFrame frame = EventFrame.FromSource(source).Define("d", "v * 2").Define("p", "ROOT::Math::PtEtaPhiMVector(1., 2., 3., 4.)").Filter("i % 2 == 1");

        EventFrame cached = frame.Cache();

        // What is no data, a four-vector, cannot be kept.
        Assert.Equal(["i", "b", "v", "m", "s", "t", "d"], cached.ColumnNames);
        Assert.Equal(50, cached.Source.EntryCount);
        Assert.Equal(frame.Take<int>("i").Value, cached.Take<int>("i").Value);
        Assert.Equal(frame.Take<bool>("b").Value, cached.Take<bool>("b").Value);
        Assert.Equal(frame.Take<float[]>("v").Value, cached.Take<float[]>("v").Value);
        Assert.Equal(frame.Take<double[][]>("m").Value, cached.Take<double[][]>("m").Value);
        Assert.Equal(frame.Take<string>("s").Value, cached.Take<string>("s").Value);
        Assert.Equal(frame.Take<string[]>("t").Value, cached.Take<string[]>("t").Value);
        Assert.Equal(frame.Take<float[]>("d").Value, cached.Take<float[]>("d").Value);
        Assert.Equal(frame.ColumnType("m"), cached.ColumnType("m"));
    }

    [Fact]
    public void Cache_ChosenColumns_ReadsTheDatasetOnce()
    {
        EventFrame cached = _events.Frame.Filter("met > 50").Define("twice", "met * 2").Cache("twice", "pt");
        int loads = _events.Source.BlocksLoaded("met");

        double mean = cached.Filter("Sum(pt) > 0").Mean("twice").Value;

        Assert.Equal(["twice", "pt"], cached.ColumnNames);
        Assert.Equal(loads, _events.Source.BlocksLoaded("met"));
        int[] passed = _events.Where(i => _events.Met[i] > 50 && _events.Pt[i].Sum() > 0);
        Assert.Equal(passed.Average(i => 2.0 * _events.Met[i]), mean, 1e-4);
    }

    [Fact]
    public void Cache_NothingPassed_IsAnEmptyDataset() => Assert.Equal(0, _events.Frame.Filter("met < 0").Cache("pt").Count().Value);

    [Fact]
    public void Cache_WhatCannotBeKept_SaysSo()
    {
        EventFrame frame = _events.Frame.Define("p", "ROOT::Math::PtEtaPhiMVector(1., 2., 3., 4.)");

        Assert.StartsWith("the column 'p' cannot be kept in memory: it is ", Assert.Throws<AnalysisException>(() => frame.Cache("p")).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean met", Assert.Throws<ColumnNotFoundException>(() => frame.Cache("meet")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cache_BinaryForm_Survives()
    {
        var frame = new Events(20).Frame;

        StateForms.AssertRoundTrip(new CacheAction([("pt", frame.Bind("pt")), ("met", frame.Bind("met"))]));
    }
}
