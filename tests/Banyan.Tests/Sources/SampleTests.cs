using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;
using Banyan.Sources;

namespace Banyan.Tests.Sources;

/// <summary>Samples with metadata, and columns that only some files have.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-samples").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A file with 100 entries: x = number + 1000 × offset, and, where asked, a vector, a string and a number that other files lack.</summary>
    private string Write(string name, int offset, bool withExtra, string tree = "t")
    {
        int[] x = [.. Enumerable.Range(0, 100).Select(i => i + (1000 * offset))];
        List<ArrayColumn> columns = [ArrayColumn.Scalar("x", x)];
        if (withExtra)
        {
            columns.Add(ArrayColumn.Scalar("extra", [.. x.Select(value => value * 0.5f)]));
            columns.Add(ArrayColumn.Vector("list", [.. x.Select(value => new[] { value, value + 1 })]));
            columns.Add(ArrayColumn.Strings("word", [.. x.Select(value => $"w{value}")]));
        }

        string path = Path.Join(_folder, name);
        using var source = new ArraySource([.. columns]);
        _ = Banyan.Sources.Output.Snapshots.Snapshot(EventFrame.FromSource(source), tree, path).Value;
        return path;
    }

    private SampleInput[] Samples() =>
    [
        new("signal", [Write("a.root", 1, true), Write("b.root", 2, true)], "t") { Metadata = new Dictionary<string, object> { ["xsec"] = 1.5, ["year"] = 2018L, ["isData"] = false, ["group"] = "ttH" } },
        new("background", [Write("c.root", 3, false, "other")], "other") { Metadata = new Dictionary<string, object> { ["xsec"] = 10, ["year"] = 2017, ["isData"] = false, ["group"] = "tt" } },
    ];

    public static TheoryData<int> Threads => [1, 2, 7];

    private static void Run(EventFrame frame, int threads) => frame.Run(new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Threads))]
    public void DefinePerSample_Expressions_TakeEachSamplesMetadata(int threads)
    {
        EventFrame frame = EventFrame.FromSamples(Samples()).DefinePerSample("w", "xsec * 2").DefinePerSample("y", "year + 1").DefinePerSample("name", "sample").DefinePerSample("kind", "group == \"tt\" ? 1 : 0");
        Result<double> sum = frame.Sum("w");
        Result<double[]> w = frame.Take<double>("w");
        Result<long[]> years = frame.Take<long>("y");
        Result<string[]> names = frame.Take<string>("name");
        Assert.Contains("columns per sample\n  xsec : double\n", frame.Explain(), StringComparison.Ordinal);
        Assert.DoesNotContain(frame.RequiredColumns, column => column.Name == "xsec");
        Result<long> signal = frame.Filter("name == \"signal\" && kind == 0").Count();
        Result<double> weighted = frame.Sum("x * w");
        Run(frame, threads);

        Assert.Equal((200 * 3) + (100 * 20), sum.Value);
        Assert.Equal([.. Enumerable.Repeat(3.0, 200), .. Enumerable.Repeat(20.0, 100)], w.Value);
        Assert.Equal([.. Enumerable.Repeat(2019L, 200), .. Enumerable.Repeat(2018L, 100)], years.Value);
        Assert.Equal([.. Enumerable.Repeat("signal", 200), .. Enumerable.Repeat("background", 100)], names.Value);
        Assert.Equal(200, signal.Value);
        Assert.Equal((3.0 * ((100 * 1000) + 4950 + (100 * 2000) + 4950)) + (20.0 * ((100 * 3000) + 4950)), weighted.Value);
        frame.Source.Dispose();
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void DefinePerSample_Functions_GetFileTreeAndEntries(int threads)
    {
        EventFrame frame = EventFrame.FromSamples(Samples())
            .DefinePerSample("file", part => Path.GetFileName(part.File))
            .DefinePerSample("isB", part => part.Contains("b.root/t"))
            .DefinePerSample("w", part => part.GetDouble("xsec") + (part.Name == "signal" ? 100 : 0))
            .DefinePerSample("entries", part => part.EndEntry - part.FirstEntry);
        Result<string[]> files = frame.Take<string>("file");
        Result<long> b = frame.Filter("isB").Count();
        Result<double> sum = frame.Sum("w");
        Result<double> entries = frame.Max("entries");
        Run(frame, threads);

        Assert.Equal(["a.root", "b.root", "c.root"], files.Value.Distinct());
        Assert.Equal(100, b.Value);
        Assert.Equal((200 * 101.5) + (100 * 10), sum.Value);
        Assert.Equal(100, entries.Value);
        frame.Source.Dispose();
    }

    [Fact]
    public void DefinePerSample_WhatASampleLacks_IsAnErrorBeforeTheRun()
    {
        SampleInput[] samples = Samples();
        samples[1] = samples[1] with { Metadata = new Dictionary<string, object> { ["group"] = 3.5 } };
        EventFrame frame = EventFrame.FromSamples(samples);

        Assert.Contains("sample 'background' has no metadata 'xsec'", Assert.Throws<AnalysisException>(() => frame.DefinePerSample("w", "xsec")).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean xsec", Assert.Throws<ColumnNotFoundException>(() => frame.DefinePerSample("w", "xsecs")).Message, StringComparison.Ordinal);
        Assert.Contains("must be numbers, bools or strings", Assert.Throws<AnalysisException>(() => frame.DefinePerSample("w", "group")).Message, StringComparison.Ordinal);
        Assert.Contains("sample 'background' has no metadata 'xsec'", Assert.Throws<AnalysisException>(() => frame.DefinePerSample("w", part => part.GetDouble("xsec"))).Message, StringComparison.Ordinal);
        Assert.Contains("exists already", Assert.Throws<AnalysisException>(() => frame.DefinePerSample("x", "1")).Message, StringComparison.Ordinal);
        Assert.Contains("two samples are named", Assert.Throws<InputException>(() => EventFrame.FromSamples(samples[0], samples[0])).Message, StringComparison.Ordinal);
        frame.Source.Dispose();
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void DefaultValueFor_FilesThatLackAColumn_GetTheValueInTheColumnsType(int threads)
    {
        // The first file has the columns, the second lacks them; then the other way round.
        foreach (bool missingFirst in new[] { false, true })
        {
            string with = Write($"with{missingFirst}{threads}.root", 1, true);
            string without = Write($"without{missingFirst}{threads}.root", 2, false);
            EventFrame frame = EventFrame.Open("t", missingFirst ? [without, with] : [with, without]);
            EventFrame full = frame.DefaultValueFor("extra", -1).DefaultValueFor("list", new[] { 7, 8, 9 }).DefaultValueFor("word", "none");
            Assert.Equal(DataType.Scalar(ElementKind.Float32), full.ColumnType("extra"));
            Result<double> extra = full.Sum("extra");
            Result<double> list = full.Sum("list");
            Result<long> none = full.Filter("word == \"none\"").Count();
            Result<long> available = frame.FilterAvailable("extra").Count();
            Result<double> read = frame.FilterAvailable("extra").Sum("extra");
            Result<double> missing = frame.FilterMissing("extra").Sum("x");
            Run(frame, threads);

            double values = Enumerable.Range(0, 100).Sum(i => i + 1000.0);
            Assert.Equal((values * 0.5) - 100, extra.Value);
            Assert.Equal((2 * values) + 100 + (100 * 24), list.Value);
            Assert.Equal(100, none.Value);
            Assert.Equal(100, available.Value);
            Assert.Equal(values * 0.5, read.Value);
            Assert.Equal(Enumerable.Range(0, 100).Sum(i => i + 2000.0), missing.Value);
            frame.Source.Dispose();
        }
    }

    [Fact]
    public void DefaultValueFor_WrongUses_AreExplained()
    {
        EventFrame frame = EventFrame.Open("t", Write("p.root", 1, true), Write("q.root", 2, false));
        Assert.Contains("has no column 'extra', which the first file has", Assert.Throws<InputException>(() => frame.Sum("extra").Value).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean extra", Assert.Throws<ColumnNotFoundException>(() => frame.DefaultValueFor("extr", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("does not suit column 'extra'", Assert.Throws<AnalysisException>(() => frame.DefaultValueFor("extra", "text")).Message, StringComparison.Ordinal);
        Assert.Contains("computed and never missing", Assert.Throws<AnalysisException>(() => frame.Define("y", "x").DefaultValueFor("y", 1)).Message, StringComparison.Ordinal);
        frame.Source.Dispose();
    }

    [Fact]
    public void FromSpec_RootsJson_GivesSamplesFriendsAndRange()
    {
        SampleInput[] samples = Samples();
        string spec = Path.Join(_folder, "spec.json");
        string Quote(string path) => "\"" + path + "\"";
        File.WriteAllText(spec, $$"""
            {
              "samples": {
                "signal": { "trees": ["t"], "files": [{{Quote(samples[0].Files[0])}}, {{Quote(samples[0].Files[1])}}], "metadata": { "lumi": 2, "factor": 1.5, "name": "s" } },
                "background": { "trees": ["other"], "files": [{{Quote(samples[1].Files[0])}}], "metadata": { "lumi": 3, "factor": 1, "name": "b" } }
              },
              "friends": { "f": { "trees": ["t", "t", "other"], "files": [{{Quote(samples[0].Files[1])}}, {{Quote(samples[0].Files[0])}}, {{Quote(samples[1].Files[0])}}] } },
              "range": [50, 250]
            }
            """);
        EventFrame frame = EventFrame.FromSpec(spec).DefinePerSample("w", "lumi * factor");
        Result<double> sum = frame.Sum("w");
        Result<int[]> own = frame.Take<int>("x");
        Result<int[]> friend = frame.Take<int>("f.x");
        Run(frame, 2);

        Assert.Equal((150 * 3) + (50 * 3), sum.Value);
        Assert.Equal(["signal", "background"], frame.Samples.Select(sample => sample.Name));
        Assert.Equal(1050, own.Value[0]);
        Assert.Equal(2050, friend.Value[0]);
        Assert.Equal(200, own.Value.Length);
        frame.Source.Dispose();
    }

    [Theory]
    [InlineData("{", "is an invalid")]
    [InlineData("[]", "the specification must be an object")]
    [InlineData("{}", "'samples' is missing")]
    [InlineData("{\"sample\": {}}", "has no key 'sample'; did you mean samples")]
    [InlineData("{\"samples\": {\"a\": {\"trees\": [\"t\"]}}}", "samples.a has no 'files'")]
    [InlineData("{\"samples\": {\"a\": {\"trees\": [\"t\", \"u\"], \"files\": [\"f\"]}}}", "2 trees and 1 files")]
    [InlineData("{\"samples\": {\"a\": {\"files\": [\"f\"], \"metadata\": {\"x\": []}}}}", "samples.a.metadata.x must be")]
    [InlineData("{\"samples\": {}, \"range\": [5, 5]}", "'range' must be")]
    public void FromSpec_WrongFiles_AreExplainedInOneLine(string text, string message)
    {
        InputException error = Assert.Throws<InputException>(() => SampleSet.Parse("spec.json", text));
        Assert.StartsWith("spec.json: ", error.Message, StringComparison.Ordinal);
        if (message != "is an invalid")
        {
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RunAll_FramesOverSeveralDatasets_AreReadyTogether()
    {
        EventFrame first = EventFrame.Open("t", Write("one.root", 1, false));
        EventFrame second = EventFrame.Open("t", Write("two.root", 2, false));
        Result<double> a = first.Sum("x");
        Result<long> b = second.Filter("x > 2050").Count();
        Result<Histogram1D> c = first.Histo1D("x", 10, 0, 2000);
        IReadOnlyList<RunSummary> runs = EventFrames.RunAll([a, b, c], new RunOptions { Threads = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal(2, runs.Count);
        Assert.True(a.IsReady && b.IsReady && c.IsReady);
        Assert.Equal(49, b.Value);
        Assert.Empty(EventFrames.RunAll([a, b, c], null, TestContext.Current.CancellationToken));
        first.Source.Dispose();
        second.Source.Dispose();
    }
}
