using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.AnalysisFiles;

/// <content>The snapshots.</content>
public sealed partial class BookedDataset
{
    private const string UsualTree = "Events";

    private readonly List<(SnapshotSpec Snapshot, Result<SnapshotResult> Written)> _snapshots = [];

    private void BookSnapshot(SnapshotSpec spec, string? folder)
    {
        if (!_frames.TryGetValue(spec.Selection, out EventFrame? frame))
        {
            return;
        }

        string path = AnalysisOutputs.PathOf(folder, spec.FileFor(Spec.Name));
        string tree = spec.Tree ?? (frame.Source as TreeSource)?.Tree.Split('/')[^1] ?? UsualTree;
        // What the analysis needs for itself is not written: the product of the weights, parameters.
        bool isAll = spec.Columns is null || spec.Columns.All(name => name[0] is '-' or '!');
        IReadOnlyList<string> columns = [.. isAll ? frame.ColumnNames.Where(name => IsWritable(frame, name)) : [], .. spec.Columns ?? []];
        if (Check(new ExpressionSpec(spec.Name, spec.At), $"snapshots.{spec.Name}", () => frame.Snapshot(tree, path, columns, spec.Options)) is { } written)
        {
            _snapshots.Add((spec, written));
        }
    }

    private bool IsWritable(EventFrame frame, string name) =>
        name != WeightColumn && _file.Parameters.All(p => p.Name != name)
        && (frame.Source.TryGetColumn(name, out ColumnInfo? column) ? column.Problem is null : ItemOf(frame.ColumnType(name)) is not RecordType);

    private static DataType ItemOf(DataType type) => type is VectorType vector ? ItemOf(vector.Item) : type;
}
