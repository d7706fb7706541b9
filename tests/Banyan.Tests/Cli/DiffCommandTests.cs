using System.Text.Json;
using System.Text.RegularExpressions;
using Banyan.Histograms;
using Banyan.Root.Writing;
using Banyan.Tests.Comparing;

namespace Banyan.Tests.Cli;

public sealed class DiffCommandTests : IDisposable
{
    private readonly ComparedFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Diff_SameFile_IsCodeZeroAndOneLine()
    {
        string file = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling())));

        Assert.Equal("no difference: 1 the same\n", CliRun.Of("diff", file, file).Succeeded());
    }

    [Fact]
    public void Diff_Differences_IsCodeOneAndATable()
    {
        string left = _files.Root("a.root", ("d/h", ComparedFiles.Stored(ComparedFiles.Falling())));
        string right = _files.Root("b.root", ("d/h", ComparedFiles.Stored(ComparedFiles.Falling(extra: 2))));

        CliRun run = CliRun.Of("diff", left, right);

        Assert.Equal((1, string.Empty), (run.Code, run.Error));
        Assert.Contains("d/h     TH1D   different   1", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("the files differ: 1 different\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, CliRun.Of("diff", left, right, "--tolerance", "0.5").Code);
        Assert.Equal(0, CliRun.Of("diff", left, right, "--ks", "0.05").Code);
        CliRun.Of("diff", left, right, "--ignore", "d").Failed(2, "the patterns leave none of 1 objects to compare");
        Assert.Equal(1, CliRun.Of("diff", left + ":d", right + ":d/h").Code);
        Assert.Equal(0, CliRun.Of("diff", left + ":d", left + ":d/h").Code);
        CliRun.Of("diff", left + ":other", right).Failed(3, $"{left} has no folder or object 'other'; it has the folders d");
    }

    [Fact]
    public void Diff_Json_HasVerdictAndObjects()
    {
        string left = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling())));
        string right = _files.Root("b.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling(extra: 2))));

        CliRun run = CliRun.Of("diff", left, right, "--json");

        Assert.Equal(1, run.Code);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal("different", json.RootElement.GetProperty("verdict").GetString());
        JsonElement item = json.RootElement.GetProperty("objects")[0];
        Assert.Equal("contents", item.GetProperty("differences")[0].GetProperty("what").GetString());
        Assert.InRange(item.GetProperty("kolmogorov").GetProperty("probability").GetDouble(), 0.9, 1);
        Assert.Equal(9, item.GetProperty("chi_square").GetProperty("ndf").GetInt32());
    }

    [Fact]
    public void Diff_Html_DrawsWhatDiffers_AndEscapes()
    {
        string left = _files.Root("a.root", ("<b>", ComparedFiles.Stored(ComparedFiles.Falling(title: "<script>"))), ("same", ComparedFiles.Stored(ComparedFiles.Falling())));
        string right = _files.Root("b.root", ("<b>", ComparedFiles.Stored(ComparedFiles.Falling(extra: 2))), ("same", ComparedFiles.Stored(ComparedFiles.Falling())));
        string page = _files.Path("out/diff.html");

        Assert.Equal(1, CliRun.Of("diff", left, right, "--html", page).Code);

        string html = File.ReadAllText(page);
        Assert.Single(Regex.Matches(html, "<figure id"));
        Assert.DoesNotContain("<b>", html.Replace("<b>1</b>", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Equal(1, CliRun.Of("diff", left, right, "--html", page, "--all").Code);
        Assert.Equal(2, Regex.Count(File.ReadAllText(page), "<figure id"));
    }

    [Fact]
    public void Diff_ManyObjects_ShowsTheWorst()
    {
        (string, WritableObject)[] objects = [.. Enumerable.Range(0, 2000).Select(i => ($"d{i % 10}/h{i}", (WritableObject)ComparedFiles.Stored(ComparedFiles.Falling())))];
        string left = _files.Root("a.root", objects);
        string right = _files.Root("b.root", [.. objects.Take(1990).Select((o, i) => i % 20 == 0 ? (o.Item1, ComparedFiles.Stored(ComparedFiles.Falling(extra: 1 + (i % 5)))) : o)]);

        CliRun run = CliRun.Of("diff", left, right);

        Assert.Equal(1, run.Code);
        Assert.EndsWith("the files differ: 10 missing on one side, 100 different, 1,890 the same\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("… and 60 more", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_Unreadable_IsCodeThree()
    {
        string good = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling())));
        byte[] bytes = File.ReadAllBytes(good);
        string cut = _files.Path("cut.root");
        File.WriteAllBytes(cut, bytes[..(bytes.Length / 2)]);
        string text = _files.Text("x.root", "no file of ROOT's");

        Assert.Equal(3, CliRun.Of("diff", good, cut).Code);
        Assert.Single(CliRun.Of("diff", good, cut).Error.TrimEnd().Split('\n'));
        CliRun.Of("diff", good, text).Failed(3, $"{text}: is no ROOT file: it begins with 0x6e6f2066 instead of 'root' (at byte 0)");
        Assert.Equal(3, CliRun.Of("diff", good, _files.Path("missing.root")).Code);
        Assert.Contains("has no folder or object 'hh'; did you mean h?", CliRun.Of("diff", good + ":hh", good).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_DamagedObject_IsListedWithCodeThree()
    {
        var wide = new Histogram1D("h", string.Empty, Axis.Regular(5000, 0, 1));
        var random = new Random(1);
        for (int i = 0; i < 50_000; i++)
        {
            wide.Fill(random.NextDouble());
        }

        string good = _files.Root("a.root", ("h", ComparedFiles.Stored(wide)), ("k", ComparedFiles.Stored(ComparedFiles.Falling())));
        byte[] bytes = File.ReadAllBytes(good);
        using (Banyan.Root.RootFile file = Banyan.Root.RootFile.Open(good))
        {
            Banyan.Root.RootKey key = file.GetKey("h");
            bytes.AsSpan((int)key.FileOffset + key.KeyByteCount + 20, key.StoredByteCount - 30).Fill(0xff);
        }

        string bad = _files.Path("bad.root");
        File.WriteAllBytes(bad, bytes);

        CliRun run = CliRun.Of("diff", good, bad);

        Assert.Equal(3, run.Code);
        Assert.Contains("unreadable", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("not all could be read: 1 unreadable, 1 the same\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tolerance", "-1", "--tolerance must be REL or REL,ABS with numbers from 0, found '-1'")]
    [InlineData("--ks", "1.5", "--ks must be a probability from 0 to 1, found '1.5'")]
    public void Diff_WrongOptions_IsCodeTwo(string option, string value, string message)
    {
        string file = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling())));

        CliRun.Of("diff", file, file, option, value).Failed(2, message);
    }

    [Fact]
    public void Diff_PageThatCannotBeWritten_IsCodeTwo_SinceOneMeansADifference()
    {
        string file = _files.Root("a.root", ("h", ComparedFiles.Stored(ComparedFiles.Falling())));

        Assert.Equal(2, CliRun.Of("diff", file, file, "--html", _files.Path(".")).Code);
    }
}
