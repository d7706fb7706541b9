using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>The loop over instances that formulas drawn together share, as TTreeFormulaManager has it.</summary>
/// <param name="Indices">For lists of lists: per dimension a column with the index of every instance. Empty where elements are walked in lockstep and need no index.</param>
/// <param name="Count">Number of instances, a long; null while it is not known.</param>
/// <param name="Numbers">The numbers of the instances, 0 to the count, as a vector of long; null where there is no list, or it is not known.</param>
internal sealed record FormulaLoop(IReadOnlyList<ColumnNode> Indices, TypedNode? Count, ColumnNode? Numbers)
{
    /// <summary>No more is known than that this is a formula.</summary>
    public static FormulaLoop Unknown { get; } = new([], null, null);

    /// <summary>True when the elements of columns are found by <see cref="Indices"/>.</summary>
    public bool IsNested => Indices.Count > 0;

    /// <summary>The dimension of the loop that the first free dimension of a column belongs to; not 0 inside an index.</summary>
    public int FirstDimension { get; init; }
}
