using Banyan.Execution.Progress;
using Banyan.Root.Merging;

namespace Banyan.Merging;

/// <summary>What a merge made, for people.</summary>
public static class MergeText
{
    private const int BarWidth = 20;

    /// <summary>Writes a line about the file, one for each tree and each note, and what was left out.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="result">The merge.</param>
    /// <param name="time">How long it took.</param>
    public static void Write(TextWriter output, MergeResult result, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(result);
        string inputs = result.InputCount == 1 ? "1 file" : $"{RunText.Count(result.InputCount)} files";
        output.WriteLine($"{result.Output}: {inputs}, {RunText.Bytes(result.ByteCount)} in {RunText.Duration(time)} ({RunText.Bytes(result.ByteCount / Math.Max(time.TotalSeconds, 1e-6))}/s)");
        foreach (MergedContent content in result.Contents.Where(content => content.Kind is "tree" or "RNTuple"))
        {
            output.WriteLine($"  {content.Path}: {RunText.Count(content.EntryCount)} entries");
        }

        foreach (IGrouping<string, MergedContent> kind in result.Contents.Where(content => content.Kind is not ("tree" or "RNTuple")).GroupBy(content => content.Kind))
        {
            output.WriteLine($"  {RunText.Count(kind.Count())} objects {kind.Key}");
        }

        foreach (MergedContent content in result.Contents.Where(content => content.Note is not null))
        {
            output.WriteLine($"  note: {content.Path}: {content.Note}");
        }

        foreach (SkippedInput skipped in result.Skipped)
        {
            output.WriteLine($"  left out: {skipped.Problem}");
        }
    }

    /// <summary>How far it is: a bar, bytes, rate, time left.</summary>
    public static string Progress(long done, long total, TimeSpan elapsed)
    {
        double share = total > 0 ? Math.Clamp((double)done / total, 0, 1) : 0;
        double rate = done / Math.Max(elapsed.TotalSeconds, 1e-3);
        string left = done > 0 ? $"  ETA {RunText.Duration(TimeSpan.FromSeconds(Math.Min((total - done) / rate, 1e6)))}" : string.Empty;
        int filled = (int)(share * BarWidth);
        return $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {(int)(share * 100),3} %  {RunText.Bytes(done)} of {RunText.Bytes(total)}  {RunText.Bytes(rate)}/s{left}";
    }
}
