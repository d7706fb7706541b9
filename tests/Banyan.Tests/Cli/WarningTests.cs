using System.Text.Json;

namespace Banyan.Tests.Cli;

/// <summary>Traps in expressions: every command says so once and gives ROOT's result; with --strict they are errors of the plan.</summary>
public sealed class WarningTests : IDisposable
{
    private const string Trap = "2147483648u - Run > 0";
    private const string DrawTrap = "0 < Run < 5";
    private const string DrawMessage = "'<' gives a truth value, which '<' compares with the next number; write a < b && b < c";
    private const string Message = "the difference of unsigned int and int is unsigned int: a negative result wraps to a large number; convert first, int(...)";
    private readonly string _file = Corpus.Path("uproot-Zmumu.root");
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-warnings").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Eval_Trap_WarnsOnStandardErrorWithTheExpressionAndCarets()
    {
        CliRun run = CliRun.Of("eval", _file, Trap, Trap, "--quiet");

        Assert.Equal(0, run.Code);
        Assert.Equal($"warning: {Message}\n    {Trap}\n    ^^^^^^^^^^^^^^^^^\n", run.Error.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("warning", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EvalJson_Trap_IsInTheDocument()
    {
        using JsonDocument document = JsonDocument.Parse(CliRun.Of("eval", _file, Trap, "Run", "--json", "--quiet").Succeeded());

        JsonElement warning = Assert.Single(document.RootElement.GetProperty("warnings").EnumerateArray());
        Assert.Equal((Message, Trap, 0, 17), (warning.GetProperty("message").GetString(), warning.GetProperty("expression").GetString(), warning.GetProperty("start").GetInt32(), warning.GetProperty("length").GetInt32()));
        Assert.Equal(2, document.RootElement.GetProperty("columns").GetArrayLength());
    }

    [Fact]
    public void Run_TrapInTheWeights_IsToldOnce()
    {
        string path = Path.Join(_folder, "weights.yml");
        File.WriteAllText(path, $$"""
            datasets: {z: {files: "{{_file}}", weight: "2147483648u - Run"} }
            histograms: {h: {x: M, bins: [1, 0, 100], weight: "2147483647u - Run"} }
            """);

        string[] places = [.. CliRun.Of("run", path, "--quiet").Error.Split('\n').Where(line => line.StartsWith("    2147", StringComparison.Ordinal))];

        Assert.Equal(["    2147483648u - Run", "    2147483647u - Run"], places);
    }

    [Fact]
    public void EvalJson_NoTrap_HasNoWarnings()
    {
        using JsonDocument document = JsonDocument.Parse(CliRun.Of("eval", _file, "Run", "--json", "--quiet").Succeeded());

        Assert.False(document.RootElement.TryGetProperty("warnings", out _));
    }

    [Fact]
    public void Strict_Trap_IsAnErrorOfThePlan()
    {
        // Nothing wraps in what draw computes, but its precedence is C++'s.
        foreach (string[] command in new string[][] { ["draw", _file, "M", DrawTrap, "--strict", "--quiet"], ["explain", _file, "M", DrawTrap, "--strict"] })
        {
            CliRun drawn = CliRun.Of(command);
            Assert.Equal((2, $"banyan: {DrawMessage}\n    {DrawTrap}\n            ^\n", string.Empty), (drawn.Code, drawn.Error.ReplaceLineEndings("\n"), drawn.Output));
        }

        string expected = $"banyan: {Message}\n    {Trap}\n    ^^^^^^^^^^^^^^^^^\n";
        foreach (string[] command in new string[][] { ["run", Analysis(), "--strict", "--quiet"], ["explain", Analysis(), "--strict"] })
        {
            CliRun run = CliRun.Of(command);
            Assert.Equal((2, expected, string.Empty), (run.Code, run.Error.ReplaceLineEndings("\n"), run.Output));
        }

        Assert.Equal(2, CliRun.Of("eval", _file, Trap, "--strict", "--quiet").Code);
        Assert.Equal(0, CliRun.Of("eval", _file, "Run", "--strict", "--quiet").Code);
    }

    [Fact]
    public void OtherCommands_Trap_WarnOnce()
    {
        CliRun draw = CliRun.Of("draw", _file, "M", DrawTrap, "--quiet");
        CliRun explain = CliRun.Of("explain", _file, "M", DrawTrap);
        CliRun run = CliRun.Of("run", Analysis(), "--quiet");

        Assert.Equal((0, 0, 0), (draw.Code, explain.Code, run.Code));
        foreach ((string text, string message) in new[] { (draw.Error, DrawMessage), (explain.Output, DrawMessage), (run.Error, Message) })
        {
            Assert.Equal(2, text.Split($"warning: {message}").Length);
        }

        Assert.DoesNotContain("warning", CliRun.Of("draw", _file, "M", Trap, "--quiet").Error, StringComparison.Ordinal);
    }

    private string Analysis()
    {
        string path = Path.Combine(_folder, "trap.yml");
        File.WriteAllText(path, $$"""
            datasets:
              z: {files: "{{_file}}"}
            defines:
              late: "{{Trap}}"
            selections:
              late_runs: {cuts: ["late"]}
            """);
        return path;
    }
}
