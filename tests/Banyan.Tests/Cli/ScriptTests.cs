using Banyan.Scripts;
using Banyan.Tests.Frame;

namespace Banyan.Tests.Cli;

/// <summary>What a C# script prints and returns; the console belongs to the process.</summary>
[Collection(nameof(Alone))]
public class ScriptTests
{
    [Fact]
    public async Task RunAsync_Quiet_PrintsResultsAndNoSummary()
    {
        (int code, string output, string error) = await Run(["--quiet", "--threads", "1"]);

        Assert.Equal(0, code);
        Assert.Contains("Count() = ", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" events in ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Help_PrintsTheOptions()
    {
        (int code, string output, _) = await Run(["--help"]);

        Assert.Equal(0, code);
        Assert.Contains("--threads N", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Count() = ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_UnknownOption_IsCodeTwoWithTheNearestName()
    {
        (int code, _, string error) = await Run(["--thread", "1"]);

        Assert.Equal(2, code);
        Assert.Contains("--threads", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OwnFunctions_AreCalledInAllExpressionsBehind()
    {
        (int code, string output, _) = await Run(
            ["--quiet"],
            frame => frame
                .DefineFunction("ht", (Jagged<float> pt, float least) =>
                {
                    float sum = 0;
                    foreach (float p in pt)
                    {
                        sum += p > least ? p : 0;
                    }

                    return sum;
                })
                .DefineFunction("label", (string name, int number) => $"{name}{number}")
                .DefineFunction("central(float pt, eta)", "pt > 20 && abs(eta) < 2")
                .Filter("ht(pt, 30) > 0 && label(\"n\", n) != \"n0\"")
                .Filter("Any(Map(pt, eta, [](float pt, float eta) { return central(pt, eta); }))")
                .Count());

        var events = new Events(100);
        int expected = events.Where(i => events.Pt[i].Any(p => p > 30) && events.Pt[i].Zip(events.Eta[i]).Any(p => p.First > 20 && Math.Abs(p.Second) < 2)).Length;
        Assert.Equal(0, code);
        Assert.Contains($"Count() = {expected}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Trap_IsWarnedOfOnce()
    {
        (int code, string output, string error) = await Run(["--quiet"], frame => frame.Filter("n - 5 > 0").Count());

        Assert.Equal(0, code);
        Assert.Contains("Count() = ", output, StringComparison.Ordinal);
        Assert.Equal(2, error.Split("warning: the difference of unsigned int and int").Length);
    }

    [Fact]
    public async Task RunAsync_StrictWithTrap_IsCodeTwo()
    {
        (int code, string output, string error) = await Run(["--strict"], frame => frame.Filter("n - 5 > 0").Count());

        Assert.Equal(2, code);
        Assert.Contains("the difference of unsigned int and int", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Count() = ", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> Run(string[] arguments, Func<EventFrame, Result>? book = null)
    {
        var events = new Events(100);
        TextWriter before = Console.Out;
        TextWriter errorBefore = Console.Error;
        int exitCode = Environment.ExitCode;
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            int code = await Analysis.RunAsync(arguments, book is null ? events.Frame.Count() : book(events.Frame));
            return (code, output.ToString(), error.ToString());
        }
        catch (ScriptEndException end)
        {
            return (end.Code, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(errorBefore);
            Environment.ExitCode = exitCode;
        }
    }
}
