using Banyan.Columns;

namespace Banyan.Frame.Compiling;

/// <summary>The .NET types in which the compiled loop holds values: numbers, and <see cref="Vec{T}"/> for strings and vectors.</summary>
internal static class ClrTypes
{
    public static Type Of(DataType type) => type switch
    {
        ScalarType scalar => scalar.Kind.ClrType(),
        RecordType record => record.ClrType,
        StringType => typeof(Vec<sbyte>),
        VectorType vector => typeof(Vec<>).MakeGenericType(Of(vector.Item)),
        _ => throw new NotSupportedException($"{type} has no representation in the loop"),
    };

    /// <summary>Item type of a vector or string.</summary>
    public static DataType ItemOf(DataType type) => type switch
    {
        StringType => DataType.Scalar(ElementKind.Int8),
        VectorType vector => vector.Item,
        _ => throw new NotSupportedException($"{type} has no items"),
    };
}
