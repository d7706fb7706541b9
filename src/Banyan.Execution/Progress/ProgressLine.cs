using System.Globalization;
using Banyan.Frame.Running;

namespace Banyan.Execution.Progress;

/// <summary>Where a run stands, in one line.</summary>
internal static class ProgressLine
{
    private const int BarWidth = 20;

    /// <summary>With a bar, for a terminal; what does not fit into <paramref name="width"/> is left out from the right.</summary>
    public static string Render(RunProgress progress, int width)
    {
        double share = Share(progress);
        int filled = (int)(share * BarWidth);
        string line = string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {(int)(share * 100),3} %");
        foreach (string fact in Facts(progress))
        {
            if (line.Length + 2 + fact.Length > width)
            {
                break;
            }

            line += "  " + fact;
        }

        return line.Length <= width ? line : line[..width];
    }

    /// <summary>Without a bar, for a log.</summary>
    public static string RenderPlain(RunProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)(Share(progress) * 100)} %: {string.Join(", ", Facts(progress))}");

    private static double Share(RunProgress progress) =>
        progress.EntriesTotal <= 0 ? 1 : Math.Clamp((double)progress.EntriesDone / progress.EntriesTotal, 0, 1);

    private static List<string> Facts(RunProgress progress)
    {
        double seconds = Math.Max(progress.Elapsed.TotalSeconds, 1e-3);
        double rate = progress.EntriesDone / seconds;
        var facts = new List<string>
        {
            $"{RunText.Count(progress.EntriesDone)} of {RunText.Count(progress.EntriesTotal)} events",
            $"{RunText.Rate(rate)} events/s",
            $"{RunText.Bytes(progress.BytesRead / seconds)}/s",
        };
        if (rate > 0)
        {
            // Beyond some days the estimate says nothing, and TimeSpan has an end.
            double left = Math.Min((progress.EntriesTotal - progress.EntriesDone) / rate, 1e6);
            facts.Add($"ETA {RunText.Duration(TimeSpan.FromSeconds(Math.Max(0, left)))}");
        }

        if (progress.CurrentFile.Length > 0)
        {
            facts.Add(FileName(progress.CurrentFile));
        }

        return facts;
    }

    /// <summary>The last part of a path or address, without control characters that a hostile name may hold.</summary>
    private static string FileName(string file)
    {
        string name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        return new string([.. name.Select(c => char.IsControl(c) ? '?' : c)]);
    }
}
