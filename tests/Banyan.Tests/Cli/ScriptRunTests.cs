using Banyan.Scripts;

namespace Banyan.Tests.Cli;

/// <summary><c>banyan run my.cs</c>. The console and the environment belong to the process.</summary>
[Collection(nameof(Alone))]
public sealed class ScriptRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_Script_IsCompiledOnceAndTakesItsArguments()
    {
        string script = Write("my.cs", $$"""
            #:project ../src/Banyan
            #:property PublishAot=false
            using Banyan;

            var script = Analysis.Script(args);
            double ptcut = script.Parameter("ptcut", 25.0);
            var events = script.Open("events", "{{Corpus.Path("uproot-Zmumu.root")}}").Filter((double pt1) => pt1 > ptcut, "hard");
            if (ptcut > 90)
            {
                throw new FormatException("too hard");
            }

            int code = await script.RunAsync(events.Report(), events.Histo1D("M", bins: 60, 60, 120));
            Console.WriteLine($"behind {Divide(1, (int)ptcut)}");
            return code;

            static int Divide(int a, int b)
            {
                int c = a + b;
                c *= 2;
                return c / b;
            }
            """);

        (int code, string output, string error) = Run("run", script, "--quiet", "--threads", "1", "--out", Path.Join(_folder, "h.root"));
        Assert.Equal((0, string.Empty), (code, error));
        Assert.Matches(@"hard +2,304 +1,942", output);
        string[] builds = Directory.GetDirectories(Path.Join(_folder, "cache", "banyan", "scripts"));
        Assert.Single(builds);
        Assert.Equal([script], Directory.GetFiles(_folder, "*.cs"));

        DateTime built = File.GetLastWriteTimeUtc(Path.Join(builds[0], "out", "my.dll"));
        (code, output, _) = Run("run", "--set", "ptcut=60", script, "--quiet");
        Assert.Equal(0, code);
        Assert.DoesNotMatch(@"hard +2,304 +1,942", output);
        Assert.Equal(built, File.GetLastWriteTimeUtc(Path.Join(builds[0], "out", "my.dll")));

        string other = Corpus.Path("uproot-Zmumu-zlib.root");
        Assert.Matches(@"hard +4,608 ", Run("run", script, other, other, "--quiet").Output);
        Assert.Equal((2, "the script has no parameter 'ptcu'; did you mean ptcut?\n"), Failure("run", script, "--set", "ptcu=3"));
        Assert.Equal((2, "--set ptcut=x: the parameter 'ptcut' must be a number, as 25 is\n"), Failure("run", script, "--set", "ptcut=x"));
        Assert.Equal((1, $"banyan: {script}:10: FormatException: too hard\n"), Failure("run", script, "--set", "ptcut=99"));
        Assert.Equal((3, "banyan: there is no file 'none.root'\n"), Failure("run", script, "none.root"));

        // Nothing behind the run is done where there was none, and an exception names the line that threw.
        Assert.Equal((2, "unknown argument '--thread'; did you mean --threads? (--help lists what there is)\n"), Failure("run", script, "--thread"));
        string help = Run("run", script, "--help", "--quiet").Output;
        Assert.Contains("--set ptcut=25", help, StringComparison.Ordinal);
        Assert.DoesNotContain("behind", help, StringComparison.Ordinal);
        Assert.Equal((1, $"banyan: {script}:21: DivideByZeroException: Attempted to divide by zero.\n"), (Run("run", script, "--set", "ptcut=0", "--quiet") is var (failed, _, message) ? failed : 0, message));

        Run("run", script, "--quiet", "--threads", "2", "--out", Path.Join(_folder, "h2.root"));
        Assert.Equal(File.ReadAllBytes(Path.Join(_folder, "h.root")), File.ReadAllBytes(Path.Join(_folder, "h2.root")));
    }

    [Fact]
    public void Run_ScriptThatDoesNotCompile_NamesEveryLine()
    {
        string script = Write("my.cs", "int x = \"a\";\nvar events = EventFrame.Open(\"events\", \"a.root\");\nevents.Filtr(\"x\");\n");

        (int code, string output, string error) = Run("run", script, "--quiet");

        Assert.Equal((2, string.Empty), (code, output));
        Assert.StartsWith($"banyan: {script} does not compile\n{script}:1:9: CS0029: ", error, StringComparison.Ordinal);
        Assert.Contains("\n    int x = \"a\";\n            ^\n", error, StringComparison.Ordinal);
        Assert.Contains($"\n{script}:3:8: CS1061: ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Join(_folder, "cache", "banyan", "scripts")));
    }

    [Fact]
    public void Run_ScriptNotThere_IsCode3() => Assert.Equal((3, "banyan: there is no script 'none.cs'\n"), Failure("run", "none.cs"));

    [Fact]
    public void Run_ScriptWithoutSdk_SaysSo()
    {
        string script = Write("my.cs", "return 0;");
        ScriptException error = Assert.Throws<ScriptException>(() => ScriptBuild.AssemblyOf(script, Variable, static _ => { }, TestContext.Current.CancellationToken, static _ => null));

        Assert.Contains("there is no .NET 10 SDK here", error.Message, StringComparison.Ordinal);

        string? Variable(string name) => name == "XDG_CACHE_HOME" ? _folder : null;
    }

    [Theory]
    [InlineData("#:pakage X", "my.cs:1:1: there is no directive '#:pakage'; known are package, property, project and sdk")]
    [InlineData("// a\n#:package", "my.cs:2:1: the directive '#:package' has no value")]
    public void Directives_Wrong_NameTheLine(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ScriptException>(() => ScriptDirectives.Read("my.cs", text)).Message);

    [Fact]
    public void Directives_BanyanItself_IsTheRunningOne()
    {
        ScriptDirectives directives = ScriptDirectives.Read("/a/my.cs", "#!/usr/bin/env banyan\n#:project ../src/Banyan\n#:project ../Other/Other.csproj\n#:package MathNet.Numerics@5.0.0\n#:property PublishAot=false\n#:property LangVersion=preview\nusing X;\n#:package Late@1");

        Assert.Equal(["/Other/Other.csproj"], directives.Projects);
        Assert.Equal([("MathNet.Numerics", (string?)"5.0.0")], directives.Packages);
        Assert.Equal([("LangVersion", "preview")], directives.Properties);
        string project = directives.ToProject("/a/my.cs", "my", ["/b/Banyan.dll"]);
        Assert.Contains("<Reference Include=\"/b/Banyan.dll\"><Private>false</Private></Reference>", project, StringComparison.Ordinal);
        Assert.Contains("<PackageReference Include=\"MathNet.Numerics\" Version=\"5.0.0\" />", project, StringComparison.Ordinal);
    }

    private (int Code, string Error) Failure(params string[] args)
    {
        (int code, string output, string error) = Run([.. args, "--quiet"]);
        Assert.Equal(string.Empty, output);
        return (code, error);
    }

    private (int Code, string Output, string Error) Run(params string[] args)
    {
        TextWriter before = Console.Out;
        TextWriter errorBefore = Console.Error;
        string? cacheBefore = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        int exitCode = Environment.ExitCode;
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Path.Join(_folder, "cache"));
        try
        {
            CliRun run = CliRun.Of(args);
            return (run.Code, run.Output + output, run.Error + error);
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(errorBefore);
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", cacheBefore);
            Environment.ExitCode = exitCode;
        }
    }

    private string Write(string name, string text)
    {
        string path = Path.Join(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
