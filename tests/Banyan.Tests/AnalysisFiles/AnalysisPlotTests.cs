using Banyan.AnalysisFiles;
using Banyan.Frame.Running;
using Banyan.Histograms.Plots.Overlays;
using Banyan.Tests.Cli;

namespace Banyan.Tests.AnalysisFiles;

/// <summary>The section <c>plots</c> of analysis files.</summary>
public sealed class AnalysisPlotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    private static string Zmumu => Corpus.Path("uproot-Zmumu.root");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_LabelsScalesAndLuminosity_AreSumsOfScaledHistograms()
    {
        AnalysisPlot plot = Assert.Single(Plots("""
            luminosity: 2 /fb
            datasets:
              ww: {files: FILE, range: 100, cross_section: 10 fb, label: Diboson}
              zz: {files: FILE, range: 300, cross_section: 5 fb, label: Diboson}
              h: {files: FILE, range: 50, cross_section: 1 fb, color: "#d4145a"}
              data: {files: FILE, range: 400, data: true, label: Data}
            histograms: {m: {x: M, bins: [1, 0, 1000], title: The mass} }
            plots: {m: {stack: true, ratio: true, outline: h, scale: {h: 10} }}
            """));

        Assert.Equal("m", plot.Name);
        Assert.Equal("The mass", plot.Plot.Title);
        Assert.Equal("2 fb^{-1}", plot.Options.Note);
        Assert.True(plot.Plot is { IsStacked: true, HasRatio: true });
        Assert.Equal([("Diboson", false, false), ("h × 10", false, true), ("Data", true, false)], plot.Plot.Lines.Select(line => (line.Label, line.IsData, line.IsOutline)));

        // 20 and 10 expected events of two processes; 2 times 10; 400 measured.
        Assert.Equal([30, 20, 400], plot.Plot.Lines.Select(line => Math.Round(line.Histogram.SumOfWeights, 9)));
        Assert.Equal("#d4145a", plot.Plot.Lines[1].Color);
    }

    [Fact]
    public void Pictures_HistogramsAndSelections_HaveAPictureEach()
    {
        IReadOnlyList<AnalysisPlot> plots = Plots("""
            datasets: {a: FILE, b: FILE}
            selections: {low: M < 80, high: M > 80}
            histograms:
              m: {x: M, bins: [2, 0, 200], selections: [all, low, high], log: true}
              pt: {x: pt1, bins: [2, 0, 200], selections: [high]}
            plots:
              both: {histogram: [m, pt], selection: "*", note: private, datasets: [b]}
              one: {histogram: m, selection: low, log: false, size: 300x200}
            """);

        Assert.Equal(["both_m_low", "both_m_high", "both_pt_high", "one"], plots.Select(p => p.Name));
        Assert.Equal([true, true, false, false], plots.Select(p => p.Options.Log));
        Assert.Equal(["low", "high", "high", "low"], plots.Select(p => p.Options.Subtitle));
        Assert.Equal(["b"], plots[0].Plot.Lines.Select(line => line.Label));
        Assert.Equal((300, 200, "private"), (plots[3].Options.Width, plots[3].Options.Height, plots[0].Options.Note));
    }

    [Fact]
    public void Norm_Stack_KeepsTheSharesOfItsParts()
    {
        OverlayPlot plot = Assert.Single(Plots("""
            datasets:
              a: {files: FILE, range: 100}
              b: {files: FILE, range: 300}
              data: {files: FILE, data: true}
            histograms: {m: {x: M, bins: [1, 0, 1000]} }
            plots: {m: {stack: true, norm: true, datasets: [data, {first: a}, {second: [b]}]} }
            """)).Plot;

        Assert.Equal([("data", 1), ("first", 0.25), ("second", 0.75)], plot.Lines.Select(line => (line.Label, line.Histogram.SumOfWeights)));
    }

    [Fact]
    public void Run_Outputs_HoldTheSamePictures()
    {
        string path = Write("""
            datasets: {a: {files: FILE, range: 100}, b: FILE}
            histograms: {m: {x: M, bins: [10, 0, 200]}, p: {x: eta1, y: M, bins: [4, -3, 3], profile: true} }
            plots: {m: {stack: true}, p: {ratio: true} }
            outputs: {svg: svg, html: out.html}
            """);
        CliRun.Of("run", path, "--quiet", "--out", _folder).Succeeded();

        string html = File.ReadAllText(Path.Join(_folder, "out.html"));
        Assert.Contains("<h2 id=\"pictures\">Comparisons</h2>", html, StringComparison.Ordinal);
        foreach (string name in new[] { "m", "p" })
        {
            string svg = File.ReadAllText(Path.Join(_folder, "svg", "plots", name + ".svg"));
            Assert.Contains(">a</text>", svg, StringComparison.Ordinal);
            Assert.Contains(svg.TrimEnd(), html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Stack_OfScaledAndUnscaledSimulation_IsWarnedOf()
    {
        string path = Write("""
            datasets:
              a: {files: FILE, cross_section: 1 pb, luminosity: 1 /fb}
              b: FILE
              d: {files: FILE, data: true}
            histograms: {m: {x: M, bins: [1, 0, 1]} }
            plots: {m: {stack: true} }
            """);

        CliRun run = CliRun.Of("run", path, "--quiet", "--out", _folder);

        Assert.Equal("warning: plots.m stacks datasets.b, which has no cross section, with datasets that are scaled to the luminosity; 'data: true' marks measured data\n", run.Error);
    }

    [Theory]
    [InlineData("plots: {n: {}}", "plots.n has no 'histogram', and no histogram has its name")]
    [InlineData("plots: {m: {selection: t}}", "plots.m names the selection 't', which is not there")]
    [InlineData("plots: {m: {selection: s}}", "plots.m: m is not filled over the selection 's'")]
    [InlineData("plots: {p: {stack: true}}", "plots.p: the profile 'p' cannot be stacked: means do not add up")]
    [InlineData("plots: {map: {}}", "plots.map: the histogram 'map' has more than one dimension; those over one another have one")]
    [InlineData("plots: {free: {}}", "plots.free: the histogram 'free' has 'bins: auto', which may differ from dataset to dataset; give it bins")]
    [InlineData("plots: {m: {datasets: [{x: [a, d]}]}}", "plots.m: the line 'x' mixes data (d) with simulation (a)")]
    [InlineData("plots: {m: {datasets: [a, \"*\"]}}", "plots.m has the dataset 'a' twice")]
    [InlineData("plots: {m: {outline: c}}", "plots.m names the line 'c', which is not there")]
    [InlineData("plots: {m: {scale: {a: x}}}", "plots.m.scale.a must be a number, found 'x'")]
    [InlineData("plots: {m: {size: 20}}", "plots.m: 'size' takes width x height, 200x150 to 4000x4000, found '20'")]
    [InlineData("plots: {m: {stak: true}}", "plots.m has no key 'stak'; did you mean stack?")]
    public void Read_Mistake_SaysWhatIsMeant(string plots, string message)
    {
        AnalysisFileException mistake = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse("my.yml", $$"""
            datasets: {a: a.root, b: b.root, d: {files: d.root, data: true} }
            selections: {s: M > 3}
            histograms:
              m: {x: M, bins: [1, 0, 1]}
              free: {x: M, bins: auto}
              map: {x: M, y: M, bins: [1, 0, 1], ybins: [1, 0, 1]}
              p: {x: M, y: M, bins: [1, 0, 1], profile: true}
            {{plots}}
            """));

        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("red")]
    [InlineData("'#12345'")]
    [InlineData("'#1234\"6'")]
    public void Read_Colour_IsHexadecimalOnly(string colour) =>
        Assert.Contains("must be a colour", Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse("my.yml", $$"""datasets: {a: {files: a.root, color: {{colour}} } }""")).Message, StringComparison.Ordinal);

    private IReadOnlyList<AnalysisPlot> Plots(string text)
    {
        using var analysis = BookedAnalysis.Open(Write(text));
        return AnalysisPlot.All(analysis.File, analysis.Run(new RunOptions(), TestContext.Current.CancellationToken));
    }

    private string Write(string text)
    {
        string path = Path.Join(_folder, "my.yml");
        File.WriteAllText(path, text.Replace("FILE", $"\"{Zmumu}\"", StringComparison.Ordinal));
        return path;
    }
}
