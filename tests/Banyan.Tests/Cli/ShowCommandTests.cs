namespace Banyan.Tests.Cli;

public sealed class ShowCommandTests
{
    [Fact]
    public void RNTuple_ThatIsNamed_ShowsItsEntries()
    {
        string path = Corpus.Path("ntpl001_staff_rntuple_v1-0-0-0.root");

        string named = CliRun.Of("show", $"{path}:Staff", "-n", "3").Succeeded();

        Assert.Equal(CliRun.Of("show", path, "-n", "3").Succeeded(), named);
        Assert.Contains("Category", named, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_Pattern_ShowsTheColumnsThatFit()
    {
        string output = CliRun.Of("show", Corpus.Path("uproot-Zmumu.root"), "-n", "1", "-c", "Run,p?1,Q1*2").Succeeded();

        foreach (string name in new[] { "Run", "px1", "py1", "pz1", "pt1", "Q1*2" })
        {
            Assert.Contains(name, output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("px2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("phi1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_PatternThatFitsNothing_OffersTheNearest() =>
        CliRun.Of("show", Corpus.Path("uproot-Zmumu.root"), "-c", "zz*9").Failed(2, "no column fits 'zz*9'");

    [Fact]
    public void Show_Object_IsATreeOfMembers()
    {
        string output = CliRun.Of("show", $"{Corpus.Path("root640-objects.root")}:tmap").Succeeded();

        Assert.Contains("tmap;1: TMap\n", output, StringComparison.Ordinal);
        Assert.Contains("    second: TParameter<double> \"par\"\n", output, StringComparison.Ordinal);
        Assert.Contains("      fVal = 2.5\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_Containers_AreListsAndArrows()
    {
        Assert.Contains("[0] \"a\" → 1", CliRun.Of("show", $"{Corpus.Path("root640-objects.root")}:stdmap").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("value = [[1, 2], [], [3]]", CliRun.Of("show", $"{Corpus.Path("root640-objects.root")}:vectors").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_ObjectAsJson_IsRootJson() =>
        Assert.Equal("[{\"$pair\":\"pair<string,int>\",\"first\":\"a\",\"second\":1},{\"$pair\":\"pair<string,int>\",\"first\":\"bb\",\"second\":22}]\n", CliRun.Of("show", $"{Corpus.Path("root640-objects.root")}:stdmap", "--json").Succeeded());

    [Theory]
    [InlineData("root640-hists.root:h1x", "has no object 'h1x'; did you mean h1c")]
    [InlineData("root640-hists.root", "has no tree and no RNTuple; name one of its objects: root640-hists.root:NAME (h1c")]
    [InlineData("root640-dirs.root:many", "'many' is a folder; name an object in it: many/k0000")]
    [InlineData("root640-names.root", "has 6 trees")]
    public void Show_NothingOfThatName_OffersWhatThereIs(string input, string expected)
    {
        CliRun run = CliRun.Of("show", $"{Corpus.Path(".")}/{input}");

        Assert.Equal(3, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }
}
