using Banyan.Columns;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>A top-level field that a new RNTuple will have, filled from one column.</summary>
/// <param name="Name">Name; not empty, unique, without dots, blanks, slashes and control characters.</param>
/// <param name="Type">
/// Type of the column. Scalars become <c>float</c>, <c>std::int32_t</c> and so on; strings <c>std::string</c>; vectors <c>std::vector</c>, nested up to four levels; with <see cref="Dimensions"/>
/// <c>std::array</c>.
/// </param>
public sealed record RNTupleFieldDefinition(string Name, DataType Type)
{
    /// <summary>What the field says about itself.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Fixed dimensions of a vector of numbers: <c>x[2][3]</c> has 2, 3, and every entry 6 values.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [];

    /// <summary>Fixed dimensions of the items of a vector of numbers: a vector of <c>float[3]</c> has 3, and as many values per item.</summary>
    public IReadOnlyList<int> ItemDimensions { get; init; } = [];

    /// <summary>Compression of this field; the RNTuple's when null.</summary>
    public RootCompression? Compression { get; init; }
}
