namespace Banyan.Tests.Cli;

public sealed class ShowCommandTests
{
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
}
