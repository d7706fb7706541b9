using System.Globalization;
using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Layouts of plain branches: a leaf or a list of leaves.</summary>
/// <remarks>Source: TLeaf and the classes derived from it (tree/tree/inc), ReadBasket and FillBasket of each.</remarks>
internal static class LeafLayoutBuilder
{
    /// <summary>The layout of a branch of class TBranch.</summary>
    public static BranchLayout Build(TBranch branch)
    {
        if (branch.Branches.Count > 0 && branch.Leaves.Count == 0)
        {
            return BranchLayout.Unreadable(branch.ClassName, "it only groups sub-branches");
        }

        if (branch.Leaves.Count == 0)
        {
            return BranchLayout.Unreadable(branch.ClassName, "it has no leaves");
        }

        return branch.Leaves.Count == 1 ? Single(branch, branch.Leaves[0]) : List(branch);
    }

    /// <summary>The numbers that a leaf holds; null for strings and unknown leaves.</summary>
    public static (ElementKind Kind, ValuePacking? Packing, string CppType)? Numbers(TLeaf leaf) => leaf.ClassName switch
    {
        "TLeafO" => (ElementKind.Bool, null, "Bool_t"),
        "TLeafB" => leaf.IsUnsigned ? (ElementKind.UInt8, null, "UChar_t") : (ElementKind.Int8, null, "Char_t"),
        "TLeafS" => leaf.IsUnsigned ? (ElementKind.UInt16, null, "UShort_t") : (ElementKind.Int16, null, "Short_t"),
        "TLeafI" => leaf.IsUnsigned ? (ElementKind.UInt32, null, "UInt_t") : (ElementKind.Int32, null, "Int_t"),
        "TLeafL" => leaf.IsUnsigned ? (ElementKind.UInt64, null, "ULong64_t") : (ElementKind.Int64, null, "Long64_t"),
        "TLeafG" => leaf.IsUnsigned ? (ElementKind.UInt64, null, "ULong_t") : (ElementKind.Int64, null, "Long_t"),
        "TLeafF" => (ElementKind.Float32, null, "Float_t"),
        "TLeafD" => (ElementKind.Float64, null, "Double_t"),
        "TLeafF16" => (ElementKind.Float32, ValuePacking.Parse(true, leaf.Title), "Float16_t"),
        "TLeafD32" => (ElementKind.Float64, ValuePacking.Parse(false, leaf.Title), "Double32_t"),
        _ => null,
    };

    /// <summary>The branch and column that count a leaf's items; null when the leaf has none, or it is not to be found.</summary>
    public static CountSource? Counts(TLeaf leaf)
    {
        TLeaf? count = leaf.CountLeaf;
        return count == null ? null : new CountSource(count.Branch, count.Branch.Leaves.ToList().IndexOf(count));
    }

    /// <summary>The fixed dimensions of a leaf: the numbers in brackets in its title, when their product is its length.</summary>
    /// <remarks>Leaves of other writers than ROOT may have no title; then the branch's title, of the same form, is all there is.</remarks>
    public static IReadOnlyList<int> Dimensions(TLeaf leaf)
    {
        var dimensions = new List<int>();
        string title = leaf.Title.Length > 0 ? leaf.Title : leaf.Branch.Title;
        for (int open = title.IndexOf('['); open >= 0; open = title.IndexOf('[', open + 1))
        {
            int close = title.IndexOf(']', open);
            if (close > open && int.TryParse(title.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int dimension))
            {
                dimensions.Add(dimension);
            }
        }

        long product = 1;
        foreach (int dimension in dimensions)
        {
            product = Math.Min(int.MaxValue, product * dimension);
        }

        return product == leaf.Length || leaf.Title.Length == 0 ? dimensions : leaf.Length > 1 ? [leaf.Length] : [];
    }

    /// <summary>True when the number of items varies: another leaf counts them, or a leaf without a title belongs to a branch like <c>x[n]/D</c>.</summary>
    private static bool IsVarying(TLeaf leaf)
    {
        string title = leaf.Branch.Title;
        int open = title.IndexOf('[');
        return leaf.HasCount || (leaf.Title.Length == 0 && open >= 0 && open + 1 < title.Length && !char.IsAsciiDigit(title[open + 1]));
    }

