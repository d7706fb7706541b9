using Banyan.Comparing;
using Banyan.Histograms;
using Banyan.Histograms.Uhi;
using Banyan.Root.Histograms;
using Banyan.Root.Writing;
using Banyan.Sources;

namespace Banyan.Tests.Comparing;

public sealed class FileComparisonTests : IDisposable
{
    private readonly ComparedFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Same_Files_HaveNoDifference()
    {
        string left = _files.Root("a.root", ("d/h", ComparedFiles.Stored(ComparedFiles.Falling())), ("t", new TextObject("x")));
        string right = _files.Root("b.root", ("d/h", ComparedFiles.Stored(ComparedFiles.Falling())), ("t", new TextObject("x")));

        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions());

        Assert.False(comparison.HasDifferences);
        Assert.All(comparison.Items, item => Assert.Equal(ItemStatus.Same, item.Status));
        Assert.Equal("no difference: 2 the same", ComparisonSummary.Verdict(comparison));
    }

    [Fact]
    public void Differences_AreSortedByWeight_AndSayWhat()
    {
        Histogram1D nan = ComparedFiles.Falling();
        nan.Fill(0.5, double.NaN);
        string left = _files.Root(
            "a.root",
            ("same", ComparedFiles.Stored(nan)),
            ("title", ComparedFiles.Stored(ComparedFiles.Falling(title: "old"))),
            ("content", ComparedFiles.Stored(ComparedFiles.Falling())),
            ("bins", ComparedFiles.Stored(ComparedFiles.Falling())),
            ("gone", ComparedFiles.Stored(ComparedFiles.Falling())),
            ("kind", ComparedFiles.Stored(ComparedFiles.Falling())));
        string right = _files.Root(
            "b.root",
            ("same", ComparedFiles.Stored(nan)),
            ("title", ComparedFiles.Stored(ComparedFiles.Falling(title: "new"))),
            ("content", ComparedFiles.Stored(ComparedFiles.Falling(extra: 1))),
            ("bins", ComparedFiles.Stored(ComparedFiles.Falling(20))),
            ("kind", new TextObject("x")),
            ("new", ComparedFiles.Stored(ComparedFiles.Falling())));

        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions());

        Assert.Equal(["gone", "new", "kind", "bins", "content", "title", "same"], comparison.Items.Select(item => item.Path));
        Assert.Equal("only in the first file", comparison.Items[0].Differences[0].Text);
        Assert.Equal("TH1D → TObjString", comparison.Items[2].Differences[0].Text);
        Assert.Equal("10 bins from 0 to 10 → 20 bins from 0 to 10", comparison.Items[3].Differences[0].Text);
        ItemComparison content = comparison.Items[4];
        Assert.Equal([DifferenceKind.Contents, DifferenceKind.Errors, DifferenceKind.Entries, DifferenceKind.Sums], content.Differences.Select(difference => difference.Kind));
        Assert.Equal("1 of 12 cells, most in bin 1 [0, 1): 30 → 31 (+3.33 %), 0.128σ", content.Differences[0].Text);
        Assert.NotNull(content.Kolmogorov);
        Assert.Equal(ItemStatus.Remarked, comparison.Items[5].Status);
        Assert.Equal("title 'old' → 'new'", comparison.Items[5].Differences[0].Text);
        Assert.Equal("the files differ: 2 missing on one side, 3 different, 1 the same but for titles and form, 1 the same", ComparisonSummary.Verdict(comparison));
    }

    [Fact]
    public void Strict_CountsTitles()
    {
        string left = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling(title: "old"))));
        string right = _files.Root("b.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling(title: "new"))));

        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions { IsStrict = true });

        Assert.Equal(ItemStatus.Different, comparison.Items[0].Status);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1e-9, 0, false)]
    [InlineData(0.04, 0, true)]
    [InlineData(0, 1.5, true)]
    public void Tolerance_DecidesAboutContents(double relative, double absolute, bool isSame)
    {
        string left = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling())));
        string right = _files.Root("b.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling(extra: 1))));

        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions { Tolerance = new Tolerance(relative, absolute) });

        Assert.Equal(isSame, !comparison.HasDifferences);
    }

    [Fact]
    public void Exact_SeesTheLastBit_OfErrorsToo()
    {
        RootHistogram histogram = ComparedFiles.Stored(ComparedFiles.Falling(weight: 0.3));
        double[] squares = histogram.SumW2.ToArray();
        squares[3] = Math.BitIncrement(squares[3]);
        string left = _files.Root("a.root", ("h", histogram));
        string right = _files.Root("b.root", ("h", Copy(histogram, squares)));

        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions());
        using FileComparison near = ComparedFiles.Compare(left, right, new ComparisonOptions { Tolerance = new Tolerance(1e-12) });

        Assert.Equal(DifferenceKind.Errors, Assert.Single(comparison.Items[0].Differences).Kind);
        Assert.False(near.HasDifferences);
    }

    [Theory]
    [InlineData(0.5, null, ItemStatus.Accepted)]
    [InlineData(null, 0.5, ItemStatus.Accepted)]
    [InlineData(0.5, 0.5, ItemStatus.Accepted)]
    [InlineData(1.0, 0.5, ItemStatus.Different)]
    public void Tests_AcceptCompatibleHistograms(double? kolmogorov, double? chiSquare, ItemStatus expected)
    {
        string left = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling(weight: 0.5))));
        string right = _files.Root("b.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling(weight: 0.5, extra: 40))));
        string other = _files.Root("c.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling(weight: 0.5, extra: 5))));
        var options = new ComparisonOptions { LeastKolmogorov = kolmogorov, LeastChiSquare = chiSquare };

        using FileComparison far = ComparedFiles.Compare(left, right, options);
        using FileComparison near = ComparedFiles.Compare(left, other, options);

        Assert.Equal(ItemStatus.Different, far.Items[0].Status);
        Assert.Equal(expected, near.Items[0].Status);
    }

    [Fact]
    public void Tests_DoNotAcceptOtherBins()
    {
        string left = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling())));
        string right = _files.Root("b.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling(high: 10.5))));

        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions { LeastKolmogorov = 0, LeastChiSquare = 0 });

        Assert.Equal(ItemStatus.Different, comparison.Items[0].Status);
    }

    [Fact]
    public void Patterns_LeaveOut_AndIdleOnesAreNamed()
    {
        string left = _files.Root("a.root", ("d/h", ComparedFiles.Stored(ComparedFiles.Falling())), ("x", new TextObject("1")), ("y", new TextObject("1")));
        string right = _files.Root("b.root", ("x", new TextObject("2")), ("y", new TextObject("1")));

        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions { Ignore = [new KeyPattern("d"), new KeyPattern("x"), new KeyPattern("zz*")] });

        Assert.Equal("y", Assert.Single(comparison.Items).Path);
        Assert.Equal(2, comparison.LeftOut);
        Assert.Equal(["zz*"], comparison.IdlePatterns);
    }

    [Fact]
    public void Uhi_AgainstRoot_IsTheSame()
    {
        Histogram1D counts = ComparedFiles.Falling(title: "counts");
        Histogram1D weights = Named("w", ComparedFiles.Falling(weight: 0.25));
        var plane = new Histogram2D("p", "plane", Axis.Regular(3, 0, 3, "x"), Axis.Variable([0, 1, 5], "y"));
        plane.Fill(0.5, 4);
        plane.Fill(-1, 0.5);
        plane.Fill(2.5, 7, 2);
        var profile = new Profile1D("m", "means", Axis.Regular(2, 0, 2));
        profile.Fill(0.5, 2);
        profile.Fill(0.5, 4);
        profile.Fill(1.5, 8);
        string json = _files.Text("a.json", UhiJson.Write([counts, weights, plane, profile]));
        string root = _files.Root("b.root", ("h", ComparedFiles.Stored(counts)), ("w", ComparedFiles.Stored(weights)), ("p", ComparedFiles.Stored(plane)), ("m", ComparedFiles.Stored(profile)));

        using FileComparison comparison = ComparedFiles.Compare(json, root, new ComparisonOptions { Tolerance = new Tolerance(1e-14) });

        Assert.All(comparison.Items, item => Assert.True(item.Status == ItemStatus.Same, $"{item.Path}: {string.Join("; ", item.Differences.Select(d => d.Text))}"));
        Assert.Equal(4, comparison.Items.Count);
    }

    [Fact]
    public void Uhi_OfOthers_WithoutFlowAndWithCategories_IsRead()
    {
        const string Left = """
            {"h": {"metadata": {}, "axes": [{"type": "category_str", "categories": ["a", "b"], "flow": false}, {"type": "regular", "lower": 0, "upper": 2, "bins": 2, "underflow": false, "overflow": true, "circular": false}],
                   "storage": {"type": "double", "values": [[1, 2, 3], [4, NaN, 6]]}}}
            """;
        string left = _files.Text("a.json", Left);
        string right = _files.Text("b.json", Left.Replace("NaN, 6", "NaN, 7", StringComparison.Ordinal).Replace("\"b\"", "\"c\"", StringComparison.Ordinal));

        using FileComparison same = ComparedFiles.Compare(left, left, new ComparisonOptions());
        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions());

        Assert.False(same.HasDifferences);
        Assert.Equal(
            ["x: label of bin 2 'b' → 'c'", "1 of 16 cells, most in x bin 2 'b', y overflow: 6 → 7 (+16.67 %), 0.277σ", "squared errors of 1 of 16 cells, most in x bin 2 'b', y overflow: 6 → 7 (+16.67 %)"],
            comparison.Items[0].Differences.Select(difference => difference.Text));
    }

    [Theory]
    [InlineData("{", "a.json: ")]
    [InlineData("{\"h\": 1}", "h: expected a histogram in the form of UHI")]
    [InlineData("{\"h\": {\"axes\": [{\"type\": \"regular\", \"lower\": 0, \"upper\": 1, \"bins\": 3}], \"storage\": {\"type\": \"int\", \"values\": [1]}}}", "h: 'values' must have 3 items along axis 0, found 1")]
    [InlineData("{\"h\": {\"axes\": [{\"type\": \"regular\", \"lower\": 0, \"upper\": 1, \"bins\": 300000000}], \"storage\": {\"type\": \"int\", \"values\": [1]}}}", "h: its axes make more than 100000000 cells")]
    public void Json_Wrong_IsAnInputError(string document, string message)
    {
        string left = _files.Text("a.json", document);

        InputException problem = Assert.Throws<InputException>(() => ComparedFiles.Compare(left, left, new ComparisonOptions()));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void Results_CutFlows_AreComparedByStep()
    {
        const string Left = """
            {"datasets": {"z": {"entries": 10, "scale_factor": 1, "selections": {"mm": [{"cut": "two", "reached": 10, "passed": 4, "yield": 2.5}, {"cut": "mass", "reached": 4, "passed": 3}]}, "histograms": [
                {"folder": "z/mm", "histogram": {"name": "m", "class": "TH1D", "title": "", "axes": [{"title": "x", "bins": 2, "low": 0, "high": 2}], "entries": 3, "mean": 1, "std_dev": 1, "contents": [0, 1, 2, 0], "sumw2": null}}]}}}
            """;
        string left = _files.Text("a.json", Left);
        string right = _files.Text("b.json", Left.Replace("\"passed\": 3", "\"passed\": 2", StringComparison.Ordinal));

        using FileComparison comparison = ComparedFiles.Compare(left, right, new ComparisonOptions());

        ItemComparison item = comparison.Items.Single(one => one.Counts);
        Assert.Equal(("datasets/z/cuts/mm", "'mass' passed 3 → 2 (-33.33 %)"), (item.Path, item.Differences[0].Text));
        Assert.Equal(4, comparison.Items.Count);
    }

    [Fact]
    public void Results_OfEveryKind_AreThoseOfTheRootFile()
    {
        var cube = new Histogram3D("cube", "c", Axis.Regular(2, 0, 2, "x"), Axis.Regular(3, 0, 3, "y"), Axis.Variable([0, 1, 4], "z"));
        cube.Fill(0.5, 1.5, 2, 3);
        cube.Fill(1.5, 7, 0.5);
        var plane = new Profile2D("plane", "p", Axis.Regular(2, 0, 2, "x"), Axis.Regular(2, 0, 2, "y"));
        plane.Fill(0.5, 1.5, 4, 0.5);
        plane.Fill(0.5, 1.5, 6);
        Histogram[] all = [ComparedFiles.Falling(weight: 0.5), cube, plane];
        string root = _files.Root("b.root", [.. all.Select(h => ($"z/{h.Name}", (WritableObject)ComparedFiles.Stored(h)))]);
        string json = _files.Path("a.json");
        using (FileStream stream = File.Create(json))
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("datasets");
            writer.WriteStartObject("z");
            writer.WriteStartArray("histograms");
            foreach (Histogram histogram in all)
            {
                writer.WriteStartObject();
                writer.WriteString("folder", "z");
                writer.WritePropertyName("histogram");
                Banyan.Outputs.HistogramJson.Write(writer, histogram);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        using FileComparison comparison = ComparedFiles.Compare(json, root, new ComparisonOptions());

        Assert.Equal(3, comparison.Items.Count);
        Assert.All(comparison.Items, item => Assert.True(item.Status is ItemStatus.Same or ItemStatus.Remarked, $"{item.Path}: {string.Join("; ", item.Differences.Select(d => d.Text))}"));
    }

    private static Histogram1D Named(string name, Histogram1D histogram)
    {
        var copy = new Histogram1D(name, histogram.Title, histogram.X);
        copy.Restore(histogram.Contents, histogram.SumW2, histogram.Entries, histogram.Statistics);
        return copy;
    }

    private static RootHistogram Copy(RootHistogram histogram, double[] squares) => new(histogram.ClassName)
    {
        X = histogram.X,
        Y = histogram.Y,
        Contents = histogram.Contents,
        SumW2 = squares,
        Entries = histogram.Entries,
        Statistics = histogram.Statistics,
    };
}
