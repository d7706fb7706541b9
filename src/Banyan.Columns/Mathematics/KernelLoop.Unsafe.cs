using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics;

/// <summary>
/// Runs kernels over columns, with the widest lanes of this processor, or over one value. The bits are the same, since the operations are. Kernels that work in lanes of floats go through the methods
/// named Single; all others compute in double, also for columns of floats, and round once.
/// </summary>
internal static unsafe class KernelLoop
{
    /// <summary>A column, element by element.</summary>
    /// <typeparam name="TKernel">The function.</typeparam>
    /// <typeparam name="TElement">float or double.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="result">Where the values go; may be <paramref name="x"/> itself, must not overlap it otherwise.</param>
    /// <param name="count">How many.</param>
    public static void Column<TKernel, TElement>(TElement* x, TElement* result, nint count)
        where TKernel : struct, IUnaryKernel
        where TElement : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Column<TKernel, Lanes8, TElement>(x, result, count);
        }
        else if (Vector256.IsHardwareAccelerated && Avx.IsSupported)
        {
            Column<TKernel, Lanes4, TElement>(x, result, count);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Column<TKernel, Lanes2, TElement>(x, result, count);
        }
        else
        {
            Column<TKernel, Lanes1, TElement>(x, result, count);
        }
    }

    /// <summary>Two columns, pair by pair.</summary>
    /// <typeparam name="TKernel">The function.</typeparam>
    /// <typeparam name="TElement">float or double.</typeparam>
    /// <param name="x">First arguments.</param>
    /// <param name="y">Second arguments.</param>
    /// <param name="result">Where the values go; may be one of the arguments itself.</param>
    /// <param name="count">How many.</param>
    public static void Column<TKernel, TElement>(TElement* x, TElement* y, TElement* result, nint count)
        where TKernel : struct, IBinaryKernel
        where TElement : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Column<TKernel, Lanes8, TElement>(x, y, result, count);
        }
        else if (Vector256.IsHardwareAccelerated && Avx.IsSupported)
        {
            Column<TKernel, Lanes4, TElement>(x, y, result, count);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Column<TKernel, Lanes2, TElement>(x, y, result, count);
        }
        else
        {
            Column<TKernel, Lanes1, TElement>(x, y, result, count);
        }
    }

    /// <inheritdoc cref="Column{TKernel, TElement}(TElement*, TElement*, nint)"/>
    public static void SingleColumn<TKernel>(float* x, float* result, nint count)
        where TKernel : struct, IUnaryKernel
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Column<TKernel, SingleLanes16, float>(x, result, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Column<TKernel, SingleLanes8, float>(x, result, count);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Column<TKernel, SingleLanes4, float>(x, result, count);
        }
        else
        {
            Column<TKernel, SingleLanes1, float>(x, result, count);
        }
    }

    /// <summary>One value, computed in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Value<TKernel>(double x)
        where TKernel : struct, IUnaryKernel
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            return Value<TKernel>(new Lanes1(x), x).Value;
        }

        Lanes2 lanes = Lanes2.All(x);
        return Lanes2.IsAll(TKernel.IsUsual(lanes)) ? TKernel.Usual(lanes).Values.ToScalar() : TKernel.Unusual(x);
    }

    /// <summary>One pair of values, computed in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Value<TKernel>(double x, double y)
        where TKernel : struct, IBinaryKernel
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            return Value<TKernel>(new Lanes1(x), new Lanes1(y)).Value;
        }

        Lanes2 first = Lanes2.All(x);
        Lanes2 second = Lanes2.All(y);
        return Lanes2.IsAll(TKernel.IsUsual(first, second)) ? TKernel.Usual(first, second).Values.ToScalar() : TKernel.Unusual(x, y);
    }

    /// <summary>One float, computed in double and rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Value<TKernel>(float x)
        where TKernel : struct, IUnaryKernel
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            return (float)Value<TKernel>(new Lanes1(x), x).Value;
        }

        Lanes2 lanes = Widen(x);
        return Lanes2.IsAll(TKernel.IsUsual(lanes)) ? Narrow(TKernel.Usual(lanes)) : (float)TKernel.Unusual(x);
    }

    /// <summary>One pair of floats, computed in double and rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Value<TKernel>(float x, float y)
        where TKernel : struct, IBinaryKernel
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            return (float)Value<TKernel>(new Lanes1(x), new Lanes1(y)).Value;
        }

        Lanes2 first = Widen(x);
        Lanes2 second = Widen(y);
        return Lanes2.IsAll(TKernel.IsUsual(first, second)) ? Narrow(TKernel.Usual(first, second)) : (float)TKernel.Unusual(x, y);
    }

    /// <summary>One float, computed in float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SingleValue<TKernel>(float x)
        where TKernel : struct, IUnaryKernel
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            var lane = new SingleLanes1(x);
            return SingleLanes1.IsAll(TKernel.IsUsual(lane)) ? TKernel.Usual(lane).Value : (float)TKernel.Unusual(x);
        }

        SingleLanes4 lanes = SingleLanes4.All(x);
        return SingleLanes4.IsAll(TKernel.IsUsual(lanes)) ? TKernel.Usual(lanes).Values.ToScalar() : (float)TKernel.Unusual(x);
    }

    private static Lanes1 Value<TKernel>(Lanes1 lane, double x)
        where TKernel : struct, IUnaryKernel => Lanes1.IsAll(TKernel.IsUsual(lane)) ? TKernel.Usual(lane) : new Lanes1(TKernel.Unusual(x));

    private static Lanes1 Value<TKernel>(Lanes1 x, Lanes1 y)
        where TKernel : struct, IBinaryKernel => Lanes1.IsAll(TKernel.IsUsual(x, y)) ? TKernel.Usual(x, y) : new Lanes1(TKernel.Unusual(x.Value, y.Value));

    private static void Column<TKernel, TLanes, TElement>(TElement* x, TElement* result, nint count)
        where TKernel : struct, IUnaryKernel
        where TLanes : unmanaged, ILanes<TLanes>
        where TElement : unmanaged
    {
        nint whole = count - (count % TLanes.Count);
        for (nint i = 0; i < whole; i += TLanes.Count)
        {
            TLanes lanes = Load<TLanes, TElement>(x + i);
            Store(TKernel.Usual(lanes), result + i);
            TLanes usual = TKernel.IsUsual(lanes);
            if (!TLanes.IsAll(usual))
            {
                Mend<TKernel, TLanes, TElement>(lanes, usual, result + i);
            }
        }

        if (whole < count)
        {
            // The remainder goes through the same loop, filled up with zeros.
            TElement* rest = stackalloc TElement[TLanes.Count];
            nint size = (count - whole) * sizeof(TElement);
            new Span<TElement>(rest, TLanes.Count).Clear();
            Buffer.MemoryCopy(x + whole, rest, size, size);
            Column<TKernel, TLanes, TElement>(rest, rest, TLanes.Count);
            Buffer.MemoryCopy(rest, result + whole, size, size);
        }
    }

    private static void Column<TKernel, TLanes, TElement>(TElement* x, TElement* y, TElement* result, nint count)
        where TKernel : struct, IBinaryKernel
        where TLanes : unmanaged, ILanes<TLanes>
        where TElement : unmanaged
    {
        nint whole = count - (count % TLanes.Count);
        for (nint i = 0; i < whole; i += TLanes.Count)
        {
            TLanes first = Load<TLanes, TElement>(x + i);
            TLanes second = Load<TLanes, TElement>(y + i);
            Store(TKernel.Usual(first, second), result + i);
            TLanes usual = TKernel.IsUsual(first, second);
            if (!TLanes.IsAll(usual))
            {
                Mend<TKernel, TLanes, TElement>(first, second, usual, result + i);
            }
        }

        if (whole < count)
        {
            TElement* rest = stackalloc TElement[2 * TLanes.Count];
            nint size = (count - whole) * sizeof(TElement);
            new Span<TElement>(rest, 2 * TLanes.Count).Clear();
            Buffer.MemoryCopy(x + whole, rest, size, size);
            Buffer.MemoryCopy(y + whole, rest + TLanes.Count, size, size);
            Column<TKernel, TLanes, TElement>(rest, rest + TLanes.Count, rest, TLanes.Count);
            Buffer.MemoryCopy(rest, result + whole, size, size);
        }
    }

    // Writes the lanes that are not usual.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Mend<TKernel, TLanes, TElement>(TLanes x, TLanes usual, TElement* result)
        where TKernel : struct, IUnaryKernel
        where TLanes : unmanaged, ILanes<TLanes>
        where TElement : unmanaged
    {
        for (int i = 0; i < TLanes.Count; i++)
        {
            if (!IsSet(&usual, i))
            {
                double value = TKernel.Unusual(Lane(&x, i));
                if (typeof(TElement) == typeof(float))
                {
                    ((float*)result)[i] = (float)value;
                }
                else
                {
                    ((double*)result)[i] = value;
                }
            }
        }
    }

    // Writes the lanes that are not usual.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Mend<TKernel, TLanes, TElement>(TLanes x, TLanes y, TLanes usual, TElement* result)
        where TKernel : struct, IBinaryKernel
        where TLanes : unmanaged, ILanes<TLanes>
        where TElement : unmanaged
    {
        for (int i = 0; i < TLanes.Count; i++)
        {
            if (!IsSet(&usual, i))
            {
                double value = TKernel.Unusual(Lane(&x, i), Lane(&y, i));
                if (typeof(TElement) == typeof(float))
                {
                    ((float*)result)[i] = (float)value;
                }
                else
                {
                    ((double*)result)[i] = value;
                }
            }
        }
    }

    private static bool IsSet<TLanes>(TLanes* mask, int lane)
        where TLanes : unmanaged, ILanes<TLanes> => sizeof(TLanes) / TLanes.Count == sizeof(float) ? ((uint*)mask)[lane] != 0 : ((ulong*)mask)[lane] != 0;

    private static double Lane<TLanes>(TLanes* lanes, int lane)
        where TLanes : unmanaged, ILanes<TLanes> => sizeof(TLanes) / TLanes.Count == sizeof(float) ? ((float*)lanes)[lane] : ((double*)lanes)[lane];

    // Broadcast first: the scalar conversions keep the upper half of the register they write to, which makes every call wait for the one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes2 Widen(float x) => new(Vector128.WidenLower(Vector128.Create(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Narrow(Lanes2 lanes) => Vector128.Narrow(lanes.Values, lanes.Values).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Load<TLanes, TElement>(TElement* values)
        where TLanes : unmanaged, ILanes<TLanes>
        where TElement : unmanaged => typeof(TElement) == typeof(float) ? TLanes.Load((float*)values) : TLanes.Load((double*)values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes, TElement>(TLanes lanes, TElement* values)
        where TLanes : unmanaged, ILanes<TLanes>
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(float))
        {
            TLanes.Store(lanes, (float*)values);
        }
        else
        {
            TLanes.Store(lanes, (double*)values);
        }
    }
}
