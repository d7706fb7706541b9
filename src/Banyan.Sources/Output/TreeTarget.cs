using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Sources.Output;

/// <summary>A snapshot as a tree.</summary>
internal sealed class TreeTarget(TreeDefinition definition) : SnapshotTarget
{
    private static readonly TreeWriterOptions s_usual = new();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parts =>
        [.. definition.Branches.Select(branch => With(branch.Name + (branch.CountBranch.Length > 0 ? $"[{branch.CountBranch}]" : string.Empty) + Brackets(branch.Dimensions), branch.Compression))];

    /// <inheritdoc/>
    public override EntryWriter Start(RootFileWriter file, string path, SnapshotOptions options) => file.CreateTree(path, definition, s_usual with
    {
        Compression = options.Compression,
        ClusterEntryCount = options.ClusterEntries,
        ClusterByteCount = options.ClusterBytes == 0 ? s_usual.ClusterByteCount : options.ClusterBytes,
        BasketByteCount = options.BasketBytes == 0 ? s_usual.BasketByteCount : options.BasketBytes,
        Threads = 0,
    });
}
