using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Banyan.Tests;

/// <summary>Runs a test again in a child process with parts of the CPU's vector instructions switched off.</summary>
internal static class VectorWidths
{
    private const string Switch = "BANYAN_TEST_VECTORS";
    private const string FolderVariable = "BANYAN_TEST_FOLDER";

    /// <summary>The switches to try: each names a runtime setting and is true to its word only when <see cref="AssertAsAsked"/> passes in the child.</summary>
    public static TheoryData<string> Switches => ["DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];

    /// <summary>In the child: the folder that the caller named, for files that it compares.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(FolderVariable);

    /// <summary>Runs one test method of this assembly in a child process and asserts that it passes there.</summary>
    /// <param name="method">Full name, e.g. <c>Banyan.Tests.Histograms.FillBitsTests.FillMany_FixedData_GivesTheCommittedBits</c>.</param>
    /// <param name="setting">One of <see cref="Switches"/>.</param>
    /// <param name="folder">What <see cref="Folder"/> is in the child.</param>
    public static void RunWithout(string method, string setting, string? folder = null)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(VectorWidths).Assembly.Location);
        }

        start.ArgumentList.Add("-method");
        start.ArgumentList.Add(method);
        start.Environment[setting] = "0";
        start.Environment[Switch] = setting;
        start.Environment[FolderVariable] = folder;
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0 && output.Contains("Total: 1,", StringComparison.Ordinal), output + errors.Result);
    }

    /// <summary>In the child: asserts that what was to be switched off is off.</summary>
    public static void AssertAsAsked()
    {
        switch (Environment.GetEnvironmentVariable(Switch))
        {
            case "DOTNET_EnableAVX512":
                Assert.False(Vector512.IsHardwareAccelerated);
                break;
            case "DOTNET_EnableAVX2":
                Assert.False(Vector256.IsHardwareAccelerated);
                break;
            case "DOTNET_EnableHWIntrinsic":
                Assert.False(Vector128.IsHardwareAccelerated);
                break;
            default:
                break;
        }
    }
}
