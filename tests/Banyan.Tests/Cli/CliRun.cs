using System.Text;
using Banyan.Cli;
using Banyan.Cli.Terminal;

namespace Banyan.Tests.Cli;

/// <summary>What a command printed, run in this process.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliRun(int Code, string Output, string Error)
{
    /// <summary>Runs a command line as if piped.</summary>
    public static CliRun Of(params string[] args) => Of(CancellationToken.None, args);

    /// <summary>Runs a command line as if piped.</summary>
    public static CliRun Of(CancellationToken cancellation, params string[] args)
    {
        using var bytes = new MemoryStream();
        using var output = new StreamWriter(bytes) { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = Application.Run(args, new Terminal(bytes, output, error, false, false, 100, false), cancellation);
        output.Flush();
        return new CliRun(code, Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    /// <summary>The output, after checking that the command succeeded.</summary>
    public string Succeeded()
    {
        Assert.Equal((0, string.Empty), (Code, Code == 0 ? string.Empty : Error));
        return Output;
    }

    /// <summary>Checks code and the one line on standard error.</summary>
    public void Failed(int code, string message)
    {
        Assert.Equal((code, $"banyan: {message}\n"), (Code, Error));
        Assert.Equal(string.Empty, Output);
    }
}
