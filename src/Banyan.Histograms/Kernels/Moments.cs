using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>The running sums behind means and standard deviations, four lanes at a time. One order of operations everywhere: <c>w * x</c>, then <c>(w * x) * x</c>.</summary>
internal static class Moments
{
    /// <summary>All bits set where a cell is neither underflow nor overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Inside(Vector256<double> cells, Vector256<double> overflow) =>
        Vector256.GreaterThan(cells, Vector256<double>.Zero) & Vector256.LessThan(cells, overflow);

    /// <summary>Σw and Σw².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddWeights(Vector256<double> inside, Vector256<double> weights, ref Vector256<double> sumW, ref Vector256<double> sumW2)
    {
        sumW += weights & inside;
        sumW2 += (weights * weights) & inside;
    }

    /// <summary>Σwx and Σwx².</summary>
    /// <returns>w × x, not masked.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AddValues(
        Vector256<double> inside, Vector256<double> weights, Vector256<double> values, ref Vector256<double> sum, ref Vector256<double> sumOfSquares)
    {
        Vector256<double> weighted = weights * values;
        sum += weighted & inside;
        sumOfSquares += (weighted * values) & inside;
        return weighted;
    }
}
