namespace Banyan.Columns;

/// <summary>The type of a column or of an expression's value for one event. Types are equal by value.</summary>
/// <remarks>
/// The memory of a column of a given type is described at <see cref="ColumnBlock"/>: <see cref="OffsetLevels"/> arrays of offsets over one flat array
/// of <see cref="Element"/>.
/// </remarks>
public abstract record DataType
{
    private protected DataType()
    {
    }

    /// <summary>Kind of the innermost flat array; the bytes of strings are <see cref="ElementKind.Int8"/>.</summary>
    public abstract ElementKind Element { get; }

    /// <summary>How many levels of offsets lie between an entry and the flat array: 0 for a scalar, 1 for a vector or a string, 2 for a vector of strings.</summary>
    public abstract int OffsetLevels { get; }

    /// <summary>The spelling that RDataFrame prints, e.g. <c>ROOT::VecOps::RVec&lt;float&gt;</c>.</summary>
    public abstract string CppName { get; }

    /// <summary>The scalar type of <paramref name="kind"/>.</summary>
    public static ScalarType Scalar(ElementKind kind) => new(kind);

    /// <summary>An RVec of scalars of <paramref name="kind"/>.</summary>
    public static VectorType Vector(ElementKind kind) => new(new ScalarType(kind));

    /// <summary>An RVec of <paramref name="item"/>.</summary>
    public static VectorType Vector(DataType item) => new(item);

    /// <inheritdoc/>
    public sealed override string ToString() => CppName;
}
