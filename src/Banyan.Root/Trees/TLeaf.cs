namespace Banyan.Root.Trees;

/// <summary>A leaf of a branch, as stored.</summary>
public sealed class TLeaf
{
    internal TLeaf(TBranch branch, Objects.RootObject leaf)
    {
        Branch = branch;
        Object = leaf;
        Name = leaf.GetString("fName");
        ClassName = leaf.ClassName;
        Length = (int)Math.Clamp(leaf.GetInt64("fLen", 1), 1, int.MaxValue);
        IsUnsigned = leaf.GetInt64("fIsUnsigned") != 0;
    }

    /// <summary>The branch it belongs to.</summary>
    public TBranch Branch { get; }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Title; holds the dimensions, e.g. <c>x[n][3]</c>.</summary>
    public string Title => Object.GetString("fTitle");

    /// <summary>TLeafF, TLeafElement, …</summary>
    public string ClassName { get; }

    /// <summary>Number of elements of one item (the product of the fixed dimensions).</summary>
    public int Length { get; }

    /// <summary>True for unsigned integers.</summary>
    public bool IsUnsigned { get; }

    /// <summary>The leaf that holds the number of items per entry; null for a fixed size.</summary>
    public TLeaf? CountLeaf => Object.GetObject("fLeafCount") is Objects.RootObject count ? Branch.Tree.FindLeaf(count) : null;

    /// <summary>Name of the leaf that holds the number of items per entry; null for a fixed size.</summary>
    public string? CountLeafName => Object.GetObject("fLeafCount")?.GetString("fName");

    /// <summary>True when another leaf holds the number of items per entry.</summary>
    public bool HasCount => Object.GetObject("fLeafCount") != null;

    /// <summary>The stored object.</summary>
    internal Objects.RootObject Object { get; }
}
