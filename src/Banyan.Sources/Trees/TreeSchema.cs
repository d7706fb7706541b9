using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Root.Trees;

namespace Banyan.Sources.Trees;

/// <summary>The columns of a tree, under the names that RDataFrame gives them. Files whose trees have the same layout share one.</summary>
/// <remarks>
/// A branch is a column of its name, see <see cref="ColumnNames"/>; a leaf of a leaf list is <c>branch.leaf</c>; a sub-branch is also known by its stored name (<c>P3.Px</c> for <c>evt.P3.Px</c>) where no
/// other column is.
/// </remarks>
internal sealed class TreeSchema
{
    private readonly Dictionary<string, TreeColumn> _byName = new(StringComparer.Ordinal);
    private readonly List<TreeColumn> _columns = [];
    private readonly ulong? _fingerprint;

    public TreeSchema(TTree tree)
    {
        _fingerprint = TreeFingerprint.Of(tree);
        var otherNames = new List<(string Name, TreeColumn Column)>();
        for (int i = 0; i < tree.AllBranches.Count; i++)
        {
            if (!tree.AllBranches[i].IsGroup)
            {
                AddBranch(tree, i, otherNames);
            }
        }

        foreach ((string name, TreeColumn column) in otherNames)
        {
            _byName.TryAdd(name, column);
        }

        NameCounts(tree);
    }

    /// <summary>The columns in the tree's order.</summary>
    public IReadOnlyList<TreeColumn> Columns => _columns;

    /// <summary>Finds a column by its name or by another name that it is known by.</summary>
    public TreeColumn? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>True when the tree has the same branches in the same order with the same types, so that this schema is the tree's as well.</summary>
    public bool Fits(TTree tree) => _fingerprint != null && TreeFingerprint.Of(tree) == _fingerprint;

    private void AddBranch(TTree tree, int index, List<(string Name, TreeColumn Column)> otherNames)
    {
        TBranch branch = tree.AllBranches[index];
        string fullName = ColumnNames.FullName(branch);
        string storedName = ColumnNames.StoredName(branch);
        if (!branch.IsReadable)
        {
            Add(new TreeColumn(new ColumnInfo(fullName, DataType.Scalar(ElementKind.UInt8), branch.Title, branch.Problem), index, 0), storedName, otherNames);
            return;
        }

        string? problem = branch.EntryCount < tree.EntryCount
            ? $"branch '{branch.Path}' has {branch.EntryCount} entries, its tree {tree.EntryCount}"
            : null;
        for (int i = 0; i < branch.Columns.Count; i++)
        {
            BranchColumn part = branch.Columns[i];
            string suffix = part.Name.Length == 0 ? string.Empty : "." + part.Name;
            bool isCharArray = part.Type is StringType && branch.Leaves.Count > i && branch.Leaves[i].ClassName == "TLeafC";
            DataType type = isCharArray ? DataType.Vector(ElementKind.Int8) : part.Type;
            var column = new TreeColumn(new ColumnInfo(fullName + suffix, type, branch.Title, problem), index, i, isCharArray);
            Add(column, storedName + suffix, otherNames);
            if (part.Name.Length == 0 && branch.Leaves.Count == 1)
            {
                otherNames.Add(($"{fullName}.{branch.Leaves[0].Name}", column));
            }
        }
    }

    private void Add(TreeColumn column, string storedName, List<(string Name, TreeColumn Column)> otherNames)
    {
        if (!_byName.TryAdd(column.Name, column))
        {
            return;
        }

        _columns.Add(column);
        if (storedName != column.Name)
        {
            otherNames.Add((storedName, column));
        }
    }

    private void NameCounts(TTree tree)
    {
        for (int i = 0; i < _columns.Count; i++)
        {
            TreeColumn column = _columns[i];
            TBranch branch = tree.AllBranches[column.BranchIndex];
            if (column.Type is VectorType { Item: ScalarType } && branch.Leaves.Count == 1 && branch.Leaves[0].CountLeafName is string leaf
                && Find(leaf) is { Type: ScalarType count } found && !count.Kind.IsFloating() && count.Kind != ElementKind.Bool)
            {
                _columns[i] = column with { Info = column.Info with { CountColumn = found.Name } };
                _byName[column.Name] = _columns[i];
            }
        }
    }
}
