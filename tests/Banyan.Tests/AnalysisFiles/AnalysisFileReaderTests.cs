using Banyan.AnalysisFiles;

namespace Banyan.Tests.AnalysisFiles;

public sealed class AnalysisFileReaderTests
{
    private const string Small = """
        title: Z to two muons
        luminosity: 36.3 /fb
        weight: genWeight
        datasets:
          dy:
            files: [a.root, "b*.root"]
            tree: events
            cross_section: 6.07722 nb
            generated: 1000
            weight: 0.5
            metadata:
              year: 2018
              generator: pythia
          data: data.root
        defines:
          good: Muon_pt > 20 && abs(Muon_eta) < 2.4
          nGood: Sum(good)
        selections:
          peak:
            from: pair
            cuts:
              - low: mass > 60
              - mass < 120
          pair: nGood == 2
        histograms:
          mass:
            x: mass
            bins: [60, 60, 120]
            xlabel: m [GeV]
            selections: [all, peak]
            weight: w
          map:
            x: eta
            y: phi
            bins: 10, -2.5, 2.5
            ybins: [8, -3.2, 3.2]
          prof:
            x: eta
            y: pt
            profile: true
            edges: [-2, 0, 0.5, 2]
            selection: pair
        outputs:
          root: out.root
          svg: plots
        """;

    [Fact]
    public void Parse_WholeFile_GivesTheModel()
    {
        AnalysisFile file = AnalysisFile.Parse("my.yml", Small);

        Assert.Equal("Z to two muons", file.Title);
        Assert.Equal("genWeight", file.Weight?.Text);
        Assert.Equal(["dy", "data"], file.Datasets.Select(d => d.Name));
        DatasetSpec dy = file.Datasets[0];
        Assert.Equal(["a.root", "b*.root"], dy.Files);
        Assert.Equal("events", dy.Tree);
        Assert.Equal("0.5", dy.Weight?.Text);
        Assert.Equal("2018", dy.Metadata["year"]);
        Assert.Equal(6077.22 * 36300 / 1000, dy.ScaleFactor(77), 1e-9);
        Assert.Equal(1, file.Datasets[1].ScaleFactor(77));
        Assert.Equal(["good", "nGood"], file.Defines.Select(d => d.Name));
        Assert.Equal((16, 9), (file.Defines[0].Expression.At.Line, file.Defines[0].Expression.At.Column));
        Assert.Equal(["pair", "peak"], file.Selections.Select(s => s.Name));
        Assert.Equal([("pair", "nGood == 2")], file.Selections[0].Cuts.Select(c => (c.Name, c.Expression.Text)));
        Assert.Equal([("low", "mass > 60"), ("mass < 120", "mass < 120")], file.Selections[1].Cuts.Select(c => (c.Name, c.Expression.Text)));
        Assert.Equal([HistogramKind.Histo1D, HistogramKind.Histo2D, HistogramKind.Profile1D], file.Histograms.Select(h => h.Kind));
        Assert.Equal(new BinSpec(60, 60, 120, null), file.Histograms[0].XBins);
        Assert.Equal(["all", "peak"], file.Histograms[0].Selections);
        Assert.Equal(["all"], file.Histograms[1].Selections);
        Assert.Equal(new BinSpec(10, -2.5, 2.5, null), file.Histograms[1].XBins);
        Assert.Equal([-2, 0, 0.5, 2], file.Histograms[2].XBins.Edges!);
        Assert.Equal(new OutputSpec("out.root", null, "plots", null), file.Outputs);
    }

