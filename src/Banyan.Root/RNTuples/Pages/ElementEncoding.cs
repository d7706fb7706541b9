using Banyan.Columns;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>What is to know about an encoding: which numbers it decodes to, and how wide they are in a page.</summary>
internal static class ElementEncoding
{
    /// <summary>Bytes of a <see cref="ColumnEncoding.Switch"/> element.</summary>
    public const int SwitchByteCount = 12;

    /// <summary>The kind that a page decodes to; null for an encoding that is not known, and for switches.</summary>
    public static ElementKind? KindOf(ColumnEncoding encoding) => encoding switch
    {
        ColumnEncoding.Bit => ElementKind.Bool,
        ColumnEncoding.Byte or ColumnEncoding.UInt8 => ElementKind.UInt8,
        ColumnEncoding.Char or ColumnEncoding.Int8 => ElementKind.Int8,
        ColumnEncoding.Int16 or ColumnEncoding.SplitInt16 => ElementKind.Int16,
        ColumnEncoding.UInt16 or ColumnEncoding.SplitUInt16 => ElementKind.UInt16,
        ColumnEncoding.Int32 or ColumnEncoding.SplitInt32 => ElementKind.Int32,
        ColumnEncoding.UInt32 or ColumnEncoding.SplitUInt32 or ColumnEncoding.Index32 or ColumnEncoding.SplitIndex32 => ElementKind.UInt32,
        ColumnEncoding.Int64 or ColumnEncoding.SplitInt64 => ElementKind.Int64,
        ColumnEncoding.UInt64 or ColumnEncoding.SplitUInt64 or ColumnEncoding.Index64 or ColumnEncoding.SplitIndex64 => ElementKind.UInt64,
        ColumnEncoding.Real16 or ColumnEncoding.SplitReal16 or ColumnEncoding.Real32 or ColumnEncoding.SplitReal32 or ColumnEncoding.Real32Trunc => ElementKind.Float32,
        ColumnEncoding.Real64 or ColumnEncoding.SplitReal64 or ColumnEncoding.Real32Quant => ElementKind.Float64,
        _ => null,
    };

    /// <summary>True for the ends of collections' items.</summary>
    public static bool IsIndex(ColumnEncoding encoding) =>
        encoding is ColumnEncoding.Index32 or ColumnEncoding.Index64 or ColumnEncoding.SplitIndex32 or ColumnEncoding.SplitIndex64;

    /// <summary>Bits that an element must have; 0 where the column says it itself.</summary>
    public static int BitsOf(ColumnEncoding encoding) => encoding switch
    {
        ColumnEncoding.Bit => 1,
        ColumnEncoding.Switch => 8 * SwitchByteCount,
        ColumnEncoding.Real16 or ColumnEncoding.SplitReal16 => 16,
        ColumnEncoding.Real32Trunc or ColumnEncoding.Real32Quant => 0,
        _ => KindOf(encoding) is ElementKind kind ? 8 * kind.SizeOf() : 0,
    };

    /// <summary>Says what is wrong with a column's width; null when nothing is.</summary>
    public static string? Check(ColumnEncoding encoding, int bits)
    {
        (int least, int most) = encoding switch
        {
            ColumnEncoding.Real32Trunc => (10, 31),
            ColumnEncoding.Real32Quant => (1, 32),
            _ => (BitsOf(encoding), BitsOf(encoding)),
        };
        return most == 0 ? $"columns of type 0x{(int)encoding:X2} are not known; a newer format may have added them"
            : bits < least || bits > most ? $"a column of type {encoding} has {bits} bits" : null;
    }

    /// <summary>True when elements lie in a page as they are needed in memory.</summary>
    public static bool IsPlain(ColumnEncoding encoding) => encoding is >= ColumnEncoding.Byte and <= ColumnEncoding.UInt64 or ColumnEncoding.Real32 or ColumnEncoding.Real64
        or ColumnEncoding.Index32 or ColumnEncoding.Index64 or ColumnEncoding.Switch;

    /// <summary>True where an element is the sum of all before it in the page, so that none can be decoded alone.</summary>
    public static bool HoldsDifferences(ColumnEncoding encoding) => encoding is ColumnEncoding.SplitIndex32 or ColumnEncoding.SplitIndex64;
}
