using Banyan.Columns;
using Banyan.Root.RNTuples.Pages;

namespace Banyan.Root.RNTuples.Columns;

/// <summary>C++ types of leaf fields as kinds of elements.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Type Name Normalization" and "Fundamental Types".</remarks>
internal static class FieldTypes
{
    /// <summary>The kind of a leaf by its type's name; by its encoding where the name is not known.</summary>
    public static ElementKind? KindOf(RNTupleField field) => field.TypeName switch
    {
        "bool" => ElementKind.Bool,
        "char" or "std::int8_t" => ElementKind.Int8,
        "std::byte" or "std::uint8_t" => ElementKind.UInt8,
        "std::int16_t" => ElementKind.Int16,
        "std::uint16_t" => ElementKind.UInt16,
        "std::int32_t" => ElementKind.Int32,
        "std::uint32_t" => ElementKind.UInt32,
        "std::int64_t" => ElementKind.Int64,
        "std::uint64_t" => ElementKind.UInt64,
        "float" => ElementKind.Float32,
        "double" => ElementKind.Float64,
        "ROOT::RNTupleCardinality<std::uint32_t>" => ElementKind.UInt32,
        _ when field.IsCardinality => ElementKind.UInt64,
        _ => field.Encoding is ColumnEncoding encoding ? ElementEncoding.KindOf(encoding) : null,
    };

    /// <summary>True for strings: an index column and one of characters.</summary>
    public static bool IsString(RNTupleField field) =>
        field.Role == FieldRole.Leaf && field.Representations.Count > 0 && field.Representations[0].Length == 2 && ElementEncoding.IsIndex(field.Representations[0][0].Encoding);

    /// <summary>Why the columns of a field cannot be read; null when they can.</summary>
    public static string? ProblemOf(RNTupleField field)
    {
        foreach (Envelopes.ColumnDescription[] columns in field.Representations)
        {
            if (columns.Length != field.Representations[0].Length)
            {
                return $"field '{field.Path}' has representations of {columns.Length} and {field.Representations[0].Length} columns";
            }

            foreach (Envelopes.ColumnDescription column in columns)
            {
                if (ElementEncoding.Check(column.Encoding, column.Bits) is string problem)
                {
                    return problem;
                }
            }
        }

        return null;
    }
}
