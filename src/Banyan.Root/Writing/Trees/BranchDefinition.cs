using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>A branch that a new tree will have, filled from one column.</summary>
/// <param name="Name">Name; not empty, unique in the tree.</param>
/// <param name="Type">
/// Type of the column. Scalars become a leaf; vectors a leaf with a count branch (<see cref="CountBranch"/>), a fixed array
/// (<see cref="Dimensions"/>) or else a <c>std::vector</c>, nested up to
/// four levels; strings a <c>std::string</c> (or, as <see cref="BranchStorage.Leaf"/>, a C string).
/// </param>
public sealed record BranchDefinition(string Name, DataType Type)
{
    /// <summary>Title, which <c>ls</c> shows as documentation; ROOT's leaf list (<c>pt[n]/F</c>) when empty.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>How the values lie in the file.</summary>
    public BranchStorage Storage { get; init; }

    /// <summary>
    /// The branch that holds the number of items per entry, as in <c>Muon_pt[nMuon]</c>; empty for none. A branch of the tree of that name (a scalar
    /// integer) is used, and must have the
    /// right values; where the tree has none, one is made (Int_t), before the first branch that needs it.
    /// </summary>
    public string CountBranch { get; init; } = string.Empty;

    /// <summary>Fixed dimensions: <c>x[2][3]</c> has 2, 3, and every entry 6 values; with a count branch, <c>x[n][3]</c> has 3.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [];

    /// <summary>Compression of this branch; the tree's when null.</summary>
    public RootCompression? Compression { get; init; }
}
