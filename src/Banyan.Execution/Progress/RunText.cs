using System.Globalization;
using Banyan.Frame.Running;

namespace Banyan.Execution.Progress;

/// <summary>What a run did, in words for people.</summary>
public static class RunText
{
    private static readonly string[] s_byteUnits = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>The line at the end of a run: events, seconds, events per second, bytes read and decompressed, peak memory, threads.</summary>
    public static string Summarize(RunSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        double seconds = summary.LoopTime.TotalSeconds;
        string rate = seconds > 0 ? $" ({Rate(summary.Entries / seconds)} events/s)" : string.Empty;
        string threads = summary.Threads == 1 ? "1 thread" : $"{summary.Threads} threads";

        // What reads no column reads nothing.
        string bytes = summary.BytesRead > 0 ? $"read {Bytes(summary.BytesRead)}, decompressed {Bytes(summary.BytesDecompressed)}, " : string.Empty;
        return $"{Count(summary.Entries)} events in {Duration(summary.LoopTime)}{rate} on {threads}, compiled in {Duration(summary.CompileTime)}, "
            + $"{bytes}peak memory {Bytes(summary.PeakMemoryBytes)}";
    }

    /// <summary>A count with separators: <c>1,234,567</c>.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Bytes in decimal units: <c>999 B</c>, <c>1.2 MB</c>, <c>345 GB</c>.</summary>
    public static string Bytes(double count)
    {
        int unit = 0;
        while (count >= 999.5 && unit < s_byteUnits.Length - 1)
        {
            count /= 1000;
            unit++;
        }

        return Number(count, unit == 0) + " " + s_byteUnits[unit];
    }

    /// <summary>A rate or large number: <c>950</c>, <c>12.3 k</c>, <c>4.56 M</c>.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        >= 999.5e6 => Number(perSecond / 1e9, false) + " G",
        >= 999.5e3 => Number(perSecond / 1e6, false) + " M",
        >= 999.5 => Number(perSecond / 1e3, false) + " k",
        _ => Number(perSecond, true),
    };

    /// <summary>A time: <c>12 ms</c>, <c>3.45 s</c>, <c>2 min 05 s</c>, <c>3 h 20 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        if (time.TotalSeconds < 0.9995)
        {
            double milliseconds = time.TotalMilliseconds;
            return Number(milliseconds, milliseconds >= 10) + " ms";
        }

        if (time.TotalSeconds < 59.95)
        {
            return Number(time.TotalSeconds, false) + " s";
        }

        long seconds = (long)Math.Round(time.TotalSeconds);
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {seconds % 3600 / 60:00} min");
    }

    /// <summary>Three digits: 1.23, 12.3, 123.</summary>
    private static string Number(double value, bool whole) =>
        value.ToString(whole || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
