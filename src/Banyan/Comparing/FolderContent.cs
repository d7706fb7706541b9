namespace Banyan.Comparing;

/// <summary>A folder: what it holds is compared on its own.</summary>
internal sealed record FolderContent : ComparedContent;
