using System.Diagnostics.CodeAnalysis;
using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Trees.Decoding;
using Banyan.Root.Trees.ObjectEntries;

namespace Banyan.Root.Trees;

/// <summary>A branch of a tree: its place in the tree, its baskets, and what its entries hold.</summary>
/// <remarks>Immutable and thread safe. What the entries hold is worked out when it is first asked for.</remarks>
public sealed class TBranch
{
    private BranchLayout? _layout;
    private Lazy<EntryObjects?>? _objects;
    private BasketTable? _baskets;

    internal TBranch(TTree tree, TBranch? parent, RootObject branch, List<TBranch> all)
    {
        Tree = tree;
        Parent = parent;
        Depth = parent == null ? 0 : parent.Depth + 1;
        Object = branch;
        Name = branch.GetString("fName");
        Path = parent == null ? Name : $"{parent.Path}/{Name}";
        EntryCount = Math.Max(0, branch.GetInt64("fEntries"));
        all.Add(this);
        Branches = tree.ReadBranches(branch, this, all);
        Leaves = ReadLeaves(branch.GetObject("fLeaves")?.Items ?? []);
    }

    /// <summary>Its tree.</summary>
    public TTree Tree { get; }

    /// <summary>The branch that it is a sub-branch of; null at top level.</summary>
    public TBranch? Parent { get; }

    /// <summary>Name as stored.</summary>
    public string Name { get; }

    /// <summary>Name with the parents' before it: <c>parent/child</c>.</summary>
    public string Path { get; }

    /// <summary>Title; NanoAOD keeps its documentation here.</summary>
    public string Title => Object.GetString("fTitle");

    /// <summary>Class of the branch object: TBranch, TBranchElement, …</summary>
    public string BranchClassName => Object.ClassName;

    /// <summary>The C++ class that the branch holds or is a part of (TBranchElement's fClassName); empty for plain branches.</summary>
    public string ClassName => Object.GetString("fClassName");

    /// <summary>The C++ type of what the branch holds, for people, e.g. <c>Float_t</c>, <c>vector&lt;float&gt;</c>, <c>Int_t[3]</c>.</summary>
    public string TypeName => Layout.TypeName;

    /// <summary>The file that its baskets lie in (TBranch::SetFile); empty for the tree's own.</summary>
    public string FileName => Object.GetString("fFileName");

    /// <summary>Its leaves.</summary>
    public IReadOnlyList<TLeaf> Leaves { get; }

    /// <summary>Its sub-branches.</summary>
    public IReadOnlyList<TBranch> Branches { get; }

    /// <summary>Number of entries.</summary>
    public long EntryCount { get; }

    /// <summary>Number of baskets, embedded ones included.</summary>
    public int BasketCount => Baskets.Count;

    /// <summary>Bytes of all baskets before compression, as the branch states them (without sub-branches).</summary>
    public long TotalBytes => Object.GetInt64("fTotBytes");

    /// <summary>Bytes of all baskets in the file, as the branch states them (without sub-branches).</summary>
    public long ZipBytes => Object.GetInt64("fZipBytes");

    /// <summary>Bytes before compression of the baskets that lie in the tree's own record, which <see cref="TotalBytes"/> leaves out (without sub-branches).</summary>
    public long EmbeddedBytes => Baskets.EmbeddedByteCount();

    /// <summary>Compression setting: 100 × algorithm + level.</summary>
    public int CompressionSetting => (int)Object.GetInt64("fCompress");

    /// <summary>True when the branch only groups sub-branches. A group of a split container still has a column, the number of items per entry.</summary>
    /// <remarks>A split TClonesArray counts as a column (of its number of items), as in ROOT.</remarks>
    public bool IsGroup => Branches.Count > 0 && Object.GetInt64("fType") != 3;

    /// <summary>True for a base class or member that was split and has no members of its own: nothing is in it, and it is no column.</summary>
    /// <remarks>Source: TBranchElement's fType 1 (base class) and 2 (member that is an object), without sub-branches.</remarks>
    public bool IsEmptyPart => Branches.Count == 0 && BranchClassName == "TBranchElement" && Object.GetInt64("fType") is 1 or 2;