    [Theory]
    [InlineData("datsets: a.root", "my.yml:1:1: the analysis has no key 'datsets'; did you mean datasets?")]
    [InlineData("title: x", "my.yml:1:1: 'datasets' is missing: which files to read")]
    [InlineData("datasets: a.root\ntitle: x\ntitle: y", "my.yml:3:1: 'title' comes twice; it is on line 2 already")]
    [InlineData("datasets: a.root\nselections:\n  a: {from: pairs, cut: x}\n  pair: y", "my.yml:3:3: selection 'a' builds on 'pairs', which is not there; did you mean pair?")]
    [InlineData("datasets: a.root\nselections:\n  a: {from: b, cut: x}\n  b: {from: a, cut: y}", "my.yml:3:3: selection 'a' builds on itself: a from b from a")]
    [InlineData("datasets: a.root\nselections:\n  a: {form: b, cut: x}", "my.yml:3:3: selection 'a' builds on 'b', which is not there\nmy.yml:3:7: selections.a has no key 'form'; did you mean from?")]
    [InlineData("datasets: a.root\nselections:\n  all: x", "my.yml:3:3: 'all' stands for every event and cannot be the name of a selection")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, bins: [10, 0]}", "my.yml:3:20: histograms.h: 'bins' must be [count, low, high], found 2 numbers")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, bins: [10, 5, 0]}", "my.yml:3:20: histograms.h: 'bins' must be [count, low, high] with a whole count from 1 to 10000000 and low below high")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, bins: [ten, 5, 0]}", "my.yml:3:21: a number of 'bins' must be a number, found 'ten'")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt}", "my.yml:3:3: histograms.h has no 'bins: [count, low, high]' (or 'edges')")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, y: eta, bins: [1, 0, 1]}", "my.yml:3:3: histograms.h has two dimensions and no 'ybins: [count, low, high]' (or 'yedges')")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, y: a, z: b, bins: [1, 0, 1]}", "my.yml:3:3: histograms.h has a 'z' and no 'ybins: [count, low, high]' (or 'yedges')\nmy.yml:3:3: histograms.h has three dimensions and no 'zbins: [count, low, high]' (or 'zedges')")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, z: b, bins: [1, 0, 1], ybins: [1, 0, 1], zbins: [1, 0, 1]}", "my.yml:3:3: histograms.h has 'z' and no 'y'")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, bins: [1, 0, 1], ybins: [1, 0, 1]}", "my.yml:3:3: histograms.h has 'ybins', but no axis for them")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, bins: [log, 10, 0, 1]}", "my.yml:3:20: histograms.h: 'bins' must be [log, count, low, high] with a whole count from 1 to 10000000 and low below high, both above 0")]
    [InlineData("datasets: a.root\nhistograms:\n  h: {x: pt, edges: [1, 0, 1]}", "my.yml:3:21: histograms.h: 'edges' must be two or more rising numbers")]
    [InlineData("datasets: a.root\nselections:\n  zpeak: x\nhistograms:\n  h: {x: pt, bins: [1, 0, 1], selection: zpaek}", "my.yml:5:42: histograms.h names the selection 'zpaek', which is not there; did you mean zpeak?")]
    [InlineData("datasets:\n  a:\n    files: x.root\n    cross_section: 5 lb", "my.yml:4:20: '5 lb' is no cross section; write it as '6077.22 pb' (b, mb, ub, nb, pb, fb)")]
    [InlineData("datasets:\n  a:\n    files: x.root\n    cross_section: 5 pb", "my.yml:4:20: datasets.a has a cross section but no luminosity to scale to; add 'luminosity: 36.3 /fb' to it or at the top")]
    [InlineData("datasets: a.root\nluminosity: 36.3", "my.yml:2:13: '36.3' is no luminosity; write it with its unit, as '36.3 /fb' or '140000 /pb'")]
    [InlineData("datasets: a.root\nselections:\n  s: !hlt", "my.yml:3:6: !hlt is a YAML tag; an expression that begins with ! must be put in quotes")]
    [InlineData("datasets: a.root\nselections:\n  s: a ? b : c", "my.yml:3:12: this is not YAML: an expression with ': ' in it (as in a ? b : c) must be put in quotes")]
    [InlineData("datasets: a.root\nselections:\n  s: {cut: [a, [b]]}", "my.yml:3:16: a cut of selections.s must be an expression, found a list (quotes keep YAML from taking an expression apart)")]
    [InlineData("datasets: a.root\ndefines:\n  a b: 1", "my.yml:3:3: 'a b' cannot be the name of a column: no blanks, '/', ';' or '\\', and no '.' at the front")]
    [InlineData("datasets: a.root\n---\ntitle: x", "my.yml:2:1: a second document begins; an analysis is one document")]
    [InlineData("", "my.yml:1:1: the file is empty")]
    [InlineData("- a", "my.yml:1:1: the analysis must be a map of names, found a list")]
    public void Parse_Mistake_NamesLineAndWhatIsMeant(string text, string message)
    {
        AnalysisFileException error = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse("my.yml", text));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Parse_DeeplyNested_IsAnErrorAndNoCrash() =>
        Assert.Contains("nested deeper", Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse("my.yml", "datasets: " + new string('[', 5000))).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_Anchor_IsUsedWhereItsAliasStands()
    {
        AnalysisFile file = AnalysisFile.Parse("my.yml", "datasets: a.root\nhistograms:\n  h: {x: pt, bins: &b [10, 0, 5]}\n  g: {x: eta, bins: *b}");

        Assert.Equal(file.Histograms[0].XBins, file.Histograms[1].XBins);
    }

    [Theory]
    [InlineData("36.3 /fb", 36300)]
    [InlineData("36.3/fb", 36300)]
    [InlineData("36.3 1/fb", 36300)]
    [InlineData("36.3 fb-1", 36300)]
    [InlineData("36.3 fb^-1", 36300)]
    [InlineData("140000 /pb", 140000)]
    [InlineData("1e3 /nb", 1)]
    public void Luminosity_UsualSpellings_AreUnderstood(string text, double perPicobarn)
    {
        AnalysisFile file = AnalysisFile.Parse("my.yml", $"luminosity: {text}\ndatasets:\n  a: {{files: x.root, cross_section: 1 pb, generated: 1}}");

        Assert.Equal(perPicobarn, file.Datasets[0].Luminosity!.Value, perPicobarn * 1e-12);
    }
}
