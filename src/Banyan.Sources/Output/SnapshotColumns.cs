using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Output;

/// <summary>Chooses the columns of a snapshot.</summary>
internal static class SnapshotColumns
{
    /// <summary>The columns that <paramref name="wanted"/> names, each once, in its order; those of a pattern in the order of the frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="wanted">
    /// Names and patterns; with <c>-</c> or <c>!</c> in front they are left out. Null, or only such that are left out: all columns that can be read.
    /// </param>
    /// <param name="options">How they are named in the file.</param>
    /// <exception cref="AnalysisException">A name is not there, or a pattern fits nothing, or nothing is left; or a column cannot be written, or two would have one name.</exception>
    public static IReadOnlyList<SnapshotColumn> Choose(EventFrame frame, IReadOnlyList<string>? wanted, SnapshotOptions options)
    {
        IReadOnlyList<string> names = frame.ColumnNames;
        bool isAll = wanted is null || wanted.All(text => IsLeftOut(text, names));
        var chosen = new OrderedDictionary<string, bool>();
        foreach (string name in isAll ? Readable(frame, names) : [.. wanted!.Where(text => !IsLeftOut(text, names)).SelectMany(text => Fitting(frame, text, names))])
        {
            chosen.TryAdd(name, true);
        }

        foreach (string text in wanted?.Where(text => IsLeftOut(text, names)) ?? [])
        {
            foreach (string name in Fitting(frame, text[1..], names))
            {
                chosen.Remove(name);
            }
        }

        if (chosen.Count == 0)
        {
            throw new AnalysisException("a snapshot needs at least one column");
        }

        var written = new SnapshotNames(options);
        return [.. chosen.Keys.Select(name => new SnapshotColumn(name, Writable(name, frame.BindColumn(name)), written.Of(name)))];
    }

    private static BoundExpression Writable(string name, BoundExpression value) => value.Root.Type is RecordType or VectorType { Item: RecordType }
        ? throw new AnalysisException(
            $"column '{name}' cannot be written: it is {value.Root.Type.CppName}, and a snapshot takes numbers, strings and vectors; define what you need of it, for instance {name}.Pt()")
        : value;

    private static bool IsLeftOut(string text, IReadOnlyList<string> names) => text.Length > 1 && text[0] is '-' or '!' && !names.Contains(text);

    private static IReadOnlyList<string> Readable(EventFrame frame, IReadOnlyList<string> names) =>
        [.. names.Where(name => !frame.Source.TryGetColumn(name, out ColumnInfo? column) || column.Problem == null)];

    private static IReadOnlyList<string> Fitting(EventFrame frame, string text, IReadOnlyList<string> names)
    {
        if (!NamePattern.IsPattern(text) || names.Contains(text))
        {
            _ = frame.ColumnType(text); // the error names the nearest ones
            return [text];
        }

        NamePattern pattern = NamePattern.Parse(text);
        string[] found = [.. Readable(frame, names).Where(pattern.Fits)];
        return found.Length > 0
            ? found
            : throw new AnalysisException($"no column fits the pattern '{text}'{NearestNames.Suggestion(text.Trim('*', '?', '/', '^', '$'), names)}");
    }
}
