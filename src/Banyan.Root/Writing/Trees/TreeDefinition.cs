using Banyan.Root.Trees;

namespace Banyan.Root.Writing.Trees;

/// <summary>The branches of a tree that will be written.</summary>
/// <param name="Branches">The branches, in the order of the columns given to <see cref="EntryWriter.Fill"/>.</param>
/// <param name="Title">Title of the tree; its name when empty.</param>
public sealed record TreeDefinition(IReadOnlyList<BranchDefinition> Branches, string Title = "")
{
    /// <summary>Names for expressions over the branches, which the tree keeps (TTree::SetAlias).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Aliases { get; init; } = [];

    /// <summary>Trees that are read beside this one, entry by entry (TTree::AddFriend).</summary>
    public IReadOnlyList<TreeFriend> Friends { get; init; } = [];

    /// <summary>Checks names, types and count branches, as <see cref="RootFileWriter.CreateTree"/> does.</summary>
    /// <param name="treeName">Name of the tree, without folders.</param>
    /// <exception cref="ArgumentException">A branch cannot be written; the message names it.</exception>
    public void Check(string treeName) => _ = new TreePlan(treeName, this, RootCompression.None);
}
