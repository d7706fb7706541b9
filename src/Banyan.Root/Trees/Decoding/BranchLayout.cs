namespace Banyan.Root.Trees.Decoding;

/// <summary>What the entries of a branch hold: columns and the plan that decodes them, or the reason why they cannot be read.</summary>
/// <param name="TypeName">The C++ type, for people.</param>
/// <param name="Columns">The columns; empty when it cannot be read.</param>
/// <param name="Plan">How baskets are decoded; null when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
internal sealed record BranchLayout(string TypeName, IReadOnlyList<BranchColumn> Columns, BasketPlan? Plan, string? Problem)
{
    /// <summary>A branch that cannot be read.</summary>
    public static BranchLayout Unreadable(string typeName, string problem) => new(typeName, [], null, problem);

    /// <summary>A branch of one column.</summary>
    public static BranchLayout Single(BranchColumn column, BasketPlan plan) => new(column.CppType, [column], plan, null);
}
