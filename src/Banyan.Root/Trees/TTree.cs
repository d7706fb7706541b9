using System.Diagnostics.CodeAnalysis;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees;

/// <summary>A ROOT tree: its branches and clusters. Reads no event data itself; see <see cref="BranchReader"/>.</summary>
/// <remarks>Immutable and thread safe.</remarks>
public sealed class TTree
{
    internal TTree(RootFile file, RootKey key)
    {
        File = file;
        Key = key;
    }

    /// <summary>The file it lies in.</summary>
    public RootFile File { get; }

    /// <summary>Its key.</summary>
    public RootKey Key { get; }

    /// <summary>Name.</summary>
    public string Name => throw new NotSupportedException();

    /// <summary>Title.</summary>
    public string Title => throw new NotSupportedException();

    /// <summary>Number of entries.</summary>
    public long EntryCount => throw new NotSupportedException();

    /// <summary>The top-level branches.</summary>
    public IReadOnlyList<TBranch> Branches => throw new NotSupportedException();

    /// <summary>All branches, depth first, parents before their sub-branches.</summary>
    public IReadOnlyList<TBranch> AllBranches => throw new NotSupportedException();

    /// <summary>First entry of each cluster, rising, and at the end the number of entries: cluster i is <c>[i]..[i + 1]</c>. At least one element.</summary>
    /// <remarks>From the tree's cluster ranges and auto-flush setting; where it has none, from the entries at which all branches begin a basket.</remarks>
    public IReadOnlyList<long> ClusterBoundaries => throw new NotSupportedException();

    /// <summary>Friend trees that the file names.</summary>
    public IReadOnlyList<TreeFriend> Friends => throw new NotSupportedException();

    /// <summary>Aliases: name and expression.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Aliases => throw new NotSupportedException();

    /// <summary>Bytes of all baskets before compression, as the tree states them.</summary>
    public long TotalBytes => throw new NotSupportedException();

    /// <summary>Bytes of all baskets in the file, as the tree states them.</summary>
    public long ZipBytes => throw new NotSupportedException();

    /// <summary>The tree object with all its members.</summary>
    public RootObject Object => throw new NotSupportedException();

    /// <summary>Looks a branch up by its <see cref="TBranch.Path"/>, or by its name when only one branch has it.</summary>
    public bool TryGetBranch(string path, [NotNullWhen(true)] out TBranch? branch) => throw new NotSupportedException(path);

    /// <summary>The branch of this path, see <see cref="TryGetBranch"/>.</summary>
    /// <exception cref="RootKeyNotFoundException">There is no such branch; the message lists the nearest names.</exception>
    public TBranch GetBranch(string path) => TryGetBranch(path, out TBranch? branch) ? branch : throw new NotSupportedException(path);
}
