using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Root.Trees;

namespace Banyan.Sources.Trees;

/// <summary>Finds the columns of a tree.</summary>
/// <remarks>
/// A branch is a column of its name, see <see cref="ColumnNames"/>; a leaf of a leaf list is <c>branch.leaf</c>; a sub-branch is also known by its stored name (<c>P3.Px</c> for <c>evt.P3.Px</c>) where no
/// other column is.
/// </remarks>
internal static class TTreeColumns
{
    /// <summary>The schema of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="readsTexts">See <see cref="TreeSourceOptions.ReadsTexts"/>.</param>
    public static TreeSchema Find(TTree tree, bool readsTexts = false)
    {
        var schema = new TreeSchema(TreeFingerprint.Of(tree));
        var otherNames = new List<(string Name, TreeColumn Column)>();
        for (int i = 0; i < tree.AllBranches.Count; i++)
        {
            if (!tree.AllBranches[i].IsGroup)
            {
                AddBranch(schema, tree, i, readsTexts, otherNames);
            }
        }

        foreach ((string name, TreeColumn column) in otherNames)
        {
            schema.AddName(name, column);
        }

        NameCounts(schema, tree);
        return schema;
    }

    private static void AddBranch(TreeSchema schema, TTree tree, int index, bool readsTexts, List<(string Name, TreeColumn Column)> otherNames)
    {
        TBranch branch = tree.AllBranches[index];
        string fullName = ColumnNames.FullName(branch);
        string storedName = ColumnNames.StoredName(branch);
        if (!branch.IsReadable)
        {
            Add(schema, new TreeColumn(new ColumnInfo(fullName, DataType.Scalar(ElementKind.UInt8), branch.Title, branch.Problem), index, 0), storedName, otherNames);
            return;
        }

        string? problem = branch.EntryCount < tree.EntryCount
            ? $"branch '{branch.Path}' has {branch.EntryCount} entries, its tree {tree.EntryCount}"
            : null;
        for (int i = 0; i < branch.Columns.Count; i++)
        {
            BranchColumn part = branch.Columns[i];
            string suffix = part.Name.Length == 0 ? string.Empty : "." + part.Name;
            bool isCString = part.Type is StringType && branch.Leaves.Count > i && branch.Leaves[i].ClassName == "TLeafC";
            bool isCharArray = isCString && !readsTexts;
            DataType type = isCharArray ? DataType.Vector(ElementKind.Int8) : part.Type;
            string dimensions = type is VectorType { Item: ScalarType } && !isCharArray ? Dimensions(part) : string.Empty;
            var info = new ColumnInfo(fullName + suffix, type, branch.Title, problem, Dimensions: part.IsFixedSize ? dimensions : string.Empty)
            {
                IsCString = isCString,
                ItemDimensions = part.IsFixedSize ? string.Empty : dimensions,
            };
            var column = new TreeColumn(info, index, i, isCharArray);
            Add(schema, column, storedName + suffix, otherNames);
            if (part.Name.Length == 0 && branch.Leaves.Count == 1)
            {
                otherNames.Add(($"{fullName}.{branch.Leaves[0].Name}", column));
            }
        }
    }

    private static string Dimensions(BranchColumn part) => string.Concat(part.FixedDimensions.Select(dimension => $"[{dimension}]"));

    private static void Add(TreeSchema schema, TreeColumn column, string storedName, List<(string Name, TreeColumn Column)> otherNames)
    {
        if (schema.Add(column) && storedName != column.Name)
        {
            otherNames.Add((storedName, column));
        }
    }

    private static void NameCounts(TreeSchema schema, TTree tree)
    {
        for (int i = 0; i < schema.Columns.Count; i++)
        {
            TreeColumn column = schema.Columns[i];
            TBranch branch = tree.AllBranches[column.Index];
            if (column.Type is VectorType { Item: ScalarType } && branch.Leaves.Count == 1 && branch.Leaves[0].CountLeafName is string leaf
                && schema.Find(leaf) is { Type: ScalarType count } found && !count.Kind.IsFloating() && count.Kind != ElementKind.Bool)
            {
                schema.Replace(i, column with { Info = column.Info with { CountColumn = found.Name, Dimensions = Dimensions(branch.Columns[column.PartIndex]), ItemDimensions = string.Empty } });
            }
        }
    }
}
