namespace Banyan.Sources.Trees;

/// <summary>The columns of a tree or RNTuple, under the names that RDataFrame gives them. Files with the same layout share one.</summary>
/// <param name="fingerprint">Tells whether another file has the same layout; null when it must be looked at anew.</param>
internal sealed class TreeSchema(ulong? fingerprint)
{
    private readonly Dictionary<string, TreeColumn> _byName = new(StringComparer.Ordinal);
    private readonly List<TreeColumn> _columns = [];

    /// <summary>The columns in the tree's order.</summary>
    public IReadOnlyList<TreeColumn> Columns => _columns;

    /// <summary>Finds a column by its name or by another name that it is known by.</summary>
    public TreeColumn? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>True when a tree with this fingerprint has the same columns in the same places, so that this schema is the tree's as well.</summary>
    public bool Fits(ulong? other) => fingerprint != null && other == fingerprint;

    /// <summary>Adds a column; false when there is one of its name.</summary>
    public bool Add(TreeColumn column)
    {
        if (!_byName.TryAdd(column.Name, column))
        {
            return false;
        }

        _columns.Add(column);
        return true;
    }

    /// <summary>Another name for a column, where no other column is known by it.</summary>
    public void AddName(string name, TreeColumn column) => _byName.TryAdd(name, column);

    /// <summary>Puts a column in the place of one of the same name.</summary>
    public void Replace(int index, TreeColumn column)
    {
        _columns[index] = column;
        _byName[column.Name] = column;
    }
}
