namespace Banyan.Columns.Mathematics.Lanes;

/// <summary>
/// Doubles, or floats, that go through the same operations side by side. A function that is written with these operations has one fixed sequence of them, whatever the width: every operation here is exact or
/// correctly rounded (IEEE 754), and there is no fused multiply-add, no estimate and no library function among them.
/// </summary>
/// <typeparam name="T">The type itself.</typeparam>
/// <remarks>Comparisons give masks: all bits of a lane are 1 where true, 0 where false; false where a NaN is compared. Operators on bits take the IEEE 754 pattern of the lanes.</remarks>
internal interface ILanes<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Sum.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Difference.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>Product.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T a, T b);

    /// <summary>And of the bits.</summary>
    static abstract T operator &(T a, T b);

    /// <summary>Or of the bits.</summary>
    static abstract T operator |(T a, T b);

    /// <summary>Exclusive or of the bits.</summary>
    static abstract T operator ^(T a, T b);

    /// <summary>Bits moved up, zeros from below.</summary>
    static abstract T operator <<(T a, int count);

    /// <summary>Bits moved down, zeros from above.</summary>
    static abstract T operator >>>(T a, int count);

    /// <summary>Mask: less.</summary>
    static abstract T operator <(T a, T b);

    /// <summary>Mask: greater.</summary>
    static abstract T operator >(T a, T b);

    /// <summary>Mask: less or equal.</summary>
    static abstract T operator <=(T a, T b);

    /// <summary>Mask: greater or equal.</summary>
    static abstract T operator >=(T a, T b);

    /// <summary>The same value in all lanes, rounded to the lanes' type.</summary>
    static abstract T All(double value);

    /// <summary>The same bits in all lanes; of floats the lower 32.</summary>
    static abstract T AllBits(ulong bits);

    /// <summary>Sum of the bits as unsigned integers, which wrap.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>Difference of the bits as unsigned integers, which wrap.</summary>
    static abstract T SubtractBits(T a, T b);

    /// <summary>Lanes of <paramref name="a"/> where the mask is set, else of <paramref name="b"/>.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>Absolute value: the sign bit cleared.</summary>
    static abstract T Abs(T a);

    /// <summary>The sign bit turned.</summary>
    static abstract T Negate(T a);

    /// <summary>The sign bit alone: 0 or −0.</summary>
    static abstract T SignOf(T a);

    /// <summary>Square root.</summary>
    static abstract T SquareRoot(T a);

    /// <summary>True when all lanes of the mask are set.</summary>
    static abstract bool IsAll(T mask);

    /// <summary>Reads <see cref="Count"/> values.</summary>
    static abstract unsafe T Load(float* values);

    /// <summary>Reads <see cref="Count"/> values.</summary>
    /// <exception cref="NotSupportedException">These are lanes of floats.</exception>
    static abstract unsafe T Load(double* values);

    /// <summary>Writes <see cref="Count"/> values, rounded to the nearest float where the lanes are doubles.</summary>
    static abstract unsafe void Store(T lanes, float* values);

    /// <summary>Writes <see cref="Count"/> values.</summary>
    /// <exception cref="NotSupportedException">These are lanes of floats.</exception>
    static abstract unsafe void Store(T lanes, double* values);
}
