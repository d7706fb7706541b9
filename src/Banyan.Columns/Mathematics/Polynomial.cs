using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics;

/// <summary>Polynomials of few coefficients, lowest first: the even and the odd ones by Horner's rule in x², because two chains of operations take half the time of one.</summary>
internal static class Polynomial
{
    /// <summary>3 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (T.All(c2) * y) + T.All(c0);
        T odd = T.All(c1);
        return even + (x * odd);
    }

    /// <summary>4 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (T.All(c2) * y) + T.All(c0);
        T odd = (T.All(c3) * y) + T.All(c1);
        return even + (x * odd);
    }

    /// <summary>5 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3, double c4)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (((T.All(c4) * y) + T.All(c2)) * y) + T.All(c0);
        T odd = (T.All(c3) * y) + T.All(c1);
        return even + (x * odd);
    }

    /// <summary>6 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3, double c4, double c5)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (((T.All(c4) * y) + T.All(c2)) * y) + T.All(c0);
        T odd = (((T.All(c5) * y) + T.All(c3)) * y) + T.All(c1);
        return even + (x * odd);
    }

    /// <summary>7 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (((((T.All(c6) * y) + T.All(c4)) * y) + T.All(c2)) * y) + T.All(c0);
        T odd = (((T.All(c5) * y) + T.All(c3)) * y) + T.All(c1);
        return even + (x * odd);
    }

    /// <summary>8 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (((((T.All(c6) * y) + T.All(c4)) * y) + T.All(c2)) * y) + T.All(c0);
        T odd = (((((T.All(c7) * y) + T.All(c5)) * y) + T.All(c3)) * y) + T.All(c1);
        return even + (x * odd);
    }

    /// <summary>9 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (((((((T.All(c8) * y) + T.All(c6)) * y) + T.All(c4)) * y) + T.All(c2)) * y) + T.All(c0);
        T odd = (((((T.All(c7) * y) + T.All(c5)) * y) + T.All(c3)) * y) + T.All(c1);
        return even + (x * odd);
    }

    /// <summary>10 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (((((((T.All(c8) * y) + T.All(c6)) * y) + T.All(c4)) * y) + T.All(c2)) * y) + T.All(c0);
        T odd = (((((((T.All(c9) * y) + T.All(c7)) * y) + T.All(c5)) * y) + T.All(c3)) * y) + T.All(c1);
        return even + (x * odd);
    }

    /// <summary>11 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9, double c10)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (((((((((T.All(c10) * y) + T.All(c8)) * y) + T.All(c6)) * y) + T.All(c4)) * y) + T.All(c2)) * y) + T.All(c0);
        T odd = (((((((T.All(c9) * y) + T.All(c7)) * y) + T.All(c5)) * y) + T.All(c3)) * y) + T.All(c1);
        return even + (x * odd);
    }

    /// <summary>12 coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9, double c10, double c11)
        where T : unmanaged, ILanes<T>
    {
        T y = x * x;
        T even = (((((((((T.All(c10) * y) + T.All(c8)) * y) + T.All(c6)) * y) + T.All(c4)) * y) + T.All(c2)) * y) + T.All(c0);
        T odd = (((((((((T.All(c11) * y) + T.All(c9)) * y) + T.All(c7)) * y) + T.All(c5)) * y) + T.All(c3)) * y) + T.All(c1);
        return even + (x * odd);
    }
}
