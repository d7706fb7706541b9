using Banyan.Root.RNTuples;
using Banyan.Root.Trees;

namespace Banyan.Sources.Trees;

/// <summary>What the columns of one partition reader decode together: branches that hold several of them, offsets of an RNTuple's collections.</summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class SharedDecoders : IDisposable
{
    private readonly Dictionary<TBranch, BranchReaders> _branches = new(ReferenceEqualityComparer.Instance);

    /// <summary>Offsets of collections.</summary>
    public SharedOffsets Offsets { get; } = new();

    /// <summary>The decoders of a branch, for one more of its columns.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="isFirst">True for the first column that asks.</param>
    public BranchReaders Of(TBranch branch, out bool isFirst)
    {
        isFirst = !_branches.TryGetValue(branch, out BranchReaders? readers);
        if (readers == null)
        {
            _branches.Add(branch, readers = new BranchReaders(branch));
        }

        readers.AddCursor();
        return readers;
    }

    /// <inheritdoc/>
    public void Dispose() => Offsets.Dispose();
}
