using System.Diagnostics;
using System.Runtime.InteropServices;
using Banyan.Demo;

namespace Banyan.Tests.Cli;

/// <summary>What only a process of its own shows: signals, broken pipes, colours. It runs the build of these tests, not the launcher.</summary>
public sealed partial class ProcessTests : IDisposable
{
    private const int SigInt = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void CtrlC_WhileGenerating_EndsWith130AndLeavesNoFile()
    {
        using Process process = Start("demo", "--events", "2000000000", "--out", _folder);
        while (!process.HasExited && Directory.GetFiles(_folder).Length == 0)
        {
            Thread.Sleep(20);
        }

        Assert.Equal(0, Kill(process.Id, SigInt));
        Assert.True(process.WaitForExit(30_000), "the command did not stop");

        Assert.Equal(130, process.ExitCode);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void CtrlC_WhileASlowCodecWorks_EndsSoonAndLeavesTheOldFile()
    {
        string input = Path.Join(_folder, "z.root");
        string output = Path.Join(_folder, "slow.root");
        DemoFile.Write(input, 300_000, 1, 1, null, CancellationToken.None);
        File.WriteAllText(output, "old");
        using Process process = Start("convert", input, output, "--force", "--compression", "lzma:9");
        while (!process.HasExited && !File.Exists(output + ".part"))
        {
            Thread.Sleep(5);
        }

        Thread.Sleep(300);
        Assert.Equal(0, Kill(process.Id, SigInt));
        Assert.True(process.WaitForExit(30_000), "the command did not stop");

        Assert.Equal(130, process.ExitCode);
        Assert.Equal("old", File.ReadAllText(output));
        Assert.Equal(["slow.root", "z.root"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void BrokenPipe_EndsSilently()
    {
        string file = Corpus.Path("nanoAOD_2015_CMS_Open_Data_ttbar.root");
        using Process process = Start("ls", file, "--all");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();

        Assert.True(process.WaitForExit(30_000), "the command did not stop");
        Assert.Equal(string.Empty, process.StandardError.ReadToEnd());
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void Output_Piped_HasNoControlSequences()
    {
        string file = Path.Join(_folder, "z.root");
        DemoFile.Write(file, 1000, 1, 1, null, CancellationToken.None);
        using Process process = Start("draw", file, "Muon_pt");
        string text = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\r', text);
    }

    private static Process Start(params string[] args)
    {
        string program = Path.Join(AppContext.BaseDirectory, "Banyan.Cli");
        return Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
