namespace Banyan.Root.RNTuples;

/// <summary>How the elements of an RNTuple column lie in its pages.</summary>
/// <remarks>
/// Source: RNTuple binary format 1.0, "Column Description", https://github.com/root-project/root/blob/0c63df29793c9b483e26dd739f9c0c1dc7ab17d3/tree/ntuple/doc/BinaryFormatSpecification.md#column-description.
/// The numbers are those of the format.
/// </remarks>
public enum ColumnEncoding
{
    /// <summary>One bit, the least significant of a byte first.</summary>
    Bit = 0x00,

    /// <summary>A byte without meaning.</summary>
    Byte = 0x01,

    /// <summary>A character.</summary>
    Char = 0x02,

    /// <summary>Signed 8-bit integer.</summary>
    Int8 = 0x03,

    /// <summary>Unsigned 8-bit integer.</summary>
    UInt8 = 0x04,

    /// <summary>Signed 16-bit integer, little endian.</summary>
    Int16 = 0x05,

    /// <summary>Unsigned 16-bit integer, little endian.</summary>
    UInt16 = 0x06,

    /// <summary>Signed 32-bit integer, little endian.</summary>
    Int32 = 0x07,

    /// <summary>Unsigned 32-bit integer, little endian.</summary>
    UInt32 = 0x08,

    /// <summary>Signed 64-bit integer, little endian.</summary>
    Int64 = 0x09,

    /// <summary>Unsigned 64-bit integer, little endian.</summary>
    UInt64 = 0x0A,

    /// <summary>IEEE 754 half precision.</summary>
    Real16 = 0x0B,

    /// <summary>IEEE 754 single precision.</summary>
    Real32 = 0x0C,

    /// <summary>IEEE 754 double precision.</summary>
    Real64 = 0x0D,

    /// <summary>End of a collection's items, 32 bits, counted in the cluster.</summary>
    Index32 = 0x0E,

    /// <summary>End of a collection's items, 64 bits, counted in the cluster.</summary>
    Index64 = 0x0F,

    /// <summary>A variant's item: 64 bits of index and 32 bits that say which alternative it is.</summary>
    Switch = 0x10,

    /// <summary><see cref="Int16"/>, zigzag and split.</summary>
    SplitInt16 = 0x11,

    /// <summary><see cref="UInt16"/>, split.</summary>
    SplitUInt16 = 0x12,

    /// <summary><see cref="Int32"/>, zigzag and split.</summary>
    SplitInt32 = 0x13,

    /// <summary><see cref="UInt32"/>, split.</summary>
    SplitUInt32 = 0x14,

    /// <summary><see cref="Int64"/>, zigzag and split.</summary>
    SplitInt64 = 0x15,

    /// <summary><see cref="UInt64"/>, split.</summary>
    SplitUInt64 = 0x16,

    /// <summary><see cref="Real16"/>, split.</summary>
    SplitReal16 = 0x17,

    /// <summary><see cref="Real32"/>, split.</summary>
    SplitReal32 = 0x18,

    /// <summary><see cref="Real64"/>, split.</summary>
    SplitReal64 = 0x19,

    /// <summary><see cref="Index32"/>, as differences and split.</summary>
    SplitIndex32 = 0x1A,

    /// <summary><see cref="Index64"/>, as differences and split.</summary>
    SplitIndex64 = 0x1B,

    /// <summary>The upper 10 to 31 bits of a single precision number.</summary>
    Real32Trunc = 0x1C,

    /// <summary>A number in a range, as an integer of 1 to 32 bits.</summary>
    Real32Quant = 0x1D,
}
