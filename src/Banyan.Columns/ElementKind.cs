namespace Banyan.Columns;

/// <summary>The kinds of elements that a column's innermost array holds. Numbers are stored in host byte order.</summary>
public enum ElementKind
{
    /// <summary>One byte, 0 or 1 (C++ <c>bool</c>).</summary>
    Bool,

    /// <summary>Signed 8-bit integer (C++ <c>char</c>, <c>signed char</c>).</summary>
    Int8,

    /// <summary>Unsigned 8-bit integer.</summary>
    UInt8,

    /// <summary>Signed 16-bit integer.</summary>
    Int16,

    /// <summary>Unsigned 16-bit integer.</summary>
    UInt16,

    /// <summary>Signed 32-bit integer.</summary>
    Int32,

    /// <summary>Unsigned 32-bit integer.</summary>
    UInt32,

    /// <summary>Signed 64-bit integer.</summary>
    Int64,

    /// <summary>Unsigned 64-bit integer.</summary>
    UInt64,

    /// <summary>IEEE 754 single precision.</summary>
    Float32,

    /// <summary>IEEE 754 double precision.</summary>
    Float64,
}
