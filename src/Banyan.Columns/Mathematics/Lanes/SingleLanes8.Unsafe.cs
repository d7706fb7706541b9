using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Columns.Mathematics.Lanes;

/// <summary>Eight floats, where 256-bit vectors are there.</summary>
/// <param name="Values">The lanes.</param>
internal readonly unsafe record struct SingleLanes8(Vector256<float> Values) : ILanes<SingleLanes8>
{
    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator +(SingleLanes8 a, SingleLanes8 b) => new(a.Values + b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator -(SingleLanes8 a, SingleLanes8 b) => new(a.Values - b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator *(SingleLanes8 a, SingleLanes8 b) => new(a.Values * b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator /(SingleLanes8 a, SingleLanes8 b) => new(a.Values / b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator &(SingleLanes8 a, SingleLanes8 b) => new(a.Values & b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator |(SingleLanes8 a, SingleLanes8 b) => new(a.Values | b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator ^(SingleLanes8 a, SingleLanes8 b) => new(a.Values ^ b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator <<(SingleLanes8 a, int count) => new((a.Values.AsUInt32() << count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator >>>(SingleLanes8 a, int count) => new((a.Values.AsUInt32() >>> count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator <(SingleLanes8 a, SingleLanes8 b) => new(Vector256.LessThan(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator >(SingleLanes8 a, SingleLanes8 b) => new(Vector256.GreaterThan(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator <=(SingleLanes8 a, SingleLanes8 b) => new(Vector256.LessThanOrEqual(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 operator >=(SingleLanes8 a, SingleLanes8 b) => new(Vector256.GreaterThanOrEqual(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 All(double value) => new(Vector256.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 AllBits(ulong bits) => new(Vector256.Create((uint)bits).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 AddBits(SingleLanes8 a, SingleLanes8 b) => new((a.Values.AsUInt32() + b.Values.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 SubtractBits(SingleLanes8 a, SingleLanes8 b) => new((a.Values.AsUInt32() - b.Values.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 Select(SingleLanes8 mask, SingleLanes8 a, SingleLanes8 b) => new(Vector256.ConditionalSelect(mask.Values, a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 Abs(SingleLanes8 a) => new(Vector256.Abs(a.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 Negate(SingleLanes8 a) => new(-a.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 SignOf(SingleLanes8 a) => new(a.Values & Vector256.Create(-0.0f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 SquareRoot(SingleLanes8 a) => new(Vector256.Sqrt(a.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAll(SingleLanes8 mask) => mask.Values.AsUInt32() == Vector256<uint>.AllBitsSet;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes8 Load(float* values) => new(Vector256.Load(values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SingleLanes8 lanes, float* values) => lanes.Values.Store(values);

    /// <inheritdoc/>
    public static SingleLanes8 Load(double* values) => throw new NotSupportedException("lanes of floats read floats");

    /// <inheritdoc/>
    public static void Store(SingleLanes8 lanes, double* values) => throw new NotSupportedException("lanes of floats write floats");
}
