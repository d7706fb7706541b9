using Banyan.Execution.Progress;

namespace Banyan.Checking;

/// <summary>What checking a file gave, for people.</summary>
public static class CheckText
{
    private const int FindingsShown = 20;
    private const int NotesShown = 5;

    /// <summary>Writes one line for a good file; for a damaged one a line per finding below it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="check">The file.</param>
    /// <param name="all">Every finding and note.</param>
    public static void Write(TextWriter output, FileCheck check, bool all)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(check);
        if (check.IsMissing)
        {
            output.WriteLine($"{check.Path}: {check.Findings[0].Problem}");
            return;
        }

        string trees = check.Trees == 0 && check.RNTuples > 0 ? string.Empty : $", {Number(check.Trees, "tree")}, {Number(check.Baskets, "basket")} ({RunText.Bytes(check.BasketBytes)})";
        string tuples = check.RNTuples == 0 ? string.Empty : $", {Number(check.RNTuples, "RNTuple")}, {Number(check.Pages, "page")} ({RunText.Bytes(check.PageBytes)})";
        string read = $"{RunText.Bytes(check.ByteCount)}, {Number(check.Objects, "object")}{trees}{tuples}";
        output.WriteLine(check.IsGood ? $"{check.Path}: good ({read})" : $"{check.Path}: {check.Findings.Count} {(check.Findings.Count == 1 ? "fault" : "faults")} ({read})");
        int shown = all ? check.Findings.Count : Math.Min(check.Findings.Count, FindingsShown);
        for (int i = 0; i < shown; i++)
        {
            CheckFinding finding = check.Findings[i];
            output.WriteLine($"  {(finding.FileOffset is long place ? $"at byte {place}: " : string.Empty)}{finding.What}: {finding.Problem}{(finding.Cost.Length > 0 ? $"; lost: {finding.Cost}" : string.Empty)}");
        }

        if (shown < check.Findings.Count)
        {
            output.WriteLine($"  … and {check.Findings.Count - shown} more (--all shows every one)");
        }

        foreach (string note in all ? check.Notes : check.Notes.Take(NotesShown))
        {
            output.WriteLine($"  note: {note}");
        }

        if (!all && check.Notes.Count > NotesShown)
        {
            output.WriteLine($"  note: … and {check.Notes.Count - NotesShown} more");
        }
    }

    private static string Number(long count, string what) => $"{RunText.Count(count)} {what}{(count == 1 ? string.Empty : "s")}";
}
