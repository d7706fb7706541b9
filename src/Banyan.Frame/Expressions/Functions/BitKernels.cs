using System.Numerics;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Counts of bits, as the compilers' <c>__builtin_</c> functions. Of 0, where those are undefined, ctz and clz give the width.</summary>
public static class BitKernels
{
    /// <summary>How many bits are set.</summary>
    public static int Popcount(uint x) => BitOperations.PopCount(x);

    /// <inheritdoc cref="Popcount"/>
    public static int PopcountLong(ulong x) => BitOperations.PopCount(x);

    /// <summary>Zeros below the lowest bit that is set.</summary>
    public static int Ctz(uint x) => BitOperations.TrailingZeroCount(x);

    /// <inheritdoc cref="Ctz"/>
    public static int CtzLong(ulong x) => BitOperations.TrailingZeroCount(x);

    /// <summary>Zeros above the highest bit that is set.</summary>
    public static int Clz(uint x) => BitOperations.LeadingZeroCount(x);

    /// <inheritdoc cref="Clz"/>
    public static int ClzLong(ulong x) => BitOperations.LeadingZeroCount(x);

    /// <summary>1 for an odd number of bits that are set.</summary>
    public static int Parity(uint x) => BitOperations.PopCount(x) & 1;

    /// <inheritdoc cref="Parity"/>
    public static int ParityLong(ulong x) => BitOperations.PopCount(x) & 1;
}
