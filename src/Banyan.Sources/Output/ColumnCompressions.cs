using Banyan.Columns;
using Banyan.Frame;
using Banyan.Root.Writing;

namespace Banyan.Sources.Output;

/// <summary>The columns of a snapshot that have a compression of their own.</summary>
internal sealed class ColumnCompressions
{
    private readonly (Predicate<string> Fits, RootCompression Compression)[] _choices;

    /// <summary>Parses names and patterns.</summary>
    /// <exception cref="AnalysisException">One of them fits no column.</exception>
    public ColumnCompressions(IReadOnlyList<KeyValuePair<string, RootCompression>> choices, IReadOnlyList<SnapshotColumn> columns)
    {
        _choices = [.. choices.Select(pair => (Fitting(pair.Key, columns), pair.Value))];
    }

    /// <summary>The compression of a column; null for that of the whole.</summary>
    public RootCompression? Of(SnapshotColumn column) => _choices.Where(choice => choice.Fits(column.Name)).Select(choice => (RootCompression?)choice.Compression).FirstOrDefault();

    private static Predicate<string> Fitting(string text, IReadOnlyList<SnapshotColumn> columns)
    {
        Predicate<string> fits = NamePattern.IsPattern(text) && columns.All(column => column.Name != text) ? NamePattern.Parse(text).Fits : name => name == text;
        return columns.Any(column => fits(column.Name))
            ? fits
            : throw new AnalysisException($"no column of the snapshot fits '{text}', which is to have a compression of its own{NearestNames.Suggestion(text, columns.Select(column => column.Name))}");
    }
}
