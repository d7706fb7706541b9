using System.Diagnostics.CodeAnalysis;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees;

/// <summary>A ROOT tree: its branches and clusters. Reads no event data itself; see <see cref="BranchReader"/>.</summary>
/// <remarks>Immutable and thread safe.</remarks>
public sealed class TTree
{
    private const int DeepestBranch = 200;
    private readonly Dictionary<RootObject, TBranch?> _branches = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, TBranch> _byPath;
    private readonly Lazy<Dictionary<string, TBranch?>> _byName;
    private readonly Lazy<Dictionary<RootObject, TLeaf>> _leaves;
    private readonly Lazy<IReadOnlyList<long>> _clusters;

    internal TTree(RootFile file, RootKey key, RootObject tree)
    {
        File = file;
        Key = key;
        Object = tree;
        Name = tree.GetString("fName");
        EntryCount = Math.Max(0, tree.GetInt64("fEntries"));
        var all = new List<TBranch>();
        Branches = ReadBranches(tree, null, all);
        AllBranches = all;
        _byPath = new Dictionary<string, TBranch>(all.Count);
        foreach (TBranch branch in all)
        {
            _byPath.TryAdd(branch.Path, branch);
            _branches[branch.Object] = branch;
        }

        _byName = new Lazy<Dictionary<string, TBranch?>>(NameBranches);
        _leaves = new Lazy<Dictionary<RootObject, TLeaf>>(NumberLeaves);
        _clusters = new Lazy<IReadOnlyList<long>>(() => Trees.ClusterBoundaries.Find(this));
    }

    /// <summary>The file it lies in.</summary>
    public RootFile File { get; }

    /// <summary>Its key.</summary>
    public RootKey Key { get; }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Title.</summary>
    public string Title => Object.GetString("fTitle");

    /// <summary>Number of entries.</summary>
    public long EntryCount { get; }

    /// <summary>The top-level branches.</summary>
    public IReadOnlyList<TBranch> Branches { get; }

    /// <summary>All branches, depth first, parents before their sub-branches.</summary>
    public IReadOnlyList<TBranch> AllBranches { get; }

    /// <summary>First entry of each cluster, rising, and at the end the number of entries: cluster i is <c>[i]..[i + 1]</c>. One element (0) for a tree without entries.</summary>
    /// <remarks>From the tree's cluster ranges and auto-flush setting; where it has none, from the entries at which all branches begin a basket.</remarks>
    public IReadOnlyList<long> ClusterBoundaries => _clusters.Value;

    /// <summary>Friend trees that the file names.</summary>
    public IReadOnlyList<TreeFriend> Friends => [.. (Object.GetObject("fFriends")?.Items ?? []).OfType<RootObject>().Select(
        f => new TreeFriend(f.GetString("fName"), f.GetString("fTreeName") is { Length: > 0 } name ? name : f.GetString("fName"), f.GetString("fTitle")))];

    /// <summary>Aliases: name and expression.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Aliases => [.. (Object.GetObject("fAliases")?.Items ?? []).OfType<RootObject>().Select(
        a => KeyValuePair.Create(a.GetString("fName"), a.GetString("fTitle")))];

    /// <summary>Bytes of all baskets before compression, as the tree states them.</summary>
    public long TotalBytes => Object.GetInt64("fTotBytes");

    /// <summary>Bytes of all baskets in the file, as the tree states them.</summary>
    public long ZipBytes => Object.GetInt64("fZipBytes");

    /// <summary>The tree object with all its members.</summary>
    public RootObject Object { get; }

    /// <summary>Looks a branch up by its <see cref="TBranch.Path"/>, or by its name when only one branch has it.</summary>
    public bool TryGetBranch(string path, [NotNullWhen(true)] out TBranch? branch) =>
        _byPath.TryGetValue(path, out branch) || (_byName.Value.TryGetValue(path, out branch) && branch != null);

    /// <summary>The branch of this path, see <see cref="TryGetBranch"/>.</summary>
    /// <exception cref="RootKeyNotFoundException">There is no such branch; the message lists the nearest names.</exception>
    public TBranch GetBranch(string path) =>
        TryGetBranch(path, out TBranch? branch) ? branch : throw RootKeyNotFoundException.Create("branch", path, _byPath.Keys, File.Path, Key.Path);

    /// <summary>The leaf of a stored object; null when no branch of the tree has it.</summary>
    internal TLeaf? FindLeaf(RootObject leaf) => _leaves.Value.TryGetValue(leaf, out TLeaf? found) ? found : null;

    /// <summary>The branch of a stored object; null when it is none of the tree's.</summary>
    internal TBranch? FindBranch(RootObject branch) => _branches.TryGetValue(branch, out TBranch? found) ? found : null;

    /// <summary>The branches in an object's <c>fBranches</c>; every one is also added to <paramref name="all"/>, its own sub-branches behind it.</summary>
    internal IReadOnlyList<TBranch> ReadBranches(RootObject owner, TBranch? parent, List<TBranch> all)
    {
        int depth = parent == null ? 0 : parent.Depth + 1;
        if (depth > DeepestBranch)
        {
            throw new RootFormatException($"branches are nested more than {DeepestBranch} deep", File.Path, Key.FileOffset, Key.Path);
        }

        IReadOnlyList<RootObject?> items = owner.GetObject("fBranches")?.Items ?? [];
        if (items.Count == 0)
        {
            return [];
        }

        var branches = new List<TBranch>(items.Count);
        _branches.EnsureCapacity(_branches.Count + items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            // A damaged file can name a branch as its own sub-branch.
            if (items[i] is RootObject item && _branches.TryAdd(item, null))
            {
                branches.Add(new TBranch(this, parent, item, all));
            }
        }

        return branches;
    }

    private Dictionary<string, TBranch?> NameBranches()
    {
        var names = new Dictionary<string, TBranch?>(AllBranches.Count);
        foreach (TBranch branch in AllBranches)
        {
            names[branch.Name] = names.ContainsKey(branch.Name) ? null : branch;
        }

        return names;
    }

    private Dictionary<RootObject, TLeaf> NumberLeaves()
    {
        var leaves = new Dictionary<RootObject, TLeaf>(AllBranches.Count, ReferenceEqualityComparer.Instance);
        foreach (TBranch branch in AllBranches)
        {
            foreach (TLeaf leaf in branch.Leaves)
            {
                leaves.TryAdd(leaf.Object, leaf);
            }
        }

        return leaves;
    }
}
