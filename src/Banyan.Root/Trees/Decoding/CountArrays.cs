using Banyan.Columns;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Numbers of items from integer columns of any kind.</summary>
internal static unsafe class CountArrays
{
    /// <summary>The integer at an index.</summary>
    public static long Read(void* values, long index, ElementKind kind) => kind switch
    {
        ElementKind.Bool or ElementKind.UInt8 => ((byte*)values)[index],
        ElementKind.Int8 => ((sbyte*)values)[index],
        ElementKind.Int16 => ((short*)values)[index],
        ElementKind.UInt16 => ((ushort*)values)[index],
        ElementKind.Int32 => ((int*)values)[index],
        ElementKind.UInt32 => ((uint*)values)[index],
        ElementKind.Int64 or ElementKind.UInt64 => ((long*)values)[index],
        ElementKind.Float32 => (long)((float*)values)[index],
        _ => (long)((double*)values)[index],
    };
}
