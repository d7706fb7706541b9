using Banyan.Columns;

namespace Banyan.Inspection;

/// <summary>How the flat values of a column nest.</summary>
/// <param name="Type">Type of one entry's value; fixed dimensions are flattened into the innermost vector.</param>
/// <param name="FixedDimensions">The fixed dimensions inside the innermost vector, outermost first; empty for plain vectors and scalars.</param>
/// <param name="IsFixedSize">True when <paramref name="FixedDimensions"/> are all of them, so that every entry has the same number of values.</param>
internal sealed record ColumnShape(DataType Type, IReadOnlyList<int> FixedDimensions, bool IsFixedSize)
{
    public static ColumnShape Plain(DataType type) => new(type, [], false);
}
