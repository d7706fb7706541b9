using Banyan.Frame.Sources;
using Banyan.Sources.Output;

namespace Banyan.Comparing;

/// <summary>Which column of one dataset is which of another: by name, else by the name that it has in an RNTuple (<c>Jet.pt</c> is <c>Jet_pt</c> there).</summary>
internal sealed class ColumnPairs
{
    /// <summary>Pairs the columns of two datasets.</summary>
    public ColumnPairs(EventSource left, EventSource right)
    {
        ILookup<string, ColumnInfo> free = right.Columns.Where(column => !left.TryGetColumn(column.Name, out _)).ToLookup(column => SnapshotNames.InRNTuple(column.Name));
        var taken = new HashSet<string>();
        foreach (ColumnInfo column in left.Columns)
        {
            if (right.TryGetColumn(column.Name, out ColumnInfo? other))
            {
                Pairs.Add((column, other));
            }
            else if (free[SnapshotNames.InRNTuple(column.Name)].ToArray() is [ColumnInfo respelt] && taken.Add(respelt.Name))
            {
                Pairs.Add((column, respelt));
                Respelt.Add((column, respelt));
            }
            else
            {
                OnlyLeft.Add(column.Name);
            }
        }

        OnlyRight = [.. right.Columns.Where(column => !left.TryGetColumn(column.Name, out _) && !taken.Contains(column.Name)).Select(column => column.Name)];
    }

    /// <summary>The columns that both have, in the order of the first.</summary>
    public List<(ColumnInfo Left, ColumnInfo Right)> Pairs { get; } = [];

    /// <summary>Those of <see cref="Pairs"/> whose names are not equal.</summary>
    public List<(ColumnInfo Left, ColumnInfo Right)> Respelt { get; } = [];

    /// <summary>Columns that only the first has.</summary>
    public List<string> OnlyLeft { get; } = [];

    /// <summary>Columns that only the second has.</summary>
    public IReadOnlyList<string> OnlyRight { get; }
}
