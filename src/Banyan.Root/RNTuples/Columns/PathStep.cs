namespace Banyan.Root.RNTuples.Columns;

/// <summary>One level of nesting between an entry and a column's values.</summary>
/// <param name="Field">The collection whose index column tells the ends of items; null for a fixed number.</param>
/// <param name="Length">The fixed number of items; 0 for collections.</param>
internal sealed record PathStep(RNTupleField? Field, int Length);
