using System.Buffers.Binary;
using System.Text.Json;
using Banyan.Frame.Sources;
using Banyan.Tests.Sources;

namespace Banyan.Tests.Cli;

public sealed class DrawCommandTests : IDisposable
{
    private readonly TreeFiles _files = new();
    private readonly string _first;
    private readonly string _second;

    public DrawCommandTests()
    {
        _first = _files.Write("first.root", ArrayColumn.Scalar("x", 1.0, 2.0, 3.0), ArrayColumn.Vector("v", [1f], [], [2f, 3f]));
        _second = _files.Write("second.root", ArrayColumn.Scalar("x", 2.0, 2.0, 5.0, 7.0), ArrayColumn.Vector("v", [], [], [], [4f]));
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Draw_SeveralFiles_AreOneDataset()
    {
        JsonElement one = Json("draw", _first, _second, "x>>h(4,0,8)");
        JsonElement local = Json("draw", _first, _second, "LocalEntry$", "x > 4", "--bins", "4,0,4");
        JsonElement sizes = Json("draw", _first, _second, "LocalEntries$", "Entry$ >= 2", "--bins", "5,0,5");

        Assert.Equal([0, 1, 4, 1, 1, 0], Contents(one));
        Assert.Equal([0, 0, 0, 1, 1, 0], Contents(local));
        Assert.Equal([0, 0, 0, 0, 1, 4, 0], Contents(sizes));
    }

    [Fact]
    public void Draw_OverlaidFilesAndCuts_HaveCommonBinsAndOwnLabels()
    {
        JsonElement result = Json("draw", _first, _second, "-e", "x", "--overlay", "files", "--cut", "x > 1", "--cut", "x > 2");

        JsonElement[] lines = [.. result.GetProperty("lines").EnumerateArray()];
        Assert.Equal(["first, x > 1", "first, x > 2", "second, x > 1", "second, x > 2"], lines.Select(line => line.GetProperty("label").GetString()));
        Assert.Equal([2, 1, 4, 2], lines.Select(line => line.GetProperty("histogram").GetProperty("entries").GetDouble()));
        Assert.Single(lines.Select(line => line.GetProperty("histogram").GetProperty("axes")[0].GetProperty("high").GetDouble()).Distinct());
        Assert.Equal(["h_1", "h_2", "h_3", "h_4"], lines.Select(line => line.GetProperty("histogram").GetProperty("name").GetString()));
    }

    [Fact]
    public void Draw_Norm_SumsToOne()
    {
        JsonElement result = Json("draw", _first, _second, "x>>h(4,0,8)", "", "norm");

        Assert.Equal(1, Contents(result).Sum(), 12);
        Assert.Equal(7, result.GetProperty("histogram").GetProperty("entries").GetDouble());
    }

    [Fact]
    public void Draw_WeightsPerLine_AreTheLinesOwn()
    {
        JsonElement result = Json("draw", _first, _second, "-e", "x", "--overlay", "files", "--weight", "2", "--weight", "0.5", "--bins", "1,0,10");

        Assert.Equal([6, 2], result.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("histogram").GetProperty("contents")[1].GetDouble()));
    }

    [Fact]
    public void Draw_LogX_HasBinsOfEqualRatio()
    {
        double[] edges = [.. Json("draw", _first, _second, "x", "--log", "xy").GetProperty("histogram").GetProperty("axes")[0].GetProperty("edges").EnumerateArray().Select(e => e.GetDouble())];

        Assert.Equal((1, 10, 81), (edges[0], edges[^1], edges.Length));
        Assert.All(edges.Zip(edges.Skip(1), (a, b) => b / a), ratio => Assert.Equal(Math.Pow(10, 1 / 80.0), ratio, 10));
    }

    [Fact]
    public void Draw_LogWithoutLetter_TakesNoWord()
    {
        string expected = CliRun.Of("draw", _first, "x", "x > 1", "--log", "-q").Succeeded();

        Assert.Equal(expected, CliRun.Of("draw", "--log", _first, "x", "x > 1", "-q").Succeeded());

        Assert.Equal(expected, CliRun.Of("draw", _first, "x", "x > 1", "--log=y", "-q").Succeeded());
    }

    [Fact]
    public void Draw_EveryKindOfFile_IsWritten()
    {
        string[] paths = [.. new[] { "h.root", "h.svg", "h.png", "h.pdf", "h.csv", "h.json" }.Select(_files.PathOf)];

        CliRun run = CliRun.Of(["draw", _first, "x>>hx(4,0,8)", .. paths.SelectMany(path => new[] { "--out", path })]);

        Assert.Equal((0, string.Empty), (run.Code, run.Output));
        Assert.All(paths, path => Assert.Contains($"wrote {path}\n", run.Error, StringComparison.Ordinal));
        byte[] png = File.ReadAllBytes(paths[2]);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal((1280, 880), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(paths[3])[..5]), StringComparison.Ordinal);
        Assert.Contains("TH1D", CliRun.Of("ls", paths[0]).Succeeded(), StringComparison.Ordinal);
        using JsonDocument uhi = JsonDocument.Parse(File.ReadAllText(paths[5]));
        JsonElement hx = uhi.RootElement.GetProperty("hx");
        Assert.Equal("double", hx.GetProperty("storage").GetProperty("type").GetString());
        Assert.Equal([0, 1, 2, 0, 0, 0], hx.GetProperty("storage").GetProperty("values").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal("x_low,x_high,content,error\n-inf,0,0,0\n0,2,1,1\n", File.ReadAllText(paths[4])[..46]);
    }

