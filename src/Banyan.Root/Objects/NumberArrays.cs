using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>Managed arrays of numbers from big-endian bytes.</summary>
internal static class NumberArrays
{
    /// <summary>An array of the kind's .NET type (<c>bool[]</c>, <c>sbyte[]</c>, … <c>double[]</c>).</summary>
    public static Array FromBigEndian(ElementKind kind, ReadOnlySpan<byte> bytes)
    {
        switch (kind)
        {
            case ElementKind.Bool:
                var flags = new bool[bytes.Length];
                for (int i = 0; i < flags.Length; i++)
                {
                    flags[i] = bytes[i] != 0;
                }

                return flags;
            case ElementKind.Int8:
                return MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray();
            case ElementKind.UInt8:
                return bytes.ToArray();
            case ElementKind.Int16:
                return Swap16<short>(bytes);
            case ElementKind.UInt16:
                return Swap16<ushort>(bytes);
            case ElementKind.Int32:
                return Swap32<int>(bytes);
            case ElementKind.UInt32:
                return Swap32<uint>(bytes);
            case ElementKind.Float32:
                return Swap32<float>(bytes);
            case ElementKind.Int64:
                return Swap64<long>(bytes);
            case ElementKind.UInt64:
                return Swap64<ulong>(bytes);
            default:
                return Swap64<double>(bytes);
        }
    }

    /// <summary>An array of the kind's .NET type from boxed numbers.</summary>
    public static Array Gather(ElementKind kind, ReadOnlySpan<object?> numbers)
    {
        var result = Array.CreateInstance(kind.ClrType(), numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            result.SetValue(numbers[i], i);
        }

        return result;
    }

    /// <summary>The only element of an array.</summary>
    public static object? Single(Array array) => array.GetValue(0);

    private static T[] Swap16<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var result = new T[bytes.Length / 2];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(bytes), MemoryMarshal.Cast<T, ushort>(result.AsSpan()));
        return result;
    }

    private static T[] Swap32<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var result = new T[bytes.Length / 4];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(bytes), MemoryMarshal.Cast<T, uint>(result.AsSpan()));
        return result;
    }

    private static T[] Swap64<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var result = new T[bytes.Length / 8];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(bytes), MemoryMarshal.Cast<T, ulong>(result.AsSpan()));
        return result;
    }
}
