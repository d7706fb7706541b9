using Banyan.Cli.Commands;

namespace Banyan.Tests.Cli;

public sealed class UsageTests
{
    public static TheoryData<string> Commands => [.. CommandTable.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfEveryCommand_HasUsageAndExamples(string name)
    {
        string help = CliRun.Of(name, "--help").Succeeded();

        Assert.Contains($"Usage:\n  banyan {name} ", help, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  banyan " + name, help, StringComparison.Ordinal);
        BanyanCommand command = CommandTable.All.Single(c => c.Name == name).Create();
        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, e => Assert.StartsWith($"banyan {name} ", e.CommandLine + " ", StringComparison.Ordinal));
        Assert.All(command.Options, o => Assert.False(string.IsNullOrEmpty(o.Description), $"{name} {o.Name} has no description"));
        Assert.All(command.Arguments, a => Assert.False(string.IsNullOrEmpty(a.Description), $"{name} {a.Name} has no description"));
    }

    [Theory]
    [InlineData()]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_OfTheProgram_ListsEveryCommand(params string[] args)
    {
        string help = CliRun.Of(args).Succeeded();

        Assert.All(CommandTable.All, c => Assert.Contains($"\n  {c.Name} ", help, StringComparison.Ordinal));
        Assert.Contains("banyan demo", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_PrintsIt() => Assert.Matches(@"^banyan \d+\.\d+\.\d+", CliRun.Of("--version").Succeeded());

    [Fact]
    public void Command_Unknown_OffersTheNearest() =>
        CliRun.Of("drow", "x").Failed(2, "there is no command 'drow'; did you mean draw? ('banyan --help' lists the commands)");

    [Theory]
    [InlineData("'draw' has no option --bonds; did you mean --bins? ('banyan draw --help' lists them)", "draw", "a.root", "x", "--bonds", "3")]
    [InlineData("'draw' has no option -z ('banyan draw --help' lists them)", "draw", "a.root", "x", "-z")]
    [InlineData("--threads must be at least 1, found -2", "draw", "x.root", "x", "--threads", "-2")]
    [InlineData("--bins must be n,low,high, found 2 numbers", "draw", "x.root", "x", "--bins", "10,0")]
    [InlineData("--bins must be numbers with commas between, found 'ten'", "draw", "x.root", "x", "--bins", "ten,0,1")]
    [InlineData("--bins must begin with a whole number of bins, 1 to 10000000, found 0", "draw", "x.root", "x", "--bins", "0,0,1")]
    [InlineData("--bins must be n,low,high,n,low,high, found 3 numbers", "draw", "x.root", "y:x", "--bins", "10,0,1")]
    [InlineData("--out h.gif: the file must end in .root, .svg, .png, .pdf, .csv or .json", "draw", "x.root", "x", "--out", "h.gif")]
    [InlineData("what is to be drawn of x.root? For example: banyan draw x.root \"Muon_pt\" \"nMuon == 2\"", "draw", "x.root")]
    [InlineData("there are two cuts: the word behind the expression and --cut; several cuts need --cut each", "draw", "x.root", "x", "x > 0", "--where", "x > 1")]
    [InlineData("what is to be inspected? either --values, the values of every column, or --objects, everything else", "inspect", "x.root")]
    [InlineData("what is to be inspected? either --values, the values of every column, or --objects, everything else", "inspect", "x.root", "--values", "--objects")]
    public void Usage_Wrong_IsOneLineAndCode2(string message, params string[] args) => CliRun.Of(args).Failed(2, message);

    [Theory]
    [InlineData("https://example.org/a.root")]
    [InlineData("root://eospublic.cern.ch//eos/a.root")]
    [InlineData("s3://bucket/a.root")]
    [InlineData("/store/mc/a.root")]
    public void Address_NotReadYet_SaysWhatToDoInstead(string address)
    {
        foreach (string[] args in new[] { new[] { "draw", address, "x" }, ["ls", address], ["inspect", address, "--values"] })
        {
            CliRun run = CliRun.Of(args);
            Assert.Equal(3, run.Code);
            Assert.Matches(@"^banyan: .*(xrdcp|curl|aws).*\n$", run.Error);
        }
    }

    [Theory]
    [InlineData("https://example.org:8443/a.root:Events", "'curl -O https://example.org:8443/a.root'")]
    [InlineData("root://example.org//eos/a.root:folder/tree", "'xrdcp root://example.org//eos/a.root .'")]
    [InlineData("davs://example.org/a.root", "'gfal-copy davs://example.org/a.root .'")]
    [InlineData("s3://bucket/a:tree", "'aws s3 cp s3://bucket/a .'")]
    public void Address_NotReadYet_NamesTheToolWithoutTheTree(string address, string command) =>
        Assert.Contains($"copy the file with {command} and open the copy", CliRun.Of("draw", address, "x").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("draw", "nofile.root", "x")]
    [InlineData("ls", "nofile.root")]
    [InlineData("inspect", "nofile.root", "--values")]
    [InlineData("run", "nofile.yml")]
    public void File_Missing_IsOneLineAndCode3(params string[] args)
    {
        CliRun run = CliRun.Of(args);

        Assert.Equal(3, run.Code);
        Assert.Matches(@"^banyan: .*nofile\.(root|yml).*\n$", run.Error);
    }

    [Fact]
    public void Verbose_OnError_ShowsWhereItComesFrom() => Assert.Contains("   at Banyan.", CliRun.Of("ls", "nofile.root", "--verbose").Error, StringComparison.Ordinal);
}
