namespace Banyan.Columns;

/// <summary>Facts about <see cref="ElementKind"/>: size, C++ name, .NET type.</summary>
public static class ElementKinds
{
    /// <summary>Size of one element in bytes.</summary>
    public static int SizeOf(this ElementKind kind) => kind switch
    {
        ElementKind.Bool or ElementKind.Int8 or ElementKind.UInt8 => 1,
        ElementKind.Int16 or ElementKind.UInt16 => 2,
        ElementKind.Int32 or ElementKind.UInt32 or ElementKind.Float32 => 4,
        _ => 8,
    };

    /// <summary>The name that C++ and ROOT's RDataFrame print for the kind, e.g. <c>unsigned int</c>.</summary>
    public static string CppName(this ElementKind kind) => kind switch
    {
        ElementKind.Bool => "bool",
        ElementKind.Int8 => "char",
        ElementKind.UInt8 => "unsigned char",
        ElementKind.Int16 => "short",
        ElementKind.UInt16 => "unsigned short",
        ElementKind.Int32 => "int",
        ElementKind.UInt32 => "unsigned int",
        ElementKind.Int64 => "long",
        ElementKind.UInt64 => "unsigned long",
        ElementKind.Float32 => "float",
        _ => "double",
    };

    /// <summary>The .NET type of one element (<see cref="bool"/> for <see cref="ElementKind.Bool"/>).</summary>
    public static Type ClrType(this ElementKind kind) => kind switch
    {
        ElementKind.Bool => typeof(bool),
        ElementKind.Int8 => typeof(sbyte),
        ElementKind.UInt8 => typeof(byte),
        ElementKind.Int16 => typeof(short),
        ElementKind.UInt16 => typeof(ushort),
        ElementKind.Int32 => typeof(int),
        ElementKind.UInt32 => typeof(uint),
        ElementKind.Int64 => typeof(long),
        ElementKind.UInt64 => typeof(ulong),
        ElementKind.Float32 => typeof(float),
        _ => typeof(double),
    };

    /// <summary>The name that C# has for the kind, e.g. <c>uint</c>.</summary>
    public static string CSharpName(this ElementKind kind) => kind switch
    {
        ElementKind.Bool => "bool",
        ElementKind.Int8 => "sbyte",
        ElementKind.UInt8 => "byte",
        ElementKind.Int16 => "short",
        ElementKind.UInt16 => "ushort",
        ElementKind.Int32 => "int",
        ElementKind.UInt32 => "uint",
        ElementKind.Int64 => "long",
        ElementKind.UInt64 => "ulong",
        ElementKind.Float32 => "float",
        _ => "double",
    };

    /// <summary>True when C# converts values of this kind to <paramref name="target"/> without being asked, or they are the same.</summary>
    public static bool FitsIn(this ElementKind kind, ElementKind target)
    {
        if (kind == target)
        {
            return true;
        }

        if (kind == ElementKind.Bool || target == ElementKind.Bool || kind == ElementKind.Float64)
        {
            return false;
        }

        return target is ElementKind.Float64 || (kind != ElementKind.Float32 && (target == ElementKind.Float32 || (target.SizeOf() > kind.SizeOf() && (IsUnsigned(kind) || !IsUnsigned(target)))));

        static bool IsUnsigned(ElementKind kind) => kind is ElementKind.UInt8 or ElementKind.UInt16 or ElementKind.UInt32 or ElementKind.UInt64;
    }

    /// <summary>The name of a .NET type as C# writes it: <c>float</c>, <c>float[]</c>, <c>Jagged&lt;float&gt;</c>.</summary>
    public static string CSharpName(Type type)
    {
        if (type.IsArray)
        {
            return CSharpName(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericType)
        {
            return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(CSharpName))}>";
        }

        return FromClrType(type) is ElementKind kind ? kind.CSharpName() : type == typeof(string) ? "string" : type.Name;
    }

    /// <summary>The kind whose .NET type is <paramref name="type"/>, or null when there is none.</summary>
    public static ElementKind? FromClrType(Type type)
    {
        foreach (ElementKind kind in Enum.GetValues<ElementKind>())
        {
            if (kind.ClrType() == type)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>True for <see cref="ElementKind.Float32"/> and <see cref="ElementKind.Float64"/>.</summary>
    public static bool IsFloating(this ElementKind kind) => kind is ElementKind.Float32 or ElementKind.Float64;

    /// <summary>True for the unsigned integers (not for <see cref="ElementKind.Bool"/>).</summary>
    public static bool IsUnsigned(this ElementKind kind) =>
        kind is ElementKind.UInt8 or ElementKind.UInt16 or ElementKind.UInt32 or ElementKind.UInt64;
}
