namespace Banyan.Root.Trees.Decoding;

/// <summary>A column of another branch that holds numbers of items.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="ColumnIndex">Which of its columns.</param>
internal sealed record CountSource(TBranch Branch, int ColumnIndex);
