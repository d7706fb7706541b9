namespace Banyan.Tests.Root.Trees;

/// <summary>A branch of a <see cref="ForeignTree"/> (TBranchElement).</summary>
/// <param name="Name">Its name.</param>
/// <param name="ClassName">The class that it holds or is a member of.</param>
/// <param name="Id">The member's number in the class; -1 for whole objects.</param>
/// <param name="Type">TBranchElement's fType: 0 a member, 3 a TClonesArray, 4 a container, 31 and 41 members of their items.</param>
/// <param name="Entries">The bytes of each entry; none for a branch that only groups others.</param>
internal sealed record ForeignBranch(string Name, string ClassName, int Id, int Type, params byte[][] Entries)
{
    /// <summary>Version of the class.</summary>
    public int ClassVersion { get; init; } = 1;

    /// <summary>Type code of the member.</summary>
    public int StreamerType { get; init; } = -1;

    /// <summary>Sub-branches.</summary>
    public IReadOnlyList<ForeignBranch> Branches { get; set; } = [];

    /// <summary>The branch that counts its items.</summary>
    public ForeignBranch? Count { get; init; }

    /// <summary>The branch that has a number for each item.</summary>
    public ForeignBranch? ItemCount { get; init; }

    /// <summary>True when the basket has a table of entry offsets.</summary>
    public bool HasOffsets { get; init; } = true;

    /// <summary>Another file that the baskets lie in.</summary>
    public string FileName { get; init; } = string.Empty;
}
