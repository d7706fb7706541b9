namespace Banyan.Comparing;

/// <summary>An RNTuple.</summary>
/// <param name="Place">Its file and path; description and values are read while comparing.</param>
internal sealed record RNTupleContent(DatasetPlace Place) : ComparedContent;
