using System.Diagnostics;
using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Root;

namespace Banyan.Tests.Fuzzing;

/// <summary>Runs the cases of a fuzz target and fails with the first that gives an undocumented exception, hangs, takes too much memory or loses some.</summary>
internal static class FuzzRun
{
    private const long MostBytes = 512L << 20;
    private const int HangSeconds = 30;
    private const int SmokeMilliseconds = 1800;
    private const int SoakMilliseconds = 120_000;

    /// <summary>True when long runs were asked for.</summary>
    public static bool IsSoak { get; } = Environment.GetEnvironmentVariable("BANYAN_SOAK") is { Length: > 0 };

    private static int Milliseconds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("BANYAN_FUZZ_SECONDS"), out int seconds) ? 1000 * seconds : IsSoak ? SoakMilliseconds : SmokeMilliseconds;

    private static int FirstSeed { get; } = int.TryParse(Environment.GetEnvironmentVariable("BANYAN_FUZZ_SEED"), out int seed) ? seed : 0;

    private static bool HasTrace { get; } = Environment.GetEnvironmentVariable("BANYAN_FUZZ_TRACE") is { Length: > 0 };

    /// <summary>What reading a damaged file may end with.</summary>
    public static bool IsInputError(Exception e) => e is RootException or IOException or SourceException or EventFailureException or AnalysisException
        || (e is AggregateException aggregate && aggregate.InnerExceptions.All(IsInputError));

    /// <summary>Runs cases, numbered by their seed, until the time for a target is over or <paramref name="mostCases"/> are done.</summary>
    /// <param name="target">Name of the target, for messages.</param>
    /// <param name="run">Runs the case of a seed.</param>
    /// <param name="isExpected">The exceptions that may come out.</param>
    /// <param name="mostCases">Number of cases after which to stop.</param>
    public static void Seeds(string target, Action<int> run, Func<Exception, bool> isExpected, int mostCases = int.MaxValue)
    {
        var failures = new List<string>();
        int current = -1;
        long startedAt = Stopwatch.GetTimestamp();
        bool isDone = false;
        var worker = new Thread(() =>
        {
            for (int i = 0; i < mostCases && (i == 0 || Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds < Milliseconds) && failures.Count < 10; i++)
            {
                Volatile.Write(ref current, FirstSeed + i);
                if (HasTrace)
                {
                    Console.Error.WriteLine($"{target} {FirstSeed + i}");
                }

                if (Check(() => run(FirstSeed + i), isExpected) is string problem)
                {
                    failures.Add($"{target}, seed {FirstSeed + i}: {problem}");
                }
            }

            Volatile.Write(ref isDone, true);
        })
        { IsBackground = true };
        worker.Start();
        int seen = -1;
        long seenAt = Stopwatch.GetTimestamp();
        while (!worker.Join(50) && !Volatile.Read(ref isDone))
        {
            int now = Volatile.Read(ref current);
            (seen, seenAt) = now != seen ? (now, Stopwatch.GetTimestamp()) : (seen, seenAt);
            if (Stopwatch.GetElapsedTime(seenAt).TotalSeconds > HangSeconds)
            {
                Assert.Fail($"{target}, seed {seen}: hangs");
            }
        }

        if (HasTrace)
        {
            Console.Error.WriteLine($"{target}: {current - FirstSeed + 1} cases");
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    /// <summary>Runs one case; null when all is well.</summary>
    private static string? Check(Action run, Func<Exception, bool> isExpected)
    {
        long rented = NativePool.Shared.RentedBuffers;
        long peak = NativePool.Shared.PeakBytes;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            run();
        }
        catch (Exception e) when (isExpected(e))
        {
        }
        catch (Exception e)
        {
            return string.Join(Environment.NewLine, $"{e.GetType()}: {e.Message}", string.Join(Environment.NewLine, (e.StackTrace ?? string.Empty).Split('\n').Take(8)));
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        long newPeak = NativePool.Shared.PeakBytes;
        return allocated > MostBytes ? $"{allocated:#,0} bytes of managed memory"
            : newPeak > peak && newPeak > MostBytes ? $"{newPeak:#,0} bytes of native memory"
            : NativePool.Shared.RentedBuffers != rented ? $"{NativePool.Shared.RentedBuffers - rented} native buffers are not given back" : null;
    }
}
