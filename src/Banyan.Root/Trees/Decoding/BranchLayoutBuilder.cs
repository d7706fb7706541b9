using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Trees.ObjectEntries;

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

        if (branch.FileName.Length > 0)
        {
            return BranchLayout.Unreadable(branch.ClassName, $"its baskets lie in another file, {branch.FileName}");
        }

        BranchLayout layout = branch.BranchClassName switch
        {
            "TBranchElement" => ElementLayoutBuilder.Build(branch),
            "TBranch" => LeafLayoutBuilder.Build(branch),
            _ => BranchLayout.Unreadable(branch.ClassName.Length > 0 ? branch.ClassName : branch.BranchClassName, $"branches of class {branch.BranchClassName} are not supported"),
        };
        return layout.Problem == null && layout is not { Plan: BasketPlan.Sequential, Columns: [{ Name.Length: > 0 }, ..] } ? layout : WithMembers(branch, layout);
    }

    // What has no layout of its own is read as objects, member by member; so are objects that are not all laid out alike.
    private static BranchLayout WithMembers(TBranch branch, BranchLayout layout)
    {
        if (branch.EntryObjects is not EntryObjects objects || MemberColumns.Of(objects, branch.Tree.File.Streamers) is not var (shape, columns))
        {
            return layout;
        }

        var plan = new BasketPlan.Members(objects, shape);
        return layout.Plan is not BasketPlan.Sequential rows ? new BranchLayout(layout.TypeName, columns, plan, null)
            : columns.Select(column => (column.Name, column.Type)).SequenceEqual(layout.Columns.Select(column => (column.Name, column.Type))) ? layout with { Plan = rows with { Otherwise = plan } }
            : layout;
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
