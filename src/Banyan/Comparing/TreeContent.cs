using Banyan.Root.Trees;

namespace Banyan.Comparing;

/// <summary>A tree.</summary>
/// <param name="Tree">Its description; values are read while comparing.</param>
/// <param name="Place">Where it lies.</param>
internal sealed record TreeContent(TTree Tree, DatasetPlace Place) : ComparedContent;
