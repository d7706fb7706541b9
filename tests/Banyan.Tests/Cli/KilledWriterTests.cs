using System.Diagnostics;
using Banyan.Demo;
using Banyan.Inspection;
using Banyan.Root;
using Banyan.Tests.Fuzzing;

namespace Banyan.Tests.Cli;

/// <summary>Writers that are killed (kill -9) at any moment leave the old file, or the new one.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private const int Events = 30_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-killed-").FullName;

    private static int Rounds => FuzzRun.IsSoak ? 200 : 6;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ttree")]
    [InlineData("rntuple")]
    public void Append_KilledAtAnyMoment_LeavesTheOldContentReadable(string format)
    {
        string target = Path.Join(_folder, "target.root");
        string analysis = WriteAnalysis(format, append: true);
        File.Copy(Path.Join(_folder, "input.root"), target);
        string before = Content(target, "Events;1");
        long firstLength = new FileInfo(target).Length;
        _ = KillWhileGrowing(analysis, target, firstLength, int.MaxValue, out long growth);
        long complete = new FileInfo(target).Length;
        Assert.True(complete > firstLength, "nothing was appended");
        int interrupted = 0;
        Random random = new(1);
        for (int i = 0; i < Rounds; i++)
        {
            File.Copy(Path.Join(_folder, "input.root"), target, overwrite: true);
            bool isKilled = KillWhileGrowing(analysis, target, firstLength, random.Next((int)Math.Clamp(growth, 1, 2000)), out _);
            Assert.Equal(before, Content(target, "Events;1"));
            using RootFile file = RootFile.Open(target);
            interrupted += isKilled && file.FindKey("more") is null ? 1 : 0;
            if (file.FindKey("more") is not null)
            {
                Assert.Equal(complete, file.Header.End);
            }
        }

        Assert.True(interrupted > 0, "no writer was killed before its end");

        // What a killed writer left is no hindrance.
        _ = KillWhileGrowing(analysis, target, firstLength, int.MaxValue, out _);
        Assert.Equal(before, Content(target, "Events;1"));
        using RootFile last = RootFile.Open(target);
        Assert.NotNull(last.FindKey("more"));
    }

    [Fact]
    public void NewFile_KilledAtAnyMoment_LeavesTheOldFileOrACompleteNewOne()
    {
        string target = Path.Join(_folder, "target.root");
        string part = target + ".part";
        string analysis = WriteAnalysis("ttree", append: false);
        _ = KillWhileGrowing(analysis, part, 0, int.MaxValue, out long growth);
        byte[] complete = File.ReadAllBytes(target);
        Random random = new(2);
        for (int i = 0; i < Rounds / 2; i++)
        {
            File.WriteAllText(target, "old");
            _ = KillWhileGrowing(analysis, part, 0, random.Next((int)Math.Clamp(growth, 1, 2000)), out _);
            byte[] found = File.ReadAllBytes(target);
            Assert.True(found.AsSpan().SequenceEqual("old"u8) || found.AsSpan().SequenceEqual(complete), $"{found.Length} bytes are neither the old file nor the new one");
        }
    }

    /// <summary>Runs an analysis and kills it some milliseconds after the file began to grow.</summary>
    /// <returns>True when it was killed, false when it had ended.</returns>
    private static bool KillWhileGrowing(string analysis, string growing, long length, int milliseconds, out long growth)
    {
        ProcessStartInfo start = new(Path.Join(AppContext.BaseDirectory, "Banyan.Cli"), ["run", analysis, "--quiet"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && (!File.Exists(growing) || new FileInfo(growing).Length <= length))
        {
            Thread.Sleep(1);
        }

        long begin = Stopwatch.GetTimestamp();
        bool hasEnded = process.WaitForExit(milliseconds == int.MaxValue ? -1 : milliseconds);
        if (!hasEnded)
        {
            process.Kill(); // SIGKILL
            process.WaitForExit();
        }

        growth = (long)Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        Assert.True(!hasEnded || process.ExitCode == 0, $"{output.Result}{errors.Result}");
        return !hasEnded;
    }

    private static string Content(string path, string tree)
    {
        using RootFile file = RootFile.Open(path);
        return string.Join('\n', file.GetTree(tree).AllBranches.Select(branch =>
        {
            using BranchValues values = new(branch);
            values.Read();
            using MemoryStream text = new();
            using (System.Text.Json.Utf8JsonWriter json = new(text))
            {
                json.WriteStartObject();
                values.Write(json);
                json.WriteEndObject();
            }

            return $"{branch.Path} {values.Problem} {System.Text.Encoding.UTF8.GetString(text.ToArray())}";
        }));
    }

    // Small baskets and clusters: many writes to be killed between.
    private string WriteAnalysis(string format, bool append)
    {
        DemoFile.Write(Path.Join(_folder, "input.root"), Events, 1, 1, null, CancellationToken.None);
        string path = Path.Join(_folder, "append.yml");
        File.WriteAllText(path, $$"""
            datasets: {d: {{Path.Join(_folder, "input.root")}}}
            snapshots:
              s: {file: {{Path.Join(_folder, "target.root")}}, tree: more, format: {{format}}, compression: zstd 9, cluster_entries: 500, basket_bytes: 4000, append: {{(append ? "true" : "false")}}}
            """);
        return path;
    }
}
