namespace Banyan.Comparing;

/// <summary>A text (TObjString, TNamed).</summary>
/// <param name="Text">The text.</param>
/// <param name="IsProvenance">True for where results come from, in which good files may differ.</param>
internal sealed record TextContent(string Text, bool IsProvenance) : ComparedContent;
