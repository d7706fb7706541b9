using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics;

/// <summary>Operations on the parts of a double: sign, exponent, nearest integer.</summary>
internal static class Bits
{
    /// <summary>
    /// For a part of a kernel that gets a method of its own. A JIT inlines so much into one method and no more; in the biggest kernels the operations at the end would become calls, which makes them four to
    /// ten times slower. A call for a part costs 2 ns for a value, and next to nothing for a column.
    /// </summary>
    public const MethodImplOptions OwnMethod = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Pattern of 1.</summary>
    public const ulong One = 0x3FF0_0000_0000_0000;

    /// <summary>1.5 · 2⁵²: x + Rounder is rounded to the nearest integer, which stands in the low bits; good for |x| below 2⁵¹.</summary>
    public const double Rounder = 6755399441055744.0;

    /// <summary>Smallest normal double, 2⁻¹⁰²².</summary>
    public const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>The magnitude of <paramref name="x"/>, which must not be negative, with the sign of <paramref name="y"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T WithSign<T>(T x, T y)
        where T : unmanaged, ILanes<T> => x | T.SignOf(y);

    /// <summary>x · 2ᵏ, both ordinary and so the result; k as the low bits of <paramref name="rounded"/> = k + <see cref="Rounder"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(T x, T rounded)
        where T : unmanaged, ILanes<T> => T.AddBits(x, rounded << 52);

    /// <summary>Mask: the integer in <paramref name="rounded"/> (see <see cref="Rounder"/>) is odd.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsOdd<T>(T rounded)
        where T : unmanaged, ILanes<T> => ((rounded << 63) | T.All(1)) < T.All(0);
}
