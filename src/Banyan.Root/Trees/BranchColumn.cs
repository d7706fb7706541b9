using Banyan.Columns;

namespace Banyan.Root.Trees;

/// <summary>One column that a branch decodes to. Most branches have one; a leaf list has one per leaf.</summary>
/// <param name="Name">Name of the leaf for leaf lists, else empty.</param>
/// <param name="Type">Type of one entry's value. Fixed arrays of numbers are vectors (flattened to one level, as in RDataFrame).</param>
/// <param name="FixedDimensions">
/// The fixed dimensions in the flattened values, outermost first: <c>x[2][3]</c> has 2, 3 and every entry 6 values; <c>x[n][3]</c> has 3. Empty for plain values.
/// </param>
/// <param name="IsFixedSize">True when every entry has the same number of values (the product of the dimensions): no count leaf, no vector.</param>
/// <param name="CppType">The C++ type as the file states it, e.g. <c>Float_t</c>, <c>vector&lt;float&gt;</c>, <c>Double32_t</c>.</param>
public sealed record BranchColumn(string Name, DataType Type, IReadOnlyList<int> FixedDimensions, bool IsFixedSize, string CppType)
{
    /// <summary>How many values a fixed array has: the product of the dimensions, 1 without any.</summary>
    public int FixedLength => FixedDimensions.Aggregate(1, (product, d) => product * d);
}
