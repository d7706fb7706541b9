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

    private static async Task<(int Code, string Output, string Error)> Run(string[] arguments)
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
            int code = await Analysis.RunAsync(arguments, events.Frame.Count());
            return (code, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(errorBefore);
            Environment.ExitCode = exitCode;
        }
    }
}
