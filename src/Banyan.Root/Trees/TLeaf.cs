namespace Banyan.Root.Trees;

/// <summary>A leaf of a branch, as stored.</summary>
/// <param name="Name">Name.</param>
/// <param name="Title">Title; holds the dimensions, e.g. <c>x[n][3]</c>.</param>
/// <param name="ClassName">TLeafF, TLeafElement, …</param>
/// <param name="Length">Number of elements of one item (the product of the fixed dimensions).</param>
/// <param name="IsUnsigned">True for unsigned integers.</param>
/// <param name="CountLeafName">Name of the leaf that holds the number of items per entry; null for a fixed size.</param>
public sealed record TLeaf(string Name, string Title, string ClassName, int Length, bool IsUnsigned, string? CountLeafName);
