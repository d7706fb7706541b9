namespace Banyan.Comparing;

/// <summary>An object that cannot be compared, not even by its bytes.</summary>
/// <param name="Problem">Why.</param>
internal sealed record OpaqueContent(string Problem) : ComparedContent;
