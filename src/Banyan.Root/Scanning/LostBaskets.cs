namespace Banyan.Root.Scanning;

/// <summary>Baskets that no tree knows: what was written after the tree was saved for the last time.</summary>
/// <param name="Tree">Name of the tree.</param>
/// <param name="Branch">Name of the branch.</param>
/// <param name="BasketCount">How many.</param>
/// <param name="EntryCount">Entries in them.</param>
public sealed record LostBaskets(string Tree, string Branch, int BasketCount, long EntryCount);
