using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Columns.Mathematics.Lanes;

/// <summary>Four floats, on every processor; with all vector instructions switched off the runtime does the same operations one by one.</summary>
/// <param name="Values">The lanes.</param>
internal readonly unsafe record struct SingleLanes4(Vector128<float> Values) : ILanes<SingleLanes4>
{
    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator +(SingleLanes4 a, SingleLanes4 b) => new(a.Values + b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator -(SingleLanes4 a, SingleLanes4 b) => new(a.Values - b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator *(SingleLanes4 a, SingleLanes4 b) => new(a.Values * b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator /(SingleLanes4 a, SingleLanes4 b) => new(a.Values / b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator &(SingleLanes4 a, SingleLanes4 b) => new(a.Values & b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator |(SingleLanes4 a, SingleLanes4 b) => new(a.Values | b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator ^(SingleLanes4 a, SingleLanes4 b) => new(a.Values ^ b.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator <<(SingleLanes4 a, int count) => new((a.Values.AsUInt32() << count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator >>>(SingleLanes4 a, int count) => new((a.Values.AsUInt32() >>> count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator <(SingleLanes4 a, SingleLanes4 b) => new(Vector128.LessThan(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator >(SingleLanes4 a, SingleLanes4 b) => new(Vector128.GreaterThan(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator <=(SingleLanes4 a, SingleLanes4 b) => new(Vector128.LessThanOrEqual(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 operator >=(SingleLanes4 a, SingleLanes4 b) => new(Vector128.GreaterThanOrEqual(a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 All(double value) => new(Vector128.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 AllBits(ulong bits) => new(Vector128.Create((uint)bits).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 AddBits(SingleLanes4 a, SingleLanes4 b) => new((a.Values.AsUInt32() + b.Values.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 SubtractBits(SingleLanes4 a, SingleLanes4 b) => new((a.Values.AsUInt32() - b.Values.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 Select(SingleLanes4 mask, SingleLanes4 a, SingleLanes4 b) => new(Vector128.ConditionalSelect(mask.Values, a.Values, b.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 Abs(SingleLanes4 a) => new(Vector128.Abs(a.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 Negate(SingleLanes4 a) => new(-a.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 SignOf(SingleLanes4 a) => new(a.Values & Vector128.Create(-0.0f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 SquareRoot(SingleLanes4 a) => new(Vector128.Sqrt(a.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAll(SingleLanes4 mask) => mask.Values.AsUInt32() == Vector128<uint>.AllBitsSet;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes4 Load(float* values) => new(Vector128.Load(values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SingleLanes4 lanes, float* values) => lanes.Values.Store(values);

    /// <inheritdoc/>
    public static SingleLanes4 Load(double* values) => throw new NotSupportedException("lanes of floats read floats");

    /// <inheritdoc/>
    public static void Store(SingleLanes4 lanes, double* values) => throw new NotSupportedException("lanes of floats write floats");
}
