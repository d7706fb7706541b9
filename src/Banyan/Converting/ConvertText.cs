using Banyan.Execution.Progress;
using Banyan.Sources.Output;

namespace Banyan.Converting;

/// <summary>What a conversion made, for people.</summary>
public static class ConvertText
{
    private const int LinesShown = 10;
    private const int RenamedShown = 2;

    /// <summary>Writes a line about the files, one for each tree, and what was left out with the reason.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="result">The conversion.</param>
    /// <param name="time">How long it took.</param>
    /// <param name="isAll">True for every column that was left out or renamed; false for the first ones.</param>
    public static void Write(TextWriter output, ConversionResult result, TimeSpan time, bool isAll)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(result);
        string speed = $"{RunText.Bytes(result.InputBytes / Math.Max(time.TotalSeconds, 1e-6))}/s";
        output.WriteLine($"{result.Output}: {RunText.Bytes(result.InputBytes)} became {RunText.Bytes(result.OutputBytes)} in {RunText.Duration(time)} ({speed})");
        foreach (ConvertedTree tree in result.Trees)
        {
            string form = tree.From == tree.To ? Form(tree.To) : $"{Form(tree.From)} to {Form(tree.To)}";
            string name = tree.Path == tree.OutputPath ? tree.Path : $"{tree.Path} as {tree.OutputPath}";
            output.WriteLine($"  {name}: {form}, {Count(tree.Entries, "entry", "entries")}, {Count(tree.Columns, "column", "columns")}");
            WriteRenamed(output, tree.Renamed, isAll);
            WriteSome(output, tree.LeftOut, isAll, column => $"    left out: {column.Name}: {column.Reason}", "left out");
        }

        if (result.Objects > 0)
        {
            output.WriteLine($"  {Count(result.Objects, "other object", "other objects")} copied");
        }

        WriteSome(output, result.LeftOut, isAll, item => $"  left out: {item.Name}: {item.Reason}", "left out");
    }

    private static void WriteRenamed(TextWriter output, IReadOnlyList<KeyValuePair<string, string>> renamed, bool isAll)
    {
        int shown = isAll ? renamed.Count : Math.Min(renamed.Count, RenamedShown);
        string names = string.Join(", ", renamed.Take(shown).Select(pair => $"{pair.Key} to {pair.Value}"));
        string more = shown < renamed.Count ? $" and {renamed.Count - shown} more (--all names them)" : string.Empty;
        if (renamed.Count > 0)
        {
            output.WriteLine($"    renamed: {names}{more}");
        }
    }

    private static void WriteSome<T>(TextWriter output, IReadOnlyList<T> items, bool isAll, Func<T, string> line, string what)
    {
        foreach (T item in items.Take(isAll ? items.Count : LinesShown))
        {
            output.WriteLine(line(item));
        }

        if (!isAll && items.Count > LinesShown)
        {
            output.WriteLine($"    … and {items.Count - LinesShown} more {what} (--all shows them)");
        }
    }

    private static string Form(SnapshotFormat format) => format == SnapshotFormat.RNTuple ? "RNTuple" : "TTree";

    private static string Count(long number, string one, string many) => $"{RunText.Count(number)} {(number == 1 ? one : many)}";
}