    [Fact]
    public void Draw_AnyThreads_WritesTheSameBytes()
    {
        string[] results =
        [
            .. from threads in new[] { "1", "2", "5" }
               select CliRun.Of("draw", _first, _second, "-e", "Sum$(v * 0.1)", "-e", "x / 3", "--json", "--threads", threads, "-q").Succeeded(),
        ];

        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    [Theory]
    [InlineData("drawings of more than one dimension cannot lie over one another; draw them one by one, or as a profile (--profile)", "x:x", "--cut", "x", "--cut", "x > 1")]
    [InlineData("--ratio needs two lines; give another -e, --cut, or files with --overlay files", "x", "--ratio")]
    [InlineData("a profile shows means, which cannot be stacked", "x:x", "--profile", "--stack")]
    [InlineData("--log a drawing of one dimension has no z; x or y were expected", "x", "--log=z")]
    [InlineData("a profile needs y:x, the mean of y in bins of x; found 'x'", "x", "--profile")]
    [InlineData("there is 1 line and 2 labels: give every line one, in the order files, expressions, cuts", "x", "--label", "a", "--label", "b")]
    [InlineData("--data mc: no line has this label; the lines are x", "x", "--data", "mc")]
    [InlineData("the third word behind the files, 'z', is no option of TTree::Draw such as prof or norm; put expressions with blanks in quotes", "x", "x", "z")]
    [InlineData("the option 'same' draws over an earlier picture, and there is none; overlay expressions with -e A -e B, cuts with --cut A --cut B, files with --overlay files", "x", "x", "same")]
    [InlineData("there is no column 'prof' to cut on; an option of TTree::Draw stands behind the cut, which may be empty: \"x:x\" \"\" prof", "x:x", "prof")]
    [InlineData("the third word behind the files, 'surf9', is no option of TTree::Draw such as prof or norm; put expressions with blanks in quotes", "x", "x", "surf9")]
    [InlineData("--size takes width x height, 200x150 to 4000x4000, found '10'", "x", "--size", "10")]
    public void Draw_Mistake_IsOneLine(string message, params string[] words) => CliRun.Of(["draw", _first, .. words]).Failed(2, message);

    [Fact]
    public void Draw_Texts_AreBinsInTheOrderOfTheDataset()
    {
        string[] names = [.. Enumerable.Range(0, 200).Select(i => i % 7 == 3 ? "tau" : i % 3 == 0 ? "mu" : "e#_{1}")];
        string file = _files.Write("texts.root", ArrayColumn.Strings("name", names), ArrayColumn.Scalar("x", [.. Enumerable.Range(0, 200)]), ArrayColumn.StringVectors("list", [.. names.Select(name => new[] { name, "all" })]));

        JsonElement one = Json("draw", file, "name");
        Assert.Equal(["mu", "e#_{1}", "tau"], Labels(one));
        Assert.Equal([0, names.Count(n => n == "mu"), names.Count(n => n == "e#_{1}"), names.Count(n => n == "tau"), 0], Contents(one));

        // A text that nothing is filled with is no bin; weights and cuts count; the order does not depend on threads.
        Assert.Equal(["e#_{1}", "tau", "mu"], Labels(Json("draw", file, "name", "x >= 1", "--threads", "2")));
        Assert.Equal([0, 6, 0], Contents(Json("draw", file, "name", "2 * (x == 3) + 4 * (x == 10)")));
        Assert.Equal(["mu", "all", "e#_{1}", "tau"], Labels(Json("draw", file, "list")));
        Assert.Equal(200, Contents(Json("draw", file, "list", "x >= 0"))[2]);

        JsonElement lines = Json("draw", file, "-e", "name", "--cut", "x > 2", "--cut", "x < 2").GetProperty("lines");
        Assert.Equal(["tau", "e#_{1}", "mu"], lines[0].GetProperty("histogram").GetProperty("axes")[0].GetProperty("labels").EnumerateArray().Select(l => l.GetString()));
        JsonElement plane = Json("draw", file, "name:x");
        Assert.Equal(3, plane.GetProperty("histogram").GetProperty("axes")[1].GetProperty("labels").GetArrayLength());
    }

    [Fact]
    public void Draw_Texts_GoToAllKindsOfFiles()
    {
        string file = _files.Write("texts.root", ArrayColumn.Strings("name", "mu", "e, \"x\"", "mu"));
        string[] outputs = [.. new[] { "out.root", "out.json", "out.csv", "out.svg" }.Select(_files.PathOf)];

        CliRun.Of(["draw", file, "name", "-q", .. outputs.SelectMany(output => new[] { "--out", output })]).Succeeded();

        Assert.Equal(0, CliRun.Of("diff", outputs[0], outputs[1]).Code);
        Assert.Equal("x_low,x_high,x_label,content,error\n-inf,0,,0,0\n0,1,mu,2,1.4142135623730951\n1,2,\"e, \"\"x\"\"\",1,1\n2,inf,,0,0\n", File.ReadAllText(outputs[2]));
        Assert.Contains(">mu</text>", File.ReadAllText(outputs[3]), StringComparison.Ordinal);
        Assert.Contains("mu", CliRun.Of("show", outputs[0] + ":h").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("   mu  ", CliRun.Of("draw", file, "name", "-q").Succeeded(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name>>h(3,0,3)", "'name' is a text, its values are the bins; leave the numbers out")]
    [InlineData("name:x", "a profile shows means, which 'name' has not: it is a text", "--profile")]
    [InlineData("x", "only numbers can be cuts and weights, 'name' is std::string", "--weight", "name")]
    public void Draw_TextWhereNumbersBelong_IsRefused(string expression, string message, params string[] more)
    {
        string file = _files.Write("texts.root", ArrayColumn.Strings("name", "a", "b"), ArrayColumn.Scalar("x", 1, 2));

        CliRun run = CliRun.Of(["draw", file, expression, .. more]);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"banyan: {message}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lego2z")]
    [InlineData("surf3")]
    [InlineData("cont4z")]
    [InlineData("colz text45")]
    [InlineData("histe1")]
    [InlineData("CANDLEX3")]
    [InlineData("pe0")]
    public void Draw_OptionsOfPictures_ChangeNothing(string option) => Assert.Equal(Contents(Json("draw", _first, "x>>h(4,0,8)")), Contents(Json("draw", _first, "x>>h(4,0,8)", string.Empty, option)));

    [Fact]
    public void Draw_NotANumber_IsToldAndCounted()
    {
        CliRun run = CliRun.Of("draw", _first, "sqrt(1.5 - x)", "--json");
        using JsonDocument json = JsonDocument.Parse(run.Output);

        Assert.Equal(2, json.RootElement.GetProperty("fills_nan").GetInt64());
        Assert.Contains("\n2 fills are not a number (NaN) and stand in the overflow\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("x: 2 fills are not", CliRun.Of("draw", _first, "-e", "sqrt(1.5 - x)", "-e", "sqrt(1.5 - x)", "--bins", "3,0,1", "--label", "x", "--label", "y").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_CutThatIsAWeight_PassesEventsOfOtherWeightsThanZero()
    {
        JsonElement result = Json("draw", _first, "x", "2.5 * (x > 1)");

        Assert.Equal((3, 2), (result.GetProperty("events").GetInt32(), result.GetProperty("events_passed").GetInt32()));
        Assert.Equal(2, result.GetProperty("histogram").GetProperty("entries").GetDouble());
    }

    [Fact]
    public void Draw_NothingToShow_SaysSo()
    {
        string svg = _files.PathOf("empty.svg");

        Assert.Contains("no entries", CliRun.Of("draw", _first, "x", "x > 9", "-q").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("no entries", CliRun.Of("draw", _first, "x:x", "x > 9", "--profile", "-q").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("no entries", CliRun.Of("draw", _first, "x:x", "x > 9", "-q").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("no entries", CliRun.Of("draw", _first, "x", "--cut", "x > 9", "--cut", "x > 8", "-q").Succeeded(), StringComparison.Ordinal);
        CliRun.Of("draw", _first, "x", "x > 9", "-q", "--out", svg).Succeeded();
        Assert.Contains(">no entries</text>", File.ReadAllText(svg), StringComparison.Ordinal);
        Assert.DoesNotContain("no entries", CliRun.Of("draw", _first, "x", "-q").Succeeded(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x - 2", "1 bin has negative contents, which a logarithmic axis does not show")]
    [InlineData("-x", "no bin has contents above 0: the axis is linear")]
    public void Draw_LogarithmicNegativeContents_AreTold(string weight, string message) =>
        Assert.Contains(message, CliRun.Of("draw", _first, "x", "--weight", weight, "--log").Error, StringComparison.Ordinal);

    private static JsonElement Json(params string[] args)
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of([.. args, "--json", "-q"]).Succeeded());
        return json.RootElement.Clone();
    }

    private static string[] Labels(JsonElement result) => [.. result.GetProperty("histogram").GetProperty("axes")[0].GetProperty("labels").EnumerateArray().Select(label => label.GetString()!)];

    private static double[] Contents(JsonElement result) => [.. result.GetProperty("histogram").GetProperty("contents").EnumerateArray().Select(v => v.GetDouble())];
}
