namespace Banyan.Root.Trees.Decoding;

/// <summary>An entry is stored in a valid way that cannot be decoded; the reader of the basket adds the place.</summary>
internal sealed class EntryNotSupportedException(string message) : Exception(message);
