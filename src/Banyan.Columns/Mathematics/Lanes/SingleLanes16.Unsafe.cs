using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Columns.Mathematics.Lanes;

/// <summary>Sixteen floats, where 512-bit vectors are there.</summary>
/// <param name="Values">The lanes.</param>
internal readonly unsafe record struct SingleLanes16(Vector512<float> Values) : ILanes<SingleLanes16>
{
    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator +(SingleLanes16 a, SingleLanes16 b) => new(a.Values + b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator -(SingleLanes16 a, SingleLanes16 b) => new(a.Values - b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator *(SingleLanes16 a, SingleLanes16 b) => new(a.Values * b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator /(SingleLanes16 a, SingleLanes16 b) => new(a.Values / b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator &(SingleLanes16 a, SingleLanes16 b) => new(a.Values & b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator |(SingleLanes16 a, SingleLanes16 b) => new(a.Values | b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator ^(SingleLanes16 a, SingleLanes16 b) => new(a.Values ^ b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator <<(SingleLanes16 a, int count) => new((a.Values.AsUInt32() << count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator >>>(SingleLanes16 a, int count) => new((a.Values.AsUInt32() >>> count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator <(SingleLanes16 a, SingleLanes16 b) => new(Vector512.LessThan(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator >(SingleLanes16 a, SingleLanes16 b) => new(Vector512.GreaterThan(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator <=(SingleLanes16 a, SingleLanes16 b) => new(Vector512.LessThanOrEqual(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 operator >=(SingleLanes16 a, SingleLanes16 b) => new(Vector512.GreaterThanOrEqual(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 All(double value) => new(Vector512.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 AllBits(ulong bits) => new(Vector512.Create((uint)bits).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 AddBits(SingleLanes16 a, SingleLanes16 b) => new((a.Values.AsUInt32() + b.Values.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 SubtractBits(SingleLanes16 a, SingleLanes16 b) => new((a.Values.AsUInt32() - b.Values.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 Select(SingleLanes16 mask, SingleLanes16 a, SingleLanes16 b) => new(Vector512.ConditionalSelect(mask.Values, a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 Abs(SingleLanes16 a) => new(Vector512.Abs(a.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 Negate(SingleLanes16 a) => new(-a.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 SignOf(SingleLanes16 a) => new(a.Values & Vector512.Create(-0.0f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 SquareRoot(SingleLanes16 a) => new(Vector512.Sqrt(a.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAll(SingleLanes16 mask) => mask.Values.AsUInt32() == Vector512<uint>.AllBitsSet;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes16 Load(float* values) => new(Vector512.Load(values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SingleLanes16 lanes, float* values) => lanes.Values.Store(values);

    /// <inheritdoc/>
    public static SingleLanes16 Load(double* values) => throw new NotSupportedException("lanes of floats read floats");

    /// <inheritdoc/>
    public static void Store(SingleLanes16 lanes, double* values) => throw new NotSupportedException("lanes of floats write floats");
}
