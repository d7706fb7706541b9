using System.Text;
using Banyan.Columns;

namespace Banyan.Frame.Actions;

/// <summary>Values of a <see cref="ColumnBlock"/> as .NET objects: numbers, strings, arrays. Slow; for showing and keeping values, not for loops.</summary>
public static unsafe class BlockValues
{
    /// <summary>The value of the entry with number <paramref name="k"/> in the block.</summary>
    /// <param name="type">Type of the column.</param>
    /// <param name="block">The block.</param>
    /// <param name="k">0 for the block's first entry.</param>
    /// <returns>A boxed number or bool, a string, or an array of them, nested as the type is.</returns>
    public static object Get(DataType type, in ColumnBlock block, long k) => type switch
    {
        ScalarType scalar => Element(scalar.Kind, block.Values, k),
        _ => Range(type, block, 0, k),
    };

    /// <summary>The .NET type of an entry's value.</summary>
    public static Type ClrType(DataType type) => type switch
    {
        ScalarType scalar => scalar.Kind.ClrType(),
        StringType => typeof(string),
        VectorType vector => ClrType(vector.Item).MakeArrayType(),
        _ => throw new NotSupportedException($"{type} has no .NET form"),
    };

    private static object Range(DataType type, in ColumnBlock block, int level, long number)
    {
        int* offsets = block.Offsets(level);
        int start = offsets[number];
        int length = offsets[number + 1] - start;
        if (type is StringType)
        {
            return Encoding.UTF8.GetString((byte*)block.Values + start, length);
        }

        DataType item = ((VectorType)type).Item;
        if (item is ScalarType scalar)
        {
            return Elements(scalar.Kind, block.Values, start, length);
        }

        Array? items = null;
        for (int i = 0; i < length; i++)
        {
            object value = Range(item, block, level + 1, start + i);
            items ??= Array.CreateInstance(value.GetType(), length);
            items.SetValue(value, i);
        }

        return items ?? Empty(type);
    }

    private static Array Empty(DataType type) => Array.CreateInstance(ClrType(((VectorType)type).Item), 0);

    private static object Element(ElementKind kind, void* values, long index) => kind switch
    {
        ElementKind.Bool => ((bool*)values)[index],
        ElementKind.Int8 => ((sbyte*)values)[index],
        ElementKind.UInt8 => ((byte*)values)[index],
        ElementKind.Int16 => ((short*)values)[index],
        ElementKind.UInt16 => ((ushort*)values)[index],
        ElementKind.Int32 => ((int*)values)[index],
        ElementKind.UInt32 => ((uint*)values)[index],
        ElementKind.Int64 => ((long*)values)[index],
        ElementKind.UInt64 => ((ulong*)values)[index],
        ElementKind.Float32 => ((float*)values)[index],
        _ => ((double*)values)[index],
    };

    private static Array Elements(ElementKind kind, void* values, int start, int length) => kind switch
    {
        ElementKind.Bool => new ReadOnlySpan<bool>((bool*)values + start, length).ToArray(),
        ElementKind.Int8 => new ReadOnlySpan<sbyte>((sbyte*)values + start, length).ToArray(),
        ElementKind.UInt8 => new ReadOnlySpan<byte>((byte*)values + start, length).ToArray(),
        ElementKind.Int16 => new ReadOnlySpan<short>((short*)values + start, length).ToArray(),
        ElementKind.UInt16 => new ReadOnlySpan<ushort>((ushort*)values + start, length).ToArray(),
        ElementKind.Int32 => new ReadOnlySpan<int>((int*)values + start, length).ToArray(),
        ElementKind.UInt32 => new ReadOnlySpan<uint>((uint*)values + start, length).ToArray(),
        ElementKind.Int64 => new ReadOnlySpan<long>((long*)values + start, length).ToArray(),
        ElementKind.UInt64 => new ReadOnlySpan<ulong>((ulong*)values + start, length).ToArray(),
        ElementKind.Float32 => new ReadOnlySpan<float>((float*)values + start, length).ToArray(),
        _ => new ReadOnlySpan<double>((double*)values + start, length).ToArray(),
    };
}
