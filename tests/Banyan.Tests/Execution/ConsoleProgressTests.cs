using Banyan.Execution.Progress;
using Banyan.Frame.Running;

namespace Banyan.Tests.Execution;

public class ConsoleProgressTests
{
    private static readonly RunSummary s_summary = new(
        1_000_000, 2, TimeSpan.FromMilliseconds(41.6), TimeSpan.FromSeconds(0.5), 23_456_789, 56_100_000, 123_000_000, [], []);

    private static RunProgress At(double seconds, long done, string file = "/data/nano_1.root") =>
        new(done, 10_000_000, done * 30, TimeSpan.FromSeconds(seconds), file);

    [Fact]
    public void Summarize_Run_NamesEverything() => Assert.Equal(
        "1,000,000 events in 500 ms (2.00 M events/s) on 2 threads, compiled in 42 ms, read 23.5 MB, decompressed 56.1 MB, peak memory 123 MB",
        RunText.Summarize(s_summary));

    [Fact]
    public void Advanced_Terminal_RewritesOneLine()
    {
        var writer = new StringWriter();
        using var progress = new ConsoleProgress(writer, ProgressStyle.Terminal, () => 200);

        progress.Advanced(At(0.5, 2_500_000));
        progress.Advanced(At(1, 5_000_000));
        progress.Finished(s_summary);

        Assert.Equal(
            "\r\u001b[K[#####...............]  25 %  2,500,000 of 10,000,000 events  5.00 M events/s  150 MB/s  ETA 1.50 s  nano_1.root"
            + "\r\u001b[K[##########..........]  50 %  5,000,000 of 10,000,000 events  5.00 M events/s  150 MB/s  ETA 1.00 s  nano_1.root"
            + "\r\u001b[K" + RunText.Summarize(s_summary) + Environment.NewLine,
            writer.ToString());
    }

    [Fact]
    public void Advanced_NarrowTerminal_NeverWraps()
    {
        for (int width = 1; width < 130; width++)
        {
            var writer = new StringWriter();
            using var progress = new ConsoleProgress(writer, ProgressStyle.Terminal, () => width);
            progress.Advanced(At(0.5, 2_500_000));
            Assert.True(writer.ToString().Length - 4 < Math.Max(20, width));
        }
    }

    [Fact]
    public void Advanced_Piped_WritesALineNowAndThen()
    {
        var writer = new StringWriter();
        using var progress = new ConsoleProgress(writer, ProgressStyle.Lines);

        for (int quarter = 1; quarter <= 4 * 26; quarter++)
        {
            progress.Advanced(At(quarter * 0.25, quarter * 10_000));
        }

        string[] lines = writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal("2 %: 200,000 of 10,000,000 events, 40.0 k events/s, 1.20 MB/s, ETA 4 min 05 s, nano_1.root", lines[0]);
    }

    [Fact]
    public void Finished_Quiet_WritesNothing()
    {
        var writer = new StringWriter();
        using var progress = new ConsoleProgress(writer, ProgressStyle.Quiet);

        progress.Advanced(At(100, 5));
        progress.Finished(s_summary);

        Assert.Equal(string.Empty, writer.ToString());
    }

    [Fact]
    public void Dispose_AfterAFailure_ClearsTheLine()
    {
        var writer = new StringWriter();
        var progress = new ConsoleProgress(writer, ProgressStyle.Terminal);
        progress.Advanced(At(1, 0, "bad\u001b[31m.root"));
        progress.Dispose();
        progress.Dispose();

        Assert.EndsWith("\r\u001b[K", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0042, "4.20 ms")]
    [InlineData(0.9999, "1.00 s")]
    [InlineData(59.97, "1 min 00 s")]
    [InlineData(3599.7, "1 h 00 min")]
    [InlineData(12000, "3 h 20 min")]
    public void Duration_AnyTime_IsShort(double seconds, string text) => Assert.Equal(text, RunText.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(999.6, "1.00 kB")]
    [InlineData(1e15, "1.00 PB")]
    [InlineData(1e19, "10000 PB")]
    public void Bytes_AnyCount_HasAUnit(double count, string text) => Assert.Equal(text, RunText.Bytes(count));
}
