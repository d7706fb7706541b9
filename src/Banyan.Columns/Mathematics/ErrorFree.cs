using System.Runtime.CompilerServices;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics;

/// <summary>Operations whose rounding error comes along, so that a value is carried as an unevaluated sum of two doubles (T. J. Dekker, Numer. Math. 18 (1971) 224).</summary>
/// <remarks>Nothing here needs a fused multiply-add: products are split by clearing the low 27 bits. Arguments must be far enough from overflow and underflow, which the callers see to.</remarks>
internal static class ErrorFree
{
    // Keeps the upper 26 of 53 bits: upper × upper and upper × lower are exact, and lower × lower (27 × 27 bits) is off by at most 2⁻¹⁰⁶ of the product.
    private const ulong UpperBits = 0xFFFF_FFFF_F800_0000;

    /// <summary>a + b and, exactly, what its rounding lost (D. Knuth's, for any order of magnitudes).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(T a, T b, out T error)
        where T : unmanaged, ILanes<T>
    {
        T sum = a + b;
        T partOfB = sum - a;
        error = (a - (sum - partOfB)) + (b - partOfB);
        return sum;
    }

    /// <summary>a + b and, exactly, what its rounding lost, where |a| ≥ |b| or a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrderedSum<T>(T a, T b, out T error)
        where T : unmanaged, ILanes<T>
    {
        T sum = a + b;
        error = b - (sum - a);
        return sum;
    }

    /// <summary>a · b and what its rounding lost, to 2⁻¹⁰⁶ of the product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product<T>(T a, T b, out T error)
        where T : unmanaged, ILanes<T>
    {
        T mask = T.AllBits(UpperBits);
        T product = a * b;
        T upperA = a & mask;
        T lowerA = a - upperA;
        T upperB = b & mask;
        T lowerB = b - upperB;
        error = ((((upperA * upperB) - product) + (upperA * lowerB)) + (lowerA * upperB)) + (lowerA * lowerB);
        return product;
    }

    /// <summary>a² and what its rounding lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Square<T>(T a, out T error)
        where T : unmanaged, ILanes<T>
    {
        T square = a * a;
        T upper = a & T.AllBits(UpperBits);
        T lower = a - upper;
        T cross = upper * lower;
        error = (((upper * upper) - square) + (cross + cross)) + (lower * lower);
        return square;
    }

    /// <summary>The quotient of two sums of two doubles, to about 2⁻¹⁰⁰ of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quotient<T>(T high, T low, T divisorHigh, T divisorLow, out T error)
        where T : unmanaged, ILanes<T>
    {
        T quotient = high / divisorHigh;
        T product = Product(quotient, divisorHigh, out T productError);
        error = ((((high - product) - productError) + low) - (quotient * divisorLow)) / divisorHigh;
        return quotient;
    }

    /// <summary>The square root of a positive sum of two doubles, to about 2⁻¹⁰⁰ of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SquareRoot<T>(T high, T low, out T error)
        where T : unmanaged, ILanes<T>
    {
        T root = T.SquareRoot(high);
        T square = Square(root, out T squareError);
        error = (((high - square) - squareError) + low) / (root + root);
        return root;
    }
}
