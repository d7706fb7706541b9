namespace Banyan.Comparing;

/// <summary>A number of a results file.</summary>
/// <param name="Value">The number.</param>
internal sealed record NumberContent(double Value) : ComparedContent;
