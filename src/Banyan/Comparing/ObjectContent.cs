using Banyan.Root.Objects;

namespace Banyan.Comparing;

/// <summary>An object of any other class, member by member.</summary>
/// <param name="Value">The object.</param>
internal sealed record ObjectContent(RootObject Value) : ComparedContent;