    /// <summary>True when <see cref="BranchReader"/> can decode it.</summary>
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsReadable => Problem == null;

    /// <summary>Why it cannot be read, in one sentence; null when it can.</summary>
    public string? Problem => Layout.Problem;

    /// <summary>True when <see cref="OpenObjectReader"/> can read its entries as objects, whether or not they are readable as columns.</summary>
    public bool HasObjects => Objects.Value != null;

    /// <summary>True when its entries are containers of objects, of which each member is a column (xAOD's element links): they can be read either way.</summary>
    public bool HasMemberColumns => Columns.Count > 0 && Columns[0].Name.Length > 0 && HasObjects;

    /// <summary>Paths of the numbers that its objects hold by their declared types, with dots between; empty when it has no objects.</summary>
    public IReadOnlyList<string> ObjectLeaves => Objects.Value == null ? [] : ObjectEntries.ObjectLeaves.Of(Objects.Value, Tree.File.Streamers);

    /// <summary>The columns that its entries decode to; empty when it is not readable.</summary>
    public IReadOnlyList<BranchColumn> Columns => Layout.Columns;

    /// <summary>The stored object with all its members.</summary>
    public RootObject Object { get; }

    /// <summary>Number of branches around it.</summary>
    internal int Depth { get; }

    /// <summary>How the bytes of its entries are laid out.</summary>
    internal BranchLayout Layout => _layout ?? Interlocked.CompareExchange(ref _layout, BranchLayoutBuilder.Build(this), null) ?? _layout;

    /// <summary>How its entries are read as objects; null when they are none, or of a class that the file does not describe.</summary>
    internal EntryObjects? EntryObjects => Objects.Value;

    private Lazy<EntryObjects?> Objects => _objects ?? Interlocked.CompareExchange(ref _objects, new Lazy<EntryObjects?>(() => EntryObjectsBuilder.Build(this)), null) ?? _objects;

    /// <summary>Its baskets.</summary>
    internal BasketTable Baskets => _baskets ??= BasketTable.Read(Object, EntryCount);

    /// <summary>Where basket <paramref name="index"/> lies.</summary>
    public BasketInfo GetBasket(int index) => Baskets[index];

    /// <summary>Number of the basket that holds <paramref name="entry"/> (binary search, no reading).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The branch has no such entry.</exception>
    public int BasketIndexOf(long entry)
    {
        BasketTable baskets = Baskets;
        if (baskets.Count == 0 || entry < baskets.FirstEntry || entry >= baskets.EndEntry)
        {
            throw new ArgumentOutOfRangeException(nameof(entry), entry, $"branch {Path} of {Tree.Key.Path} has no such entry");
        }

        return baskets.IndexOf(entry);
    }

    /// <summary>Opens a reader for one thread.</summary>
    /// <exception cref="RootNotSupportedException">The branch is not readable, see <see cref="Problem"/>.</exception>
    public BranchReader OpenReader() => OpenReader(NativePool.Shared);

    /// <summary>Opens a reader of entries as objects.</summary>
    /// <exception cref="RootNotSupportedException">The class is not described in the file.</exception>
    public BranchObjectReader OpenObjectReader() => Objects.Value is EntryObjects objects
        ? new BranchObjectReader(this, objects, NativePool.Shared)
        : throw new RootNotSupportedException(Problem ?? "it holds no objects", Tree.File.Path, null, $"{Tree.Key.Path}, branch {Path}");

    /// <summary>Opens a reader whose memory comes from <paramref name="pool"/>.</summary>
    internal BranchReader OpenReader(NativePool pool) =>
        IsReadable ? new BranchReader(this, pool) : throw new RootNotSupportedException(Problem, Tree.File.Path, null, $"{Tree.Key.Path}, branch {Path}");

    private TLeaf[] ReadLeaves(IReadOnlyList<RootObject?> items)
    {
        var leaves = new List<TLeaf>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is RootObject leaf)
            {
                leaves.Add(new TLeaf(this, leaf));
            }
        }

        return [.. leaves];
    }
}
