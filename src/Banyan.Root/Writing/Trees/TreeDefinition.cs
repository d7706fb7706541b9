namespace Banyan.Root.Writing.Trees;

/// <summary>The branches of a tree that will be written.</summary>
/// <param name="Branches">The branches, in the order of the columns given to <see cref="TreeWriter.Fill"/>.</param>
/// <param name="Title">Title of the tree; its name when empty.</param>
public sealed record TreeDefinition(IReadOnlyList<BranchDefinition> Branches, string Title = "");
