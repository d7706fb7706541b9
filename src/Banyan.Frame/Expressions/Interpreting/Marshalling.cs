using System.Runtime.InteropServices;
using System.Text;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Interpreting;

/// <summary>Turns .NET arrays and strings into the native vectors of kernels, and back.</summary>
internal static class Marshalling
{
    /// <summary>An array of the .NET type that belongs to items of type <paramref name="item"/>.</summary>
    public static Array Array(DataType item, IReadOnlyList<object> values)
    {
        Array array = System.Array.CreateInstance(ClrType(item), values.Count);
        for (int i = 0; i < values.Count; i++)
        {
            array.SetValue(values[i], i);
        }

        return array;
    }

    /// <summary>A value as kernels take it: numbers stay, vectors become <see cref="Vec{T}"/> in the arena.</summary>
    public static object ToKernel(Arena arena, object value, DataType type) => type switch
    {
        ScalarType or RecordType => value,
        StringType => Bytes(arena, (string)value),
        VectorType { Item: ScalarType scalar } => typeof(Marshalling).GetMethod(nameof(Flat))!.MakeGenericMethod(scalar.Kind.ClrType()).Invoke(null, [arena, value])!,
        VectorType vector => typeof(Marshalling).GetMethod(nameof(Nested))!.MakeGenericMethod(Functions.KernelCalls.ClrType(vector.Item)).Invoke(null, [arena, value, vector.Item])!,
        _ => throw new NotSupportedException($"{type} has no form in kernels"),
    };

    /// <summary>What a kernel returned as numbers, arrays and strings.</summary>
    public static object FromKernel(object value, DataType type) => type switch
    {
        ScalarType or RecordType => value,
        StringType => Encoding.UTF8.GetString(MemoryMarshal.AsBytes(((Vec<sbyte>)value).Span)),
        VectorType vector => typeof(Marshalling).GetMethod(nameof(Items))!.MakeGenericMethod(Functions.KernelCalls.ClrType(vector.Item)).Invoke(null, [value, vector.Item])!,
        _ => throw new NotSupportedException($"{type} has no form in kernels"),
    };

    /// <summary>The bytes of a string.</summary>
    public static Vec<sbyte> Bytes(Arena arena, string text) => arena.Copy<sbyte>(MemoryMarshal.Cast<byte, sbyte>(Encoding.UTF8.GetBytes(text)));

    /// <summary>A copy of a flat array.</summary>
    public static Vec<T> Flat<T>(Arena arena, T[] values)
        where T : unmanaged => arena.Copy<T>(values);

    /// <summary>A copy of an array of arrays or strings.</summary>
    public static Vec<T> Nested<T>(Arena arena, Array values, DataType item)
        where T : unmanaged
    {
        Vec<T> result = arena.NewVec<T>(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            result[i] = (T)ToKernel(arena, values.GetValue(i)!, item);
        }

        return result;
    }

    /// <summary>The items of a native vector as an array.</summary>
    public static Array Items<T>(Vec<T> vector, DataType item)
        where T : unmanaged
    {
        if (item is ScalarType)
        {
            return vector.Span.ToArray();
        }

        var values = new object[vector.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = FromKernel(vector[i], item);
        }

        return Array(item, values);
    }

    private static Type ClrType(DataType type) => type switch
    {
        ScalarType scalar => scalar.Kind.ClrType(),
        RecordType record => record.ClrType,
        StringType => typeof(string),
        VectorType vector => ClrType(vector.Item).MakeArrayType(),
        _ => throw new NotSupportedException($"{type} has no .NET form"),
    };
}
