using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;
using Banyan.Root.Writing.Trees;

namespace Banyan.Sources.Output;

/// <summary>Writing the entries of a frame to a new ROOT file.</summary>
public static class Snapshots
{
    /// <summary>Writes the entries that reach this frame to a tree, in the order of the dataset; the file is the same for any number of threads.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="tree">Name of the new tree, with folders if wanted.</param>
    /// <param name="path">The new file; an older one of that name is replaced when the run has ended.</param>
    /// <param name="columns">The columns to write; null for all columns of the dataset that can be read, and the defined ones.</param>
    /// <param name="options">Compression and sizes.</param>
    /// <remarks>
    /// Numbers become leaves; vectors that the input holds with a count branch keep it if it is written too; other vectors become <c>std::vector</c>, strings <c>std::string</c>. Dots in names become
    /// underscores, as in RDataFrame.
    /// </remarks>
    /// <exception cref="AnalysisException">A column does not exist, or two columns would have one name in the file.</exception>
    public static Result<SnapshotResult> Snapshot(this EventFrame frame, string tree, string path, IReadOnlyList<string>? columns = null, SnapshotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentException.ThrowIfNullOrEmpty(tree);
        ArgumentException.ThrowIfNullOrEmpty(path);
        columns ??= [.. frame.ColumnNames.Where(name => !frame.Source.TryGetColumn(name, out ColumnInfo? column) || column.Problem == null)];
        if (columns.Count == 0)
        {
            throw new AnalysisException("a snapshot needs at least one column");
        }

        BoundExpression[] inputs = [.. columns.Select(name => frame.Bind(Quote(frame, name)))];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in columns.Select(BranchName))
        {
            if (!names.Add(name))
            {
                throw new AnalysisException($"two columns of the snapshot would be named '{name}' in the file");
            }
        }

        BranchDefinition[] branches = [.. columns.Select((name, i) => Branch(BranchName(name), inputs[i].Root, columns, inputs))];
        var action = new SnapshotAction(tree, path, inputs, new TreeDefinition(branches), options ?? new SnapshotOptions());
        return frame.Book(action, () => action.Value!);
    }

    // Names that are no identifiers are written in backticks in expressions.
    private static string Quote(EventFrame frame, string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') || !frame.ColumnNames.Contains(name) ? name : $"`{name}`";

    private static string BranchName(string column) => column.Replace('.', '_');

    private static BranchDefinition Branch(string name, TypedNode value, IReadOnlyList<string> columns, BoundExpression[] inputs)
    {
        ColumnInfo? info = (value as ColumnNode)?.Column is SourceColumn source ? source.Info : null;
        string countBranch = string.Empty;
        if (info?.CountColumn is string count)
        {
            // The count is only right for the items as they were read: both columns must come straight from the input.
            int index = Array.FindIndex(inputs, input => (input.Root as ColumnNode)?.Column is SourceColumn column && column.Info.Name == count);
            countBranch = index >= 0 ? BranchName(columns[index]) : string.Empty;
        }

        return new BranchDefinition(name, StoredType(value.Type)) { Title = info?.Title ?? string.Empty, CountBranch = countBranch };
    }

    private static DataType StoredType(DataType type) => type is StringType { IsLiteral: true } ? new StringType() : type;
}
