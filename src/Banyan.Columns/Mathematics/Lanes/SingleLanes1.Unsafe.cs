using System.Runtime.CompilerServices;

namespace Banyan.Columns.Mathematics.Lanes;

/// <summary>One float without vector instructions: for single arguments in rare cases, and where vector instructions are switched off.</summary>
/// <param name="Value">The lane.</param>
internal readonly unsafe record struct SingleLanes1(float Value) : ILanes<SingleLanes1>
{
    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator +(SingleLanes1 a, SingleLanes1 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator -(SingleLanes1 a, SingleLanes1 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator *(SingleLanes1 a, SingleLanes1 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator /(SingleLanes1 a, SingleLanes1 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator &(SingleLanes1 a, SingleLanes1 b) => OfBits(Bits(a) & Bits(b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator |(SingleLanes1 a, SingleLanes1 b) => OfBits(Bits(a) | Bits(b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator ^(SingleLanes1 a, SingleLanes1 b) => OfBits(Bits(a) ^ Bits(b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator <<(SingleLanes1 a, int count) => OfBits(Bits(a) << count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator >>>(SingleLanes1 a, int count) => OfBits(Bits(a) >>> count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator <(SingleLanes1 a, SingleLanes1 b) => Mask(a.Value < b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator >(SingleLanes1 a, SingleLanes1 b) => Mask(a.Value > b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator <=(SingleLanes1 a, SingleLanes1 b) => Mask(a.Value <= b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator >=(SingleLanes1 a, SingleLanes1 b) => Mask(a.Value >= b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 All(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 AllBits(ulong bits) => OfBits((uint)bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 AddBits(SingleLanes1 a, SingleLanes1 b) => OfBits(Bits(a) + Bits(b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 SubtractBits(SingleLanes1 a, SingleLanes1 b) => OfBits(Bits(a) - Bits(b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Select(SingleLanes1 mask, SingleLanes1 a, SingleLanes1 b) => Bits(mask) != 0 ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Abs(SingleLanes1 a) => new(MathF.Abs(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Negate(SingleLanes1 a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 SignOf(SingleLanes1 a) => OfBits(Bits(a) & 0x8000_0000);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 SquareRoot(SingleLanes1 a) => new(MathF.Sqrt(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAll(SingleLanes1 mask) => Bits(mask) != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Load(float* values) => new(*values);

    /// <inheritdoc/>
    public static SingleLanes1 Load(double* values) => throw new NotSupportedException("lanes of floats read floats");

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SingleLanes1 lanes, float* values) => *values = lanes.Value;

    /// <inheritdoc/>
    public static void Store(SingleLanes1 lanes, double* values) => throw new NotSupportedException("lanes of floats write floats");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(SingleLanes1 a) => BitConverter.SingleToUInt32Bits(a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SingleLanes1 OfBits(uint bits) => new(BitConverter.UInt32BitsToSingle(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SingleLanes1 Mask(bool isSet) => OfBits(isSet ? uint.MaxValue : 0);
}
