namespace Banyan.Root.Trees;

/// <summary>A friend tree as a tree's file names it.</summary>
/// <param name="Alias">Name under which its branches are known (<c>alias.branch</c>).</param>
/// <param name="TreeName">Name of the tree.</param>
/// <param name="FileName">Its file as stored; empty when it is the same file.</param>
public sealed record TreeFriend(string Alias, string TreeName, string FileName);
