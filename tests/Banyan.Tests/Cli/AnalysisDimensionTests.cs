using System.Text.Json;
using Banyan.Root;

namespace Banyan.Tests.Cli;

/// <summary>Three dimensions, profiles over two axes, logarithmic and automatic bins, values per dataset and weighted cut flows in analysis files.</summary>
public sealed class AnalysisDimensionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    private static string Zmumu => Corpus.Path("uproot-Zmumu.root");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("7")]
    public void Histograms_OfAllKinds_AreInEveryOutput(string threads)
    {
        string path = Write($$$$"""
            datasets: {z: {files: "{{{{Zmumu}}}}"}}
            histograms:
              cube: {x: pt1, y: eta1, z: phi1, bins: [log, 6, 1, 1000], ybins: [5, -2.5, 2.5], zedges: [-4, 0, 4], weight: 0.5, zlabel: phi}
              mean: {x: eta1, y: phi1, z: M, profile: true, bins: [5, -2.5, 2.5], ybins: [4, -3.2, 3.2], zlabel: "m [GeV]"}
              auto: {x: M, bins: auto, xlabel: mass, weight: 2}
            outputs: {json: out.json, root: out.root, svg: plots, html: out.html}
            """);
        CliRun.Of("run", path, "--quiet", "--threads", threads, "--out", _folder).Succeeded();

        JsonElement[] histograms = [.. Read("out.json").GetProperty("datasets").GetProperty("z").GetProperty("histograms").EnumerateArray().Select(h => h.GetProperty("histogram"))];
        Assert.Equal(["TH3D", "TProfile2D", "TH1D"], histograms.Select(h => h.GetProperty("class").GetString()));
        Assert.Equal(3, histograms[0].GetProperty("axes").GetArrayLength());
        Assert.Equal(8 * 7 * 4, histograms[0].GetProperty("contents").GetArrayLength());
        Assert.Equal(10, histograms[0].GetProperty("axes")[0].GetProperty("edges")[2].GetDouble());
        Assert.Equal(2304 * 0.5, histograms[0].GetProperty("contents").EnumerateArray().Sum(c => c.GetDouble()), 1e-9);
        Assert.Equal(2304, histograms[1].GetProperty("bin_entries").EnumerateArray().Sum(c => c.GetDouble()), 1e-9);
        Assert.Equal("mass", histograms[2].GetProperty("axes")[0].GetProperty("title").GetString());
        Assert.Equal(2304 * 2, histograms[2].GetProperty("contents").EnumerateArray().Skip(1).SkipLast(1).Sum(c => c.GetDouble()), 1e-9);
        using RootFile file = RootFile.Open(Path.Join(_folder, "out.root"));
        Assert.Equal(["cube", "mean", "auto"], Directory.GetFiles(Path.Join(_folder, "plots")).Select(f => Path.GetFileNameWithoutExtension(f)[2..]).Order().OrderBy(n => n is "cube" ? 0 : n is "mean" ? 1 : 2));
        Assert.Contains("summed over z", File.ReadAllText(Path.Join(_folder, "out.html")), StringComparison.Ordinal);
        Assert.Contains("TH3D", CliRun.Of("ls", Path.Join(_folder, "out.root")).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_AnyThreads_HaveTheSameBytes()
    {
        string path = Write($$$$"""
            datasets: {z: {files: "{{{{Zmumu}}}}", weight: 0.1 * pt1, metadata: {scale: 1.5, year: 2012, name: zmm}}}
            defines: {w: {per_sample: scale * (year - 2000)}}
            selections: {opposite: Q1 * Q2 < 0, window: {from: opposite, cuts: [M > 60, M < 120]}}
            histograms: {cube: {x: pt1, y: eta1, z: phi1, bins: auto2, ybins: [5, -2.5, 2.5], zbins: [2, -4, 4], weight: w, selections: [all, window]}}
            outputs: {json: out.json, root: out.root, cutflow: cuts.json}
            """.Replace("bins: auto2", "bins: [4, 0, 100]", StringComparison.Ordinal));
        var files = new List<byte[]>();
        foreach (string threads in new[] { "1", "2", "7" })
        {
            CliRun.Of("run", path, "--quiet", "--threads", threads, "--out", _folder).Succeeded();
            files.Add([.. File.ReadAllBytes(Path.Join(_folder, "out.json")), .. File.ReadAllBytes(Path.Join(_folder, "out.root")), .. File.ReadAllBytes(Path.Join(_folder, "cuts.json"))]);
        }

        Assert.Equal(files[0], files[1]);
        Assert.Equal(files[0], files[2]);
    }

    [Fact]
    public void PerSample_Defines_TakeTheDatasetsMetadata()
    {
        string path = Write($$$$"""
            datasets:
              a: {files: "{{{{Zmumu}}}}", metadata: {xsec: 1.5, year: 2018, quoted: "7"}}
              b: {files: "{{{{Zmumu}}}}", metadata: {xsec: 3, year: 2017, quoted: "8"}}
            defines:
              w: {per_sample: xsec * 10}
              late: {per_sample: "year > 2017 ? 1 : 0"}
              seven: {per_sample: 'quoted == "7" && sample == "a"'}
            numbers:
              sum: {sum: w}
              n: {sum: late}
              q: {sum: seven}
            outputs: {json: out.json}
            """);
        CliRun.Of("run", path, "--quiet", "--out", _folder).Succeeded();
        JsonElement datasets = Read("out.json").GetProperty("datasets");
        Assert.Equal([2304 * 15.0, 2304, 2304], datasets.GetProperty("a").GetProperty("numbers").EnumerateArray().Select(n => n.GetProperty("value").GetDouble()));
        Assert.Equal([2304 * 30.0, 0, 0], datasets.GetProperty("b").GetProperty("numbers").EnumerateArray().Select(n => n.GetProperty("value").GetDouble()));

        CliRun wrong = CliRun.Of("run", Write($$$$"""
            datasets: {a: {files: "{{{{Zmumu}}}}", metadata: {xsec: 1}}}
            defines: {w: {per_sample: xsecs}}
            """), "--check");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("did you mean xsec", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CutFlow_RawAndWeighted_InAllForms()
    {
        string path = Write($$$$"""
            datasets:
              z: {files: "{{{{Zmumu}}}}", weight: 0.1 * pt1}
            selections:
              opposite: Q1 * Q2 < 0
              window: {from: opposite, cuts: [low: M > 60, "M < 120"]}
            numbers:
              all: {sum: 0.1 * pt1}
              squares: {sum: 0.01 * pt1 * pt1, selection: window}
              window: {sum: 0.1 * pt1, selection: window}
            outputs: {json: out.json, cutflow: cuts.json}
            """);
        CliRun.Of("run", path, "--quiet", "--out", _folder).Succeeded();
        double[] numbers = [.. Read("out.json").GetProperty("datasets").GetProperty("z").GetProperty("numbers").EnumerateArray().Select(n => n.GetProperty("value").GetDouble())];
        JsonElement window = Read("cuts.json").GetProperty("z").GetProperty("window");
        JsonElement last = window[1];

        Assert.Equal("M < 120", last.GetProperty("cut").GetString());
        Assert.Equal(numbers[2], last.GetProperty("passed_weight").GetDouble(), 1e-9 * numbers[2]);
        Assert.Equal(Math.Sqrt(numbers[1]), last.GetProperty("passed_weight_error").GetDouble(), 1e-9 * numbers[2]);
        Assert.Equal(numbers[2] / numbers[0], last.GetProperty("weighted_of_all").GetDouble(), 1e-12);
        long passed = last.GetProperty("passed").GetInt64();
        Assert.Equal(passed / 2304.0, last.GetProperty("of_all").GetDouble(), 1e-15);
        Assert.Equal(Math.Sqrt(passed / 2304.0 * (1 - (passed / 2304.0)) / 2304), last.GetProperty("of_all_error").GetDouble(), 1e-15);
        Assert.Equal(window[0].GetProperty("passed").GetInt64(), last.GetProperty("reached").GetInt64());

        CliRun.Of("run", path, "--quiet", "--out", _folder, "--set", "outputs.cutflow=cuts.csv").Succeeded();
        string[] lines = File.ReadAllLines(Path.Join(_folder, "cuts.csv"));
        Assert.StartsWith("dataset,selection,cut,reached,passed,efficiency,efficiency_error,of_all,of_all_error,reached_weight", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"z,window,M < 120,{last.GetProperty("reached")},{passed},", lines[3], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(17, line.Split(',').Length));
        CliRun.Of("run", path, "--quiet", "--out", _folder, "--set", "outputs.cutflow=cuts.txt").Succeeded();
        Assert.Contains("filter, weighted", File.ReadAllText(Path.Join(_folder, "cuts.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{x: M, y: pt1, bins: auto, ybins: [1, 0, 1]}", "'bins: auto' is for one dimension")]
    [InlineData("{x: M, y: pt1, bins: [1, 0, 1], ybins: auto}", "'ybins' cannot be auto")]
    public void Histograms_WrongAxes_AreExplained(string histogram, string message)
    {
        CliRun run = CliRun.Of("run", Write($$$$"""
            datasets: {z: {files: "{{{{Zmumu}}}}"}}
            histograms: {h: {{{{histogram}}}}}
            """), "--check");
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_CutFlowOfAnUnknownForm_IsExplained()
    {
        CliRun run = CliRun.Of("run", Write($$$$"""
            datasets: {z: {files: "{{{{Zmumu}}}}"}}
            outputs: {cutflow: cuts.pdf}
            """), "--check");
        Assert.Equal(2, run.Code);
        Assert.Contains("'cutflow' must end with .json, .csv, .txt, found 'cuts.pdf'", run.Error, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        string path = Path.Join(_folder, "a.yml");
        File.WriteAllText(path, text);
        return path;
    }

    private JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Path.Join(_folder, name))).RootElement;
}
