using Banyan.Root.Objects;
using Banyan.Root.Trees;

namespace Banyan.Root.Merging;

/// <summary>The tree of one input on its way to the output.</summary>
internal sealed class MergedTreePart : MergePart
{
    private readonly MergedTree _owner;

    /// <summary>The tree of an input with its branches, matched to those of the output.</summary>
    public MergedTreePart(MergedTree owner, TTree tree, TracedRecord? record, IReadOnlyList<(MergedBranch Branch, string Name, TBranch Source)> branches)
    {
        _owner = owner;
        Tree = tree;
        Record = record;
        Branches = branches;
        Parts = [.. branches.Select(item => (item.Branch, item.Name, new MergedBranchPart(owner.Target, item.Source, owner.FirstEntryOfNext, item.Branch.FileOffsets.Count)))];
        var ranges = new CopiedRange[Parts.Sum(item => item.Source.FileOffsets.Length)];
        int count = 0;
        foreach ((_, _, MergedBranchPart source) in Parts)
        {
            count = source.CopyRanges(ranges, count);
        }

        Ranges = count == ranges.Length ? ranges : ranges[..count];
    }

    /// <summary>The tree.</summary>
    public TTree Tree { get; }

    /// <summary>Its record, of the first input.</summary>
    public TracedRecord? Record { get; }

    /// <summary>Its branches.</summary>
    public IReadOnlyList<(MergedBranch Branch, string Name, TBranch Source)> Branches { get; }

    /// <summary>Their baskets.</summary>
    public IReadOnlyList<(MergedBranch Branch, string Name, MergedBranchPart Source)> Parts { get; }

    /// <inheritdoc/>
    public override CopiedRange[] Ranges { get; }

    /// <inheritdoc/>
    public override void AppendRest(MergeOutput output)
    {
        foreach ((_, _, MergedBranchPart source) in Parts)
        {
            source.AppendEmbedded(output);
        }
    }

    /// <inheritdoc/>
    public override void Commit() => _owner.Add(this);
}
