using System.Diagnostics.CodeAnalysis;

namespace Banyan.Root.Trees;

/// <summary>A branch of a tree: its place in the tree, its baskets, and what its entries hold.</summary>
/// <remarks>Immutable and thread safe.</remarks>
public sealed class TBranch
{
    internal TBranch(TTree tree, TBranch? parent)
    {
        Tree = tree;
        Parent = parent;
    }

    /// <summary>Its tree.</summary>
    public TTree Tree { get; }

    /// <summary>The branch that it is a sub-branch of; null at top level.</summary>
    public TBranch? Parent { get; }

    /// <summary>Name as stored.</summary>
    public string Name => throw new NotSupportedException();

    /// <summary>Name with the parents' before it: <c>parent/child</c>.</summary>
    public string Path => throw new NotSupportedException();

    /// <summary>Title; NanoAOD keeps its documentation here.</summary>
    public string Title => throw new NotSupportedException();

    /// <summary>Class of the branch object: TBranch, TBranchElement, …</summary>
    public string BranchClassName => throw new NotSupportedException();

    /// <summary>The C++ class that the branch holds or is a part of (TBranchElement's fClassName); empty for plain branches.</summary>
    public string ClassName => throw new NotSupportedException();

    /// <summary>The C++ type of what the branch holds, for people, e.g. <c>Float_t</c>, <c>vector&lt;float&gt;</c>, <c>Int_t[3]</c>.</summary>
    public string TypeName => throw new NotSupportedException();

    /// <summary>Its leaves.</summary>
    public IReadOnlyList<TLeaf> Leaves => throw new NotSupportedException();

    /// <summary>Its sub-branches.</summary>
    public IReadOnlyList<TBranch> Branches => throw new NotSupportedException();

    /// <summary>Number of entries.</summary>
    public long EntryCount => throw new NotSupportedException();

    /// <summary>Number of baskets, embedded ones included.</summary>
    public int BasketCount => throw new NotSupportedException();

    /// <summary>Bytes of all baskets before compression, as the branch states them (without sub-branches).</summary>
    public long TotalBytes => throw new NotSupportedException();

    /// <summary>Bytes of all baskets in the file, as the branch states them (without sub-branches).</summary>
    public long ZipBytes => throw new NotSupportedException();

    /// <summary>Compression setting: 100 × algorithm + level.</summary>
    public int CompressionSetting => throw new NotSupportedException();

    /// <summary>True when the branch only groups sub-branches and has no values of its own to show.</summary>
    public bool IsGroup => throw new NotSupportedException();

    /// <summary>True when <see cref="BranchReader"/> can decode it.</summary>
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsReadable => throw new NotSupportedException();

    /// <summary>Why it cannot be read, in one sentence; null when it can.</summary>
    public string? Problem => throw new NotSupportedException();

    /// <summary>The columns that its entries decode to; empty when it is not readable.</summary>
    public IReadOnlyList<BranchColumn> Columns => throw new NotSupportedException();

    /// <summary>Where basket <paramref name="index"/> lies.</summary>
    public BasketInfo GetBasket(int index) => throw new NotSupportedException();

    /// <summary>Number of the basket that holds <paramref name="entry"/> (binary search, no reading).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The branch has no such entry.</exception>
    public int BasketIndexOf(long entry) => throw new NotSupportedException();

    /// <summary>Opens a reader for one thread.</summary>
    /// <exception cref="RootNotSupportedException">The branch is not readable, see <see cref="Problem"/>.</exception>
    public BranchReader OpenReader() => throw new NotSupportedException();
}