    private static BranchLayout Single(TBranch branch, TLeaf leaf)
    {
        if (leaf.ClassName == "TLeafC")
        {
            return BranchLayout.Single(new BranchColumn(string.Empty, new StringType(), [], false, "char*"), new BasketPlan.Sequential(new TextNode(0, 0, mayBeMissing: true)));
        }

        return Numbers(leaf) is var (kind, packing, cppType)
            ? BranchLayoutBuilder.Numbers(cppType, kind, packing, Dimensions(leaf), Counts(leaf), IsVarying(leaf))
            : BranchLayout.Unreadable(leaf.ClassName, $"leaves of class {leaf.ClassName} are not supported");
    }

    private static BranchLayout List(TBranch branch)
    {
        var columns = new List<BranchColumn>();
        var leaves = new List<RecordLeaf>();
        long byteOffset = 0;
        bool isFixed = true;
        foreach (TLeaf leaf in branch.Leaves)
        {
            if (leaf.ClassName == "TLeafC")
            {
                isFixed = false;
                columns.Add(new BranchColumn(leaf.Name, new StringType(), [], false, "char*"));
                continue;
            }

            if (Numbers(leaf) is not var (kind, packing, cppType))
            {
                return BranchLayout.Unreadable(leaf.ClassName, $"leaves of class {leaf.ClassName} are not supported");
            }

            BranchLayout layout = BranchLayoutBuilder.Numbers(cppType, kind, packing, Dimensions(leaf), null, leaf.HasCount);
            if (layout.Problem != null)
            {
                return layout;
            }

            isFixed &= !leaf.HasCount;
            int length = layout.Columns[0].FixedLength;
            columns.Add(layout.Columns[0] with { Name = leaf.Name });
            leaves.Add(new RecordLeaf(kind, packing, length, layout.Columns[0].FixedDimensions.Count > 0, (int)Math.Min(byteOffset, int.MaxValue)));
            byteOffset += (long)(packing?.StoredByteCount ?? kind.SizeOf()) * length;
        }

        string typeName = "struct {" + string.Join(' ', columns.Select(c => $"{c.CppType} {c.Name};")) + "}";
        if (byteOffset > int.MaxValue / 2)
        {
            return BranchLayout.Unreadable(typeName, "its entries are too long");
        }

        return isFixed
            ? new BranchLayout(typeName, columns, new BasketPlan.Record((int)byteOffset, leaves), null)
            : Varying(branch, typeName, columns);
    }

    /// <summary>A leaf list with strings or varying arrays in it: walked leaf by leaf.</summary>
    private static BranchLayout Varying(TBranch branch, string typeName, List<BranchColumn> columns)
    {
        var parts = new List<DecodeNode>();
        for (int i = 0; i < columns.Count; i++)
        {
            TLeaf leaf = branch.Leaves[i];
            if (Numbers(leaf) is not var (kind, packing, _))
            {
                parts.Add(new TextNode(i, 0, mayBeMissing: true));
                continue;
            }

            int length = columns[i].FixedLength;
            if (!leaf.HasCount)
            {
                parts.Add(columns[i].FixedDimensions.Count == 0
                    ? new NumbersNode(i, kind, packing) : new FixedArrayNode(new NumbersNode(i, kind, packing, length), 1, [(i, 0)]));
                continue;
            }

            if (Counts(leaf) is not CountSource counts)
            {
                return BranchLayout.Unreadable(typeName, $"the leaf that counts {leaf.Name} is not in the tree");
            }

            if (counts.Branch == branch && counts.ColumnIndex < i && Numbers(branch.Leaves[counts.ColumnIndex]) is var (countKind, _, _))
            {
                parts.Add(new CountedByColumnNode(new NumbersNode(i, kind, packing, length), counts.ColumnIndex, countKind, [(i, 0)]));
            }
            else
            {
                return BranchLayout.Unreadable(typeName, $"leaf {leaf.Name} of a leaf list is counted by another branch");
            }
        }

        return new BranchLayout(typeName, columns, new BasketPlan.Sequential(new PartsNode([.. parts])), null);
    }
}
