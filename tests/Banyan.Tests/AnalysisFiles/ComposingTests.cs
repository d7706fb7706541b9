using Banyan.AnalysisFiles;
using Banyan.Errors;

namespace Banyan.Tests.AnalysisFiles;

/// <summary>Parameters, settings, includes, loops: what happens to an analysis file before it is read.</summary>
public sealed class ComposingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Parameters_InTextsNumbersAndNames_StandForTheirValues()
    {
        AnalysisFile file = AnalysisFile.Parse("my.yml", """
            parameters: {ptcut: 25, high: 120.5, region: peak, edges: [0, 1, 4], label: "m ($${x}) ${ptcut}", on: true}
            datasets: data/${region}_*.root
            selections:
              ${region}: pt > ${ptcut} && on
            histograms:
              mass_${ptcut}: {x: m, bins: [ptcut * 2, 0, high - 0.5], xlabel: "${label}", selection: "${region}"}
              e: {x: m, edges: ${edges}}
            """);

        Assert.Equal(["data/peak_*.root"], file.Datasets[0].Files);
        Assert.Equal(("peak", "pt > 25 && on"), (file.Selections[0].Name, file.Selections[0].Cuts[0].Expression.Text));
        Assert.Equal("mass_25", file.Histograms[0].Name);
        Assert.Equal(new BinSpec(50, 0, 120, null), file.Histograms[0].XBins);
        Assert.Equal("m (${x}) 25", file.Histograms[0].XLabel);
        Assert.Equal([0, 1, 4], file.Histograms[1].XBins.Edges!);
        Assert.Equal(["25", "120.5", "\"peak\"", "ROOT::RVecI{0, 1, 4}", "\"m (${x}) 25\"", "true"], file.Parameters.Select(p => p.Expression));
    }

    [Theory]
    [InlineData("ptcut=30", "30")]
    [InlineData("ptcut=30.5", "30.5")]
    [InlineData("ptcut = -3e-2", "-3e-2")]
    public void Set_Parameter_TakesThePlaceOfTheFilesOwn(string setting, string value)
    {
        AnalysisFile file = AnalysisFile.Parse("my.yml", "parameters: {ptcut: 25}\ndatasets: a.root\nweight: ${ptcut}", [setting]);

        Assert.Equal(value, file.Weight?.Text);
        Assert.Equal((value, true), (file.Parameters[0].Value, file.Parameters[0].IsSet));
    }

    [Fact]
    public void Set_Path_ReplacesWhatIsThere()
    {
        AnalysisFile file = AnalysisFile.Parse(
            "in/my.yml",
            "datasets: {a: {files: [x.root, y.root]}, b: z.root}\nhistograms: {h: {x: m, bins: [1, 0, 1]}}",
            ["histograms.h.bins=[60, 60, 120]", "histograms.h.title=a: b", "title=Other", "datasets.a.files.1=w.root", "datasets.b=v.root"]);

        Assert.Equal(new BinSpec(60, 60, 120, null), file.Histograms[0].XBins);
        Assert.Equal(("a: b", "Other"), (file.Histograms[0].Title, file.Title));
        Assert.Equal(["x.root", "w.root"], file.Datasets[0].Files);
        Assert.Equal(("in", null), (file.Datasets[0].Folder, file.Datasets[1].Folder));
    }

    [Theory]
    [InlineData("ptct=3", "--set ptct=3: there is no parameter 'ptct'; did you mean ptcut?")]
    [InlineData("ptcut=abc", "--set ptcut=abc: the parameter 'ptcut' is a number (25), found a text")]
    [InlineData("ptcut=[1]", "--set ptcut=[1]: the parameter 'ptcut' is a number (25), found a list")]
    [InlineData("histograms.hh.bins=[1, 0, 1]", "--set histograms.hh.bins=[1, 0, 1]: histograms has no 'hh'; did you mean h?")]
    [InlineData("histograms.h.binz=[1, 0, 1]", "--set histograms.h.binz=[1, 0, 1]: histograms.h has no key 'binz'; did you mean bins?")]
    [InlineData("histograms.h.bins=[1, 0]", "--set histograms.h.bins=[1, 0]: histograms.h: 'bins' must be [count, low, high], found 2 numbers")]
    [InlineData("histograms.h.x.y=1", "--set histograms.h.x.y=1: histograms.h.x is 'm' and has no 'y'")]
    public void Set_WrongNameOrValue_IsAMistake(string setting, string message)
    {
        AnalysisFileException error = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse(
            "my.yml", "parameters: {ptcut: 25}\ndatasets: a.root\nhistograms: {h: {x: m, bins: [1, 0, 1]}}", [setting]));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Set_WithoutAValue_IsWrongUsage() =>
        Assert.Equal("--set takes NAME=VALUE, found 'x'", Assert.Throws<UsageException>(() => AnalysisFile.Parse("my.yml", "datasets: a.root", ["x"])).Message);

    [Fact]
    public void Include_LaysTheFileOverWhatItIncludes()
    {
        Write("common/base.yml", """
            parameters: {ptcut: 20}
            datasets: {dy: {files: dy.root, weight: w}, data: data.root}
            defines: {a: "1", b: a + 1}
            histograms: {h: {x: m, bins: [1, 0, 1], title: below}}
            """);
        Write("cuts/one.yml", "selections: {one: pt > ${ptcut}}");
        Write("cuts/two.yml", "include: ../common/base.yml\nselections: {two: {from: one, cut: b > 1}}");
        string path = Write("my.yml", """
            include: [common/base.yml, cuts/*.yml]
            parameters: {ptcut: 30}
            defines: {a: "2", c: b}
            histograms: {h: {bins: ~, edges: [0, 1, 3]}}
            datasets: {dy: {weight: ~}}
            """);

        AnalysisFile file = AnalysisFile.Read(path);

        Assert.Equal(["one", "two"], file.Selections.Select(s => s.Name));
        Assert.Equal("pt > 30", file.Selections[0].Cuts[0].Expression.Text);
        Assert.Equal([("a", "2"), ("b", "a + 1"), ("c", "b")], file.Defines.Select(d => (d.Name, d.Expression.Text)));
        Assert.Equal(("below", 2), (file.Histograms[0].Title, file.Histograms[0].XBins.Count));
        Assert.Equal(Path.Join(_folder, "common"), file.Datasets[0].Folder);
        Assert.Null(file.Datasets[0].Weight);
        Assert.Equal(3, file.Includes.Count);
    }

    [Fact]
    public void Include_MistakeInAnIncludedFile_NamesThatFile()
    {
        string part = Write("part.yml", "selections:\n  a: {form: b, cut: x}\n  b: y");
        string path = Write("my.yml", "include: part.yml\ndatasets: a.root\nhistogram: {}");

        AnalysisFileException error = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Read(path));

        Assert.Equal([$"{part}:2:7: selections.a has no key 'form'; did you mean from?", $"{path}:3:1: the analysis has no key 'histogram'; did you mean histograms?"], error.Mistakes.Select(m => m.Message).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Include_Itself_IsAMistake()
    {
        Write("b.yml", "include: a.yml");
        string path = Write("a.yml", "include: b.yml\ndatasets: a.root");

        AnalysisFileException error = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Read(path));

        Assert.Contains("'a.yml' includes itself: a.yml includes b.yml includes a.yml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Include_NotThere_SaysWhatIs()
    {
        Write("common.yml", "title: x");
        string path = Write("my.yml", "include: [comon.yml, none/*.yml]\ndatasets: a.root");

        AnalysisFileException error = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Read(path));

        Assert.Equal(2, error.Mistakes.Count);
        Assert.EndsWith("comon.yml' to include; did you mean common.yml?", error.Mistakes[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("no file fits 'none/*.yml'", error.Mistakes[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Include_TwoFilesThatContradict_IsAMistakeUnlessTheFileDecides()
    {
        Write("a.yml", "defines: {x: \"1\"}");
        Write("b.yml", "defines: {x: \"2\"}");
        string undecided = Write("my.yml", "include: [a.yml, b.yml]\ndatasets: a.root");
        string decided = Write("your.yml", "include: [a.yml, b.yml]\ndatasets: a.root\ndefines: {x: \"3\"}");

        Assert.Contains("'defines.x' is in ", Assert.Throws<AnalysisFileException>(() => AnalysisFile.Read(undecided)).Message, StringComparison.Ordinal);
        Assert.Equal("3", AnalysisFile.Read(decided).Defines[0].Expression.Text);
    }

    [Fact]
    public void For_InEverySection_WritesEntriesOut()
    {
        AnalysisFile file = AnalysisFile.Parse("my.yml", """
            parameters:
              cuts: [20, 30]
              samples: [{name: ttbar, xs: 832 pb}, {name: wjets, xs: 61526 pb}]
            luminosity: 1 /fb
            datasets:
              ${s.name}: {for: {s: samples}, files: "data/${s.name}.root", cross_section: "${s.xs}"}
            defines:
              good_${o}: {for: {o: [Muon, Jet]}, expression: "${o}_pt > 20"}
            selections:
              pt${cut}: {for: {cut: cuts}, cut: "pt > ${cut}"}
              pt${cut}_${charge}:
                for: {cut: cuts, charge: [plus, minus]}
                from: pt${cut}
                cut: charge_${charge}
            histograms:
              eta${i}: {for: {i: 1..3}, x: "eta${i}", bins: [10, -1, 1], selections: "pt*_plus"}
            loops:
              - for: [{v: px, l: x}, {v: py, l: y}]
                histograms:
                  ${v}: {x: "${v}", bins: [1, 0, 1], xlabel: "${l}"}
            """);

        Assert.Equal([("ttbar", 832.0), ("wjets", 61526.0)], file.Datasets.Select(d => (d.Name, d.CrossSection!.Value)));
        Assert.Equal([("good_Muon", "Muon_pt > 20"), ("good_Jet", "Jet_pt > 20")], file.Defines.Select(d => (d.Name, d.Expression.Text)));
        Assert.Equal(["pt20", "pt30", "pt20_plus", "pt20_minus", "pt30_plus", "pt30_minus"], file.Selections.Select(s => s.Name));
        Assert.Equal(["eta1", "eta2", "eta3", "px", "py"], file.Histograms.Select(h => h.Name));
        Assert.Equal(["pt20_plus", "pt30_plus"], file.Histograms[0].Selections);
        Assert.Equal("y", file.Histograms[4].XLabel);
    }

    [Theory]
    [InlineData("histograms:\n  h: {for: {c: [1, 2]}, x: m, bins: [1, 0, 1]}", "my.yml:3:3: the loop makes 'h' more than once; its variables must be in the name, as in 'h_${variable}'")]
    [InlineData("histograms:\n  h_1: {x: m, bins: [1, 0, 1]}\n  h_${c}: {for: {c: [1]}, x: m, bins: [1, 0, 1]}", "my.yml:4:3: 'h_1' is made by a loop and is on line 3 already")]
    [InlineData("histograms:\n  h_${c}: {for: {c: [1, 2]}, x: m, bins: [${c}, 2, 2]}", "my.yml:3:42: histograms.h_1: 'bins' must be [count, low, high] with a whole count from 1 to 10000000 and low below high (for c = 1)\nmy.yml:3:42: histograms.h_2: 'bins' must be [count, low, high] with a whole count from 1 to 10000000 and low below high (for c = 2)")]
    [InlineData("histograms:\n  h_${c}: {for: {c: 3}, x: m, bins: [1, 0, 1]}", "my.yml:3:21: the loop variable 'c' takes a list of values, the name of a parameter that is one, or a range such as 1..5; found '3'")]
    [InlineData("weight: ${x}", "my.yml:2:9: ${x}: there is no parameter and no loop variable of that name; $${ stands for ${ itself")]
    [InlineData("weight: ${x", "my.yml:2:9: '${x' has no closing brace; $${ stands for ${ itself")]
    [InlineData("parameters: {b: [1, 2]}\nweight: w * ${b}", "my.yml:3:9: ${b} is a list and cannot be a part of a text")]
    [InlineData("parameters: {1b: 2}", "my.yml:2:14: '1b' cannot be the name of a parameter: letters, digits and '_', no digit at the front")]
    [InlineData("parameters: {nbins: 2}\nhistograms:\n  h: {x: m, bins: [nbin, 0, 1]}", "my.yml:4:20: a number of 'bins' must be a number, found 'nbin' (there is no parameter 'nbin'; did you mean nbins)")]
    [InlineData("loops: [{histograms: {}}]", "my.yml:2:9: an item of 'loops' must be a map with 'for: {variable: [values]}' and sections such as 'histograms'")]
    [InlineData("histograms:\n  h: {x: m, bins: [1, ${a}, 2]}", "my.yml:3:23: ${a}: there is no parameter and no loop variable of that name; $${ stands for ${ itself")]
    public void Compose_Mistake_NamesThePlace(string text, string message)
    {
        AnalysisFileException error = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse("my.yml", "datasets: a.root\n" + text));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("histograms:\n  h${a}${b}${c}: {for: {a: 1..1000, b: 1..1000, c: 1..1000}, x: m, bins: [1, 0, 1]}")]
    [InlineData("x-a: &a [1,1,1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\nx-e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nx-f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\nselections: {a: [*f, *f]}")]
    public void Compose_GrowsWithoutBounds_IsAMistake(string text) =>
        Assert.Contains(" more than 100", Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse("my.yml", "datasets: a.root\n" + text)).Message, StringComparison.Ordinal);

    [Fact]
    public void MergeKey_AndPrivateEntries_Work()
    {
        AnalysisFile file = AnalysisFile.Parse("my.yml", """
            x-base: &base {x: m, bins: [10, 0, 1], title: below}
            x-more: &more {title: more, xlabel: m}
            datasets: a.root
            histograms:
              h: {<<: [*base, *more], bins: [5, 0, 1]}
            """);

        HistogramSpec histogram = Assert.Single(file.Histograms);
        Assert.Equal(("m", 5, "below", "m"), (histogram.X.Text, histogram.XBins.Count, histogram.Title, histogram.XLabel));
    }

    [Fact]
    public void Parse_ManyMistakes_TellsAllInTheOrderOfTheFile()
    {
        AnalysisFileException error = Assert.Throws<AnalysisFileException>(() => AnalysisFile.Parse("my.yml", """
            datsets: {z: {file: a.root, tre: events}}
            selections:
              a: {form: b, cuts: []}
              b: c
            histograms:
              h: {y: m, bin: [1, 0]}
              g: {x: [a], bins: [1, 0, 1], title: {a: b}, selection: bb}
            numbers:
              n: {mean: x, max: x}
              k: {count: 3}
            outputs: {rot: x}
            """));

        Assert.Equal(
            [
                (1, "the analysis has no key 'datsets'; did you mean datasets?"),
                (1, "datasets.z has no key 'file'; did you mean files?"),
                (1, "datasets.z has no key 'tre'; did you mean tree?"),
                (3, "selections.a has no key 'form'; did you mean from?"),
                (3, "selections.a has an empty list of cuts"),
                (6, "histograms.h has no 'x': what to fill"),
                (6, "histograms.h has two dimensions and no 'ybins: [count, low, high]' (or 'yedges')"),
                (6, "histograms.h has no key 'bin'; did you mean bins, ybins or zbins?"),
                (6, "histograms.h: 'bins' must be [count, low, high], found 2 numbers"),
                (7, "histograms.g.x must be an expression, found a list (quotes keep YAML from taking an expression apart)"),
                (7, "'title' must be a text, found a map"),
                (7, "histograms.g names the selection 'bb', which is not there; did you mean b?"),
                (9, "numbers.n must have one of count, sum, mean, min, max, stddev, found mean and max"),
                (10, "'count' must be true or false, found '3'"),
                (11, "outputs has no key 'rot'; did you mean root?"),
            ],
            error.Mistakes.Select(m => (m.At.Line, m.Message.Split(": ", 2)[1])));
        Assert.EndsWith("\n15 mistakes", error.WithCaret(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100", 0, 100, 1)]
    [InlineData("[10, 100]", 10, 100, 1)]
    [InlineData("[10, 0, 3]", 10, 0, 3)]
    public void Range_Forms_AreRead(string text, long begin, long end, long stride) =>
        Assert.Equal(new EntryRange(begin, end, stride), AnalysisFile.Parse("my.yml", $"datasets: {{a: {{files: a.root, range: {text}}}}}").Datasets[0].Range);

    [Theory]
    [InlineData(0, 0, 1, 10, 10)]
    [InlineData(0, 4, 1, 10, 4)]
    [InlineData(3, 20, 1, 10, 7)]
    [InlineData(3, 9, 4, 10, 2)]
    [InlineData(12, 20, 1, 10, 0)]
    public void EntryRange_Count_CountsWhatIsThere(long begin, long end, long stride, long entries, long count) => Assert.Equal(count, new EntryRange(begin, end, stride).Count(entries));

    private string Write(string name, string text)
    {
        string path = Path.Join(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
