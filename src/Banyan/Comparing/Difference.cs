namespace Banyan.Comparing;

/// <summary>One thing in which two objects differ.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Text">The difference in one line: the first file's value, then the second's.</param>
public sealed record Difference(DifferenceKind Kind, string Text)
{
    /// <summary>True for what is only remarked, unless more is asked for.</summary>
    public bool IsRemark => Kind >= DifferenceKind.Title;
}
