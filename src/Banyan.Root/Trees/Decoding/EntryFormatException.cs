namespace Banyan.Root.Trees.Decoding;

/// <summary>An entry's bytes are damaged; the reader of the basket adds the place.</summary>
internal sealed class EntryFormatException(string message) : Exception(message);
