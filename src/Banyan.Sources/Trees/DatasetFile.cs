using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>What a dataset keeps of each of its files while they are closed.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="TreePath">Path of the tree in it.</param>
/// <param name="Cuts">Entries at which partitions begin, and at the end the number of entries.</param>
/// <param name="Differences">The columns of the dataset that this file has otherwise, or not; by name. Most files have none.</param>
/// <param name="Reshaped">Columns of the same type as in the first file whose arrays have other dimensions or another count.</param>
/// <param name="Extra">Columns that are in this file but not in the first.</param>
/// <param name="Sample">Number of the sample that it belongs to.</param>
internal sealed record DatasetFile(
    string Path,
    string TreePath,
    long[] Cuts,
    IReadOnlyDictionary<string, ColumnDifference> Differences,
    IReadOnlySet<string> Reshaped,
    IReadOnlyList<ColumnInfo> Extra,
    int Sample)
{
    public long EntryCount => Cuts[^1];
}
