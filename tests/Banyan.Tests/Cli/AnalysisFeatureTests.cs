using System.Text.Json;

namespace Banyan.Tests.Cli;

/// <summary>What analysis files can say, run over real data: each feature against numbers that are known otherwise.</summary>
public sealed class AnalysisFeatureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    private static string Zmumu => Corpus.Path("uproot-Zmumu.root");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Numbers_OverSelections_AreThoseOfDraw()
    {
        JsonElement json = Json($$"""
            datasets: {z: {files: "{{Zmumu}}"} }
            selections: {opposite: Q1 * Q2 < 0}
            numbers:
              n: {count: true, selections: [all, opposite]}
              sum: {sum: Q1 * Q1}
              mean: {mean: M, selection: opposite}
              low: {min: M}
              high: {max: M}
              width: {stddev: M}
            outputs: {json: out.json, html: out.html}
            """);

        JsonElement[] numbers = [.. json.GetProperty("numbers").EnumerateArray()];
        Assert.Equal(["n", "n", "sum", "mean", "low", "high", "width"], numbers.Select(n => n.GetProperty("name").GetString()));
        Assert.Equal([2304, 2147, 2304], numbers.Take(3).Select(n => n.GetProperty("value").GetDouble()));
        Assert.InRange(numbers[3].GetProperty("value").GetDouble(), 80, 92);
        Assert.True(numbers[4].GetProperty("value").GetDouble() < numbers[5].GetProperty("value").GetDouble());
        Assert.Contains("<td>mean(M)</td>", File.ReadAllText(Path.Join(_folder, "out.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_AliasRedefineAnyOrder_MeanWhatTheySay()
    {
        JsonElement json = Json($$"""
            datasets: {z: {files: "{{Zmumu}}"} }
            aliases: {mass: M}
            defines:
              late: early + 1
              early: mass * 2
              M: {redefine: M + 1000}
              after: M
            selections: {right: abs(late - (2 * mass + 1)) < 1e-9 && after > 1000 && mass < 1000}
            outputs: {json: out.json}
            """);

        Assert.Equal(2304, json.GetProperty("selections").GetProperty("right")[0].GetProperty("passed").GetInt64());
    }

    [Fact]
    public void Datasets_OwnDefinesCutAndRange_HoldForThemOnly()
    {
        string path = Write($$"""
            defines: {is_data: "false"}
            datasets:
              all: {files: "{{Zmumu}}"}
              part: {files: "{{Zmumu}}", range: [100, 1100, 2], cut: Q1 * Q2 < 0, defines: {is_data: "true"} }
            selections: {data: is_data}
            numbers: {n: {count: true, datasets: part} }
            histograms: {h: {x: M, bins: [1, 0, 1000], datasets: part} }
            outputs: {json: out.json}
            """);
        CliRun.Of("run", path, "--quiet", "--out", _folder).Succeeded();
        JsonElement datasets = Read().GetProperty("datasets");

        Assert.Equal(0, datasets.GetProperty("all").GetProperty("selections").GetProperty("data")[0].GetProperty("passed").GetInt64());
        Assert.Equal(0, datasets.GetProperty("all").GetProperty("histograms").GetArrayLength());
        JsonElement part = datasets.GetProperty("part");
        double count = part.GetProperty("numbers")[0].GetProperty("value").GetDouble();
        Assert.InRange(count, 400, 499);
        Assert.Equal(count, part.GetProperty("selections").GetProperty("data")[0].GetProperty("passed").GetInt64());
    }

    [Fact]
    public void CrossSection_WithARange_BelongsToTheEntriesOfTheRange()
    {
        JsonElement json = Json($$"""
            datasets: {z: {files: "{{Zmumu}}", range: 100, cross_section: 10 pb, luminosity: 2 /pb} }
            selections: {any: M > -1}
            outputs: {json: out.json}
            """);

        Assert.Equal(20, json.GetProperty("selections").GetProperty("any")[0].GetProperty("yield").GetDouble(), 1e-9);
    }

    [Fact]
    public void Functions_BothForms_AreCalledFromExpressions()
    {
        JsonElement json = Json($$"""
            parameters: {low: 60, high: 120}
            functions:
              inside: "(m) = m > low && m < high"
              larger(double a, double b): "a > b ? a : b"
            datasets: {z: {files: "{{Zmumu}}"} }
            selections: {window: inside(M), plain: M > 60 && M < 120, same: "larger(pt1, pt2) == std::max(pt1, pt2)"}
            outputs: {json: out.json}
            """);

        JsonElement selections = json.GetProperty("selections");
        Assert.Equal(selections.GetProperty("plain")[0].GetProperty("passed").GetInt64(), selections.GetProperty("window")[0].GetProperty("passed").GetInt64());
        Assert.Equal(2304, selections.GetProperty("same")[0].GetProperty("passed").GetInt64());
    }

    [Fact]
    public void Parameters_StandInPlanReportAndProvenance()
    {
        string path = Write($$"""
            parameters: {ptcut: 20, unused: x}
            datasets: {z: {files: "{{Zmumu}}"} }
            selections: {hard: pt1 > ptcut}
            histograms: {h: {x: M, bins: [ptcut, 0, 2 * ptcut], selection: hard} }
            outputs: {root: out.root, html: out.html}
            """);

        CliRun.Of("run", path, "--quiet", "--out", _folder, "--set", "ptcut=30").Succeeded();

        Assert.Contains("parameter ptcut = 30 (--set)\nparameter unused = x\n", CliRun.Of("explain", path, "--set", "ptcut=30").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("parameter ptcut = 30 (--set)", CliRun.Of("show", Path.Join(_folder, "out.root")).Succeeded(), StringComparison.Ordinal);
        Assert.Contains("<td>30 (--set)</td>", File.ReadAllText(Path.Join(_folder, "out.html")), StringComparison.Ordinal);
        Assert.Contains("[(30, 0, 60)]", CliRun.Of("explain", path, "--set", "ptcut=30").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MistakesInManyExpressions_TellsAllOfThemAndNoConsequences()
    {
        string path = Write($$"""
            datasets:
              z: {files: "{{Zmumu}}"}
              y: {files: "{{Corpus.Path("uproot-HZZ.root")}}"}
            defines: {a: MM + 1, b: a + 1, c: sqrtt(3.), e: f + 1, f: e + 1}
            selections:
              s: b > 1
              t: 3
            histograms:
              h: {x: b, bins: [10, 0, 1]}
              k: {x: NJet, bins: [10, 0, 1]}
            """);

        CliRun run = CliRun.Of("run", path, "--check");

        Assert.Equal(2, run.Code);
        string[] lines = run.Error.TrimEnd().Split('\n');
        Assert.StartsWith($"banyan: {path}:4:14: defines.a: there is no column 'MM'", lines[0], StringComparison.Ordinal);
        Assert.Equal(["4:14", "4:35", "4:49", "7:6", "10:10"], lines.Where(l => l.Contains(path, StringComparison.Ordinal)).Select(l => l.Split(path + ":")[1].Split(": ")[0]));
        Assert.Contains("defines.e needs itself: e, f are defined by one another", run.Error, StringComparison.Ordinal);
        Assert.Contains("there is no column 'NJet' (in dataset z)", run.Error, StringComparison.Ordinal);
        Assert.Equal("5 mistakes", lines[^1]);
    }

    [Fact]
    public void Histograms_ThreeAxesProfilesOverTwoAndLogBins_AreFilled()
    {
        JsonElement json = Json($$"""
            datasets: {z: {files: "{{Zmumu}}"} }
            histograms:
              three: {x: eta1, y: phi1, z: M, bins: [4, -3, 3], ybins: [4, -3.2, 3.2], zbins: [3, 0, 200]}
              mean: {x: eta1, y: phi1, z: M, profile: true, bins: [4, -3, 3], ybins: [4, -3.2, 3.2]}
              log: {x: M, bins: [log, 3, 1, 1000], log: true}
              text: {x: M, bins: "log:3,1,1000"}
            outputs: {json: out.json, root: out.root, html: out.html}
            """);

        JsonElement[] histograms = [.. json.GetProperty("histograms").EnumerateArray().Select(h => h.GetProperty("histogram"))];
        Assert.All(histograms, h => Assert.Equal(2304, h.GetProperty("entries").GetDouble()));
        string keys = CliRun.Of("ls", Path.Join(_folder, "out.root")).Succeeded();
        Assert.Contains("TH3D", keys, StringComparison.Ordinal);
        Assert.Contains("TProfile2D", keys, StringComparison.Ordinal);
        Assert.Equal(histograms[2].GetProperty("contents").ToString(), histograms[3].GetProperty("contents").ToString());
    }

    [Fact]
    public void Snapshots_OfSelections_AreWrittenInTheSamePass()
    {
        string path = Write($$"""
            parameters: {low: 60}
            weight: "1.5"
            datasets:
              a: {files: "{{Zmumu}}"}
              b: {files: "{{Zmumu}}", range: 100}
            defines: {pair: pt1 + pt2}
            selections: {peak: M > low && M < 120}
            snapshots:
              skim: {file: "skim_{dataset}.root", selection: peak, columns: [M, pair], compression: lz4}
              whole: {file: sub/whole.root, datasets: b, tree: other}
            outputs: {json: out.json}
            """);

        string output = CliRun.Of("run", path, "--quiet", "--out", _folder).Succeeded();

        long passed = Read().GetProperty("datasets").GetProperty("a").GetProperty("selections").GetProperty("peak")[0].GetProperty("passed").GetInt64();
        JsonElement snapshot = Read().GetProperty("datasets").GetProperty("a").GetProperty("snapshots")[0];
        Assert.Equal(("skim_a.root", passed), (snapshot.GetProperty("file").GetString(), snapshot.GetProperty("entries").GetInt64()));
        Assert.Contains($"wrote {Path.Join(_folder, "sub", "whole.root")}", output, StringComparison.Ordinal);
        string columns = CliRun.Of("ls", Path.Join(_folder, "skim_a.root"), "--all").Succeeded();
        Assert.Contains("pair", columns, StringComparison.Ordinal);
        Assert.DoesNotContain("pt1", columns, StringComparison.Ordinal);
        string whole = CliRun.Of("ls", Path.Join(_folder, "sub", "whole.root"), "--all").Succeeded();
        Assert.Contains("other: 100 entries", whole, StringComparison.Ordinal);
        Assert.Contains("pt1", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("banyan_event_weight", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("low ", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MistakesInFormAndExpressions_TellsBothAtOnce()
    {
        string path = Write($$"""
            titel: x
            datasets: {z: {files: "{{Zmumu}}"} }
            defines: {a: [M], b: MM}
            selections:
              s: a > 1
              t: {from: s, cut: [M > 1], cuts: [M > 2]}
            histograms:
              h: {x: a + 1, bins: [10, 0, 1], selection: t}
              k: {x: NN, bins: [10, 0, 1]}
            """);

        CliRun run = CliRun.Of("run", path);

        Assert.Equal(["1:1", "3:14", "3:22", "6:3", "9:10"], run.Error.Split('\n').Where(l => l.Contains(path, StringComparison.Ordinal)).Select(l => l.Split(path + ":")[1].Split(": ")[0]));
        Assert.EndsWith("5 mistakes\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameters: {M: 3}\nselections: {s: M > 3}", "1:14: the parameter 'M' is named like a column of datasets.z; in an expression one could not tell them apart")]
    [InlineData("defines: {pt1: \"3\"}", "1:16: defines.pt1: there is a column 'pt1' already; 'pt1: {redefine: \"...\"}' gives it a new meaning")]
    [InlineData("defines: {ptt: {redefine: pt1} }", "1:27: defines.ptt: there is no column 'ptt'; did you mean pt1 or pt2?")]
    [InlineData("aliases: {m: MM}", "1:14: aliases.m: there is no column 'MM'; did you mean M?")]
    [InlineData("functions: {f: pt1}", "1:16: functions.f must be written as \"(a, b) = expression of a and b\", found 'pt1'")]
    [InlineData("numbers: {n: {mean: M, datasets: y} }", "1:34: numbers.n names the dataset 'y', which is not there")]
    [InlineData("snapshots: {s: {file: a.root, columns: [MM]} }", "1:13: snapshots.s: there is no column 'MM'; did you mean M?")]
    [InlineData("snapshots: {s: {columns: [M]} }", "1:13: snapshots.s has no 'file': where to write")]
    [InlineData("snapshots: {s: {file: a.root, compression: zst} }", "1:44: snapshots.s.compression: 'zst' is no compression: expected zstd, lz4, zlib or lzma with a level from 0 to 9 behind it if wanted, none, or ROOT's number such as 505")]
    [InlineData("snapshots: {s: {file: a.root}, t: {file: a.root} }", "1:32: snapshots.t writes to 'a.root', as snapshots.s does")]
    [InlineData("weight: eta1 > 0 ? 'a' : M.x", "1:24: this is not YAML: an expression with ': ' in it")]
    public void Run_Mistake_SaysWhatIsMeant(string text, string message)
    {
        string path = Write($"{text}\ndatasets: {{z: {{files: \"{Zmumu}\"}}}}");

        CliRun run = CliRun.Of("run", path, "--check");

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"banyan: {path}:{message}", run.Error, StringComparison.Ordinal);
    }

    private JsonElement Json(string text)
    {
        CliRun.Of("run", Write(text), "--quiet", "--out", _folder).Succeeded();
        return Read().GetProperty("datasets").GetProperty("z");
    }

    private JsonElement Read() => JsonDocument.Parse(File.ReadAllText(Path.Join(_folder, "out.json"))).RootElement;

    private string Write(string text)
    {
        string path = Path.Join(_folder, "my.yml");
        File.WriteAllText(path, text);
        return path;
    }
}
