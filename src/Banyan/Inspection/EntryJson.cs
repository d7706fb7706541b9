using System.Text;
using System.Text.Json;
using Banyan.Columns;

namespace Banyan.Inspection;

/// <summary>Writes one entry of a decoded column as JSON: numbers, <c>true</c>/<c>false</c>, strings, nested lists; NaN and infinities as strings.</summary>
internal static unsafe class EntryJson
{
    /// <summary>Writes the value of one entry.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="shape">Type and fixed dimensions.</param>
    /// <param name="block">The block that holds the entry.</param>
    /// <param name="index">Number of the entry within the block.</param>
    /// <param name="isLatin">True to take the bytes of strings for characters; false for UTF-8.</param>
    public static void Write(Utf8JsonWriter json, ColumnShape shape, in ColumnBlock block, long index, bool isLatin = false) =>
        WriteValue(json, shape, shape.Type, block, 0, index, isLatin ? Encoding.Latin1 : Encoding.UTF8);

    /// <summary>Number of flat elements that entries <paramref name="first"/>..<paramref name="end"/> of the block hold, and where they start.</summary>
    public static (long Start, long Count) FlatRange(int offsetLevels, in ColumnBlock block, long first, long end)
    {
        for (int level = 0; level < offsetLevels; level++)
        {
            int* offsets = Offsets(block, level);
            (first, end) = (offsets[first], offsets[end]);
        }

        return (first, end - first);
    }

    /// <summary>The offsets of a level.</summary>
    public static int* Offsets(in ColumnBlock block, int level) => block.Offsets(level);

    /// <summary>Writes a number, or NaN and the infinities as strings.</summary>
    public static void WriteReal(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private static void WriteValue(Utf8JsonWriter json, ColumnShape shape, DataType type, in ColumnBlock block, int level, long index, Encoding encoding)
    {
        if (type is StringType)
        {
            int* offsets = Offsets(block, level);
            json.WriteStringValue(encoding.GetString((byte*)block.Values + offsets[index], offsets[index + 1] - offsets[index]));
        }
        else if (type is VectorType vector)
        {
            int* offsets = Offsets(block, level);
            if (vector.Item is ScalarType scalar && shape.FixedDimensions.Count > 0)
            {
                WriteArray(json, shape, scalar.Kind, block.Values, offsets[index], offsets[index + 1]);
                return;
            }

            json.WriteStartArray();
            for (int i = offsets[index]; i < offsets[index + 1]; i++)
            {
                WriteValue(json, shape, vector.Item, block, level + 1, i, encoding);
            }

            json.WriteEndArray();
        }
        else
        {
            WriteScalar(json, type.Element, block.Values, index);
        }
    }

    // The innermost values of fixed dimensions are one flat run; all dimensions but a variable outermost one are known.
    private static void WriteArray(Utf8JsonWriter json, ColumnShape shape, ElementKind kind, void* values, long start, long end)
    {
        IReadOnlyList<int> dimensions = shape.IsFixedSize ? [.. shape.FixedDimensions.Skip(1)] : shape.FixedDimensions;
        int inner = 1;
        foreach (int dimension in dimensions)
        {
            inner *= dimension;
        }

        WriteDimension(json, dimensions, 0, inner, kind, values, start, inner == 0 ? 0 : (end - start) / inner);
    }

    private static void WriteDimension(Utf8JsonWriter json, IReadOnlyList<int> inner, int depth, int stride, ElementKind kind, void* values, long start, long count)
    {
        json.WriteStartArray();
        for (long i = 0; i < count; i++)
        {
            if (depth == inner.Count)
            {
                WriteScalar(json, kind, values, start + i);
            }
            else
            {
                WriteDimension(json, inner, depth + 1, stride / inner[depth], kind, values, start + (i * stride), inner[depth]);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteScalar(Utf8JsonWriter json, ElementKind kind, void* values, long index)
    {
        switch (kind)
        {
            case ElementKind.Bool:
                json.WriteBooleanValue(((byte*)values)[index] != 0);
                break;
            case ElementKind.Int8:
                json.WriteNumberValue(((sbyte*)values)[index]);
                break;
            case ElementKind.UInt8:
                json.WriteNumberValue(((byte*)values)[index]);
                break;
            case ElementKind.Int16:
                json.WriteNumberValue(((short*)values)[index]);
                break;
            case ElementKind.UInt16:
                json.WriteNumberValue(((ushort*)values)[index]);
                break;
            case ElementKind.Int32:
                json.WriteNumberValue(((int*)values)[index]);
                break;
            case ElementKind.UInt32:
                json.WriteNumberValue(((uint*)values)[index]);
                break;
            case ElementKind.Int64:
                json.WriteNumberValue(((long*)values)[index]);
                break;
            case ElementKind.UInt64:
                json.WriteNumberValue(((ulong*)values)[index]);
                break;
            case ElementKind.Float32 when float.IsFinite(((float*)values)[index]):
                json.WriteNumberValue(((float*)values)[index]);
                break;
            case ElementKind.Float32:
                WriteReal(json, ((float*)values)[index]);
                break;
            default:
                WriteReal(json, ((double*)values)[index]);
                break;
        }
    }
}
