using Banyan.Cli;
using Banyan.Cli.Terminal;

namespace Banyan.Tests.Cli;

public sealed class OutputStreamTests
{
    private const string FullDevice = "/dev/full";

    [Fact]
    public void Output_DiskIsFull_IsOneLineAndCode1()
    {
        Assert.SkipUnless(File.Exists(FullDevice), "this system has no /dev/full");
        using var bytes = new OutputStream(new FileStream(FullDevice, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0), "standard output");
        var output = new StreamWriter(bytes) { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };

        int code = Application.Run(["--version"], new Terminal(bytes, output, error, false, false, 100, false), CancellationToken.None);

        Assert.Equal((1, "banyan: cannot write standard output: No space left on device\n"), (code, error.ToString()));
    }
}
