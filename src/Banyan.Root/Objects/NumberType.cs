using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>The kinds of numbers that a member can be, plus none.</summary>
internal enum NumberType
{
    None = -1,
    Bool = ElementKind.Bool,
    Int8 = ElementKind.Int8,
    UInt8 = ElementKind.UInt8,
    Int16 = ElementKind.Int16,
    UInt16 = ElementKind.UInt16,
    Int32 = ElementKind.Int32,
    UInt32 = ElementKind.UInt32,
    Int64 = ElementKind.Int64,
    UInt64 = ElementKind.UInt64,
    Float32 = ElementKind.Float32,
    Float64 = ElementKind.Float64,
}
