using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Banyan.Benchmarking;

/// <summary>Measures the calling thread: wall and processor time.</summary>
internal readonly unsafe partial struct BenchClock
{
    private const int ThreadProcessorTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    private readonly long _wall;
    private readonly TimeSpan _processor;

    private BenchClock(long wall, TimeSpan processor) => (_wall, _processor) = (wall, processor);

    /// <summary>What passed since <see cref="Start"/> on the same thread.</summary>
    public BenchTime Elapsed => new(Stopwatch.GetElapsedTime(_wall), Processor - _processor);

    /// <summary>Starts to measure.</summary>
    public static BenchClock Start()
    {
        TimeSpan processor = Processor;
        return new BenchClock(Stopwatch.GetTimestamp(), processor);
    }

    private static TimeSpan Processor
    {
        get
        {
            if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            {
                return Stopwatch.GetElapsedTime(0);
            }

            long* time = stackalloc long[2]; // struct timespec: seconds, nanoseconds
            return GetTime(ThreadProcessorTime, time) == 0 ? TimeSpan.FromTicks((time[0] * TimeSpan.TicksPerSecond) + (time[1] / TimeSpan.NanosecondsPerTick)) : Stopwatch.GetElapsedTime(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, long* time);
}
