using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Works out what the entries of a branch hold, from its leaves or, for branches of objects, from the streamer infos.</summary>
internal static class BranchLayoutBuilder
{
    /// <summary>The layout of a branch.</summary>
    public static BranchLayout Build(TBranch branch)
    {
        if (branch.Object.Problem is string problem)
        {
            return BranchLayout.Unreadable(branch.ClassName, problem);
        }

        if (branch.Object.GetString("fFileName").Length > 0)
        {
            return BranchLayout.Unreadable(branch.ClassName, $"its baskets lie in another file, {branch.Object.GetString("fFileName")}");
        }

        return branch.BranchClassName switch
        {
            "TBranchElement" => ElementLayoutBuilder.Build(branch),
            "TBranch" => LeafLayoutBuilder.Build(branch),
            _ => BranchLayout.Unreadable(branch.ClassName.Length > 0 ? branch.ClassName : branch.BranchClassName, $"branches of class {branch.BranchClassName} are not supported"),
        };
    }

    /// <summary>A layout for a number, a fixed array, or a varying number of them.</summary>
    /// <param name="cppType">C++ type of one number, for people.</param>
    /// <param name="kind">Kind of number.</param>
    /// <param name="packing">For Float16_t and Double32_t.</param>
    /// <param name="dimensions">Fixed dimensions.</param>
    /// <param name="counts">The branch with the number of items, for varying ones; may be null.</param>
    /// <param name="isVarying">True when the number of items varies.</param>
    public static BranchLayout Numbers(
        string cppType, ElementKind kind, ValuePacking? packing, IReadOnlyList<int> dimensions, CountSource? counts, bool isVarying)
    {
        int length = 1;
        foreach (int dimension in dimensions)
        {
            if (dimension <= 0 || (long)length * dimension > int.MaxValue / 8)
            {
                return BranchLayout.Unreadable(cppType, $"an array with the dimensions [{string.Join("][", dimensions)}] cannot be read");
            }

            length *= dimension;
        }

        bool isVector = isVarying || dimensions.Count > 0;
        DataType type = isVector ? DataType.Vector(kind) : DataType.Scalar(kind);
        string shape = (isVarying ? "[]" : string.Empty) + string.Concat(dimensions.Select(d => $"[{d}]"));
        var column = new BranchColumn(string.Empty, type, dimensions, !isVarying, cppType + shape);
        return BranchLayout.Single(column, isVarying
            ? new BasketPlan.Jagged(kind, packing, 0, length, counts, null)
            : new BasketPlan.Fixed(kind, packing, length, isVector));
    }
}
