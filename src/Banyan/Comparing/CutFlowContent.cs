namespace Banyan.Comparing;

/// <summary>A cut flow.</summary>
/// <param name="Steps">Its steps.</param>
internal sealed record CutFlowContent(IReadOnlyList<CutFlowRow> Steps) : ComparedContent;
