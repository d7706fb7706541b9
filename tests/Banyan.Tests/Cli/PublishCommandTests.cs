using System.Diagnostics;
using Banyan.Demo;

namespace Banyan.Tests.Cli;

/// <summary>Copies that run elsewhere. They are made from the build of these tests.</summary>
public sealed class PublishCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan test ").FullName;

    public void Dispose()
    {
        Run("/bin/chmod", "-R", "u+w", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Copy_ReadOnly_RunsThroughALinkFromAnywhere_AndCopiesItself()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the launcher is a shell script");
        string file = Path.Join(_folder, "z.root");
        DemoFile.Write(file, 1000, 1, 1, null, CancellationToken.None);
        string first = Path.Join(_folder, "first");
        string made = Run(Path.Join(AppContext.BaseDirectory, "Banyan.Cli"), "publish", first).Output;
        Assert.Matches(@"^published .*/first/banyan: Banyan \S+ with its own \.NET 10\.\S+ for \S+, \d+ MB\n$", made);
        Assert.DoesNotContain(Directory.EnumerateFiles(first, "*", SearchOption.AllDirectories), path => Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal));

        string moved = Path.Join(_folder, "moved");
        Directory.Move(first, moved);
        Run("/bin/chmod", "-R", "a-w", moved);
        string links = Directory.CreateDirectory(Path.Join(_folder, "links")).FullName;
        File.CreateSymbolicLink(Path.Join(links, "absolute"), Path.Join(moved, "banyan"));
        File.CreateSymbolicLink(Path.Join(links, "b"), "absolute");

        (int code, string output, string error) = Run(Path.Join(links, "b"), "draw", file, "Muon_pt");

        Assert.Equal((0, string.Empty), (code, code == 0 ? string.Empty : error));
        Assert.Contains("Muon_pt", output, StringComparison.Ordinal);

        string second = Path.Join(_folder, "second");
        Assert.Contains("with its own .NET", Run(Path.Join(links, "b"), "publish", second).Output, StringComparison.Ordinal);
        Assert.Equal(0, Run(Path.Join(second, "banyan"), "ls", file).Code);
        Assert.Contains("with its own .NET", Run(Path.Join(links, "b"), "publish", second).Output, StringComparison.Ordinal);
        (code, _, error) = Run(Path.Join(second, "banyan"), "publish", second);
        Assert.Equal((2, $"banyan: '{second}' is where this program runs from; expected another folder for the copy\n"), (code, error));
    }

    [Fact]
    public void FrameworkDependent_HasNoRuntime()
    {
        string target = Path.Join(_folder, "small");

        string output = CliRun.Of("publish", target, "--framework-dependent").Succeeded();

        Assert.Contains("it needs an installed .NET 10 runtime", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Join(target, "runtime")));
        Assert.True(File.Exists(Path.Join(target, "lib", "Banyan.Cli.dll")));
    }

    [Fact]
    public void Folder_WithSomethingElse_StaysAsItIs()
    {
        File.WriteAllText(Path.Join(_folder, "thesis.tex"), "x");

        CliRun.Of("publish", _folder).Failed(2, $"'{_folder}' holds something else than an older copy; expected a new or empty folder");

        Assert.True(File.Exists(Path.Join(_folder, "thesis.tex")));
    }

    private (int Code, string Output, string Error) Run(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        if (Path.GetFileName(program) is "b" or "banyan")
        {
            // No installed runtime can be found.
            start.Environment["PATH"] = "/usr/bin:/bin";
            start.Environment["DOTNET_ROOT"] = Path.Join(_folder, "nowhere");
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
