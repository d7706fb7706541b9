using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>The loops behind the accumulators' <c>FillMany</c>. Their scalar twins are the <c>Add</c> methods: the bits are the same.</summary>
internal static unsafe class ReductionKernels
{
    /// <summary>Adds values to compensated sums.</summary>
    /// <param name="count">Number of values, a multiple of eight.</param>
    /// <param name="values">The values; the first one belongs to lane 0.</param>
    /// <param name="sums">Eight lanes.</param>
    /// <param name="compensations">Eight lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<T>(int count, T* values, double* sums, double* compensations)
        where T : unmanaged
    {
        LanePair sum = new(sums);
        LanePair compensation = new(compensations);
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Real.LoadEight(values + i);
            low -= compensation.Low;
            high -= compensation.High;
            Vector256<double> lowTotal = sum.Low + low;
            Vector256<double> highTotal = sum.High + high;
            compensation.Low = (lowTotal - sum.Low) - low;
            compensation.High = (highTotal - sum.High) - high;
            sum.Low = lowTotal;
            sum.High = highTotal;
        }

        sum.Store(sums);
        compensation.Store(compensations);
    }

    /// <summary>Adds values to samples, by Welford's method.</summary>
    /// <param name="count">Number of values, a multiple of eight.</param>
    /// <param name="values">The values; the first one belongs to lane 0.</param>
    /// <param name="counts">Eight lanes: how many values each has.</param>
    /// <param name="means">Eight lanes.</param>
    /// <param name="squares">Eight lanes: the sums of squared distances from the mean.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Welford<T>(int count, T* values, double* counts, double* means, double* squares)
        where T : unmanaged
    {
        LanePair n = new(counts);
        LanePair mean = new(means);
        LanePair square = new(squares);
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Real.LoadEight(values + i);
            n.Low += Vector256<double>.One;
            n.High += Vector256<double>.One;
            Vector256<double> lowDelta = low - mean.Low;
            Vector256<double> highDelta = high - mean.High;
            mean.Low += lowDelta / n.Low;
            mean.High += highDelta / n.High;
            square.Low += lowDelta * (low - mean.Low);
            square.High += highDelta * (high - mean.High);
        }

        n.Store(counts);
        mean.Store(means);
        square.Store(squares);
    }

    /// <summary>The smallest or largest of some values, when that does not depend on their order.</summary>
    /// <param name="count">Number of values, a multiple of eight, not 0.</param>
    /// <param name="values">The values.</param>
    /// <param name="extreme">The result.</param>
    /// <returns>False when there is a NaN among the values, or the result is a zero, whose sign the order decides.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryFindExtreme<T, TOrder>(int count, T* values, out double extreme)
        where T : unmanaged
        where TOrder : struct, IExtremeOrder
    {
        (Vector256<double> best, Vector256<double> bestHigh) = Real.LoadEight(values);
        Vector256<double> ordered = Vector256<double>.AllBitsSet;
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Real.LoadEight(values + i);
            ordered &= Vector256.Equals(low, low) & Vector256.Equals(high, high);
            best = Vector256.ConditionalSelect(TOrder.IsBetter(best, low), best, low);
            bestHigh = Vector256.ConditionalSelect(TOrder.IsBetter(bestHigh, high), bestHigh, high);
        }

        best = Vector256.ConditionalSelect(TOrder.IsBetter(best, bestHigh), best, bestHigh);
        extreme = best[0];
        for (int lane = 1; lane < 4; lane++)
        {
            extreme = TOrder.IsBetter(extreme, best[lane]) ? extreme : best[lane];
        }

        return extreme != 0 && Vector256.EqualsAll(ordered.AsInt64(), Vector256<long>.AllBitsSet);
    }
}
