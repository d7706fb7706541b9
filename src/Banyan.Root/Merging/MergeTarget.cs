using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Where the data of an input go.</summary>
internal sealed class MergeTarget
{
    /// <summary>Offset of the directory of the tree; known when the first input is copied.</summary>
    public long DirectoryFileOffset { get; set; }

    /// <summary>By how much the numbers of process ids of the present input grow: those of the inputs before it come first.</summary>
    public int ProcessIdShift { get; set; }

    /// <summary>The compression that all data get; null to leave them as they are.</summary>
    public RootCompression? Compression { get; init; }
}
