using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>The loops behind <c>Histogram1D.FillMany</c>. Their scalar twin is <c>Histogram1D.Fill</c>: the bits are the same.</summary>
internal static unsafe class FillKernel1D
{
    /// <summary>Fills with weight 1.</summary>
    /// <param name="binner">Finds the cells.</param>
    /// <param name="count">Number of values, a multiple of eight.</param>
    /// <param name="x">The values.</param>
    /// <param name="overflow">The overflow cell.</param>
    /// <param name="copies">Copies of the counters.</param>
    /// <param name="counters">One per cell and copy.</param>
    /// <param name="sums">The lanes of Σw, Σw², Σwx, Σwx².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count<TBinner, TX>(TBinner binner, int count, TX* x, int overflow, int copies, int* counters, double* sums)
        where TBinner : struct, IBinner
        where TX : unmanaged
    {
        LanePair offsets = CellBuffer.Offsets(copies, overflow + 1);
        Vector256<double> over = Vector256.Create((double)overflow);
        Vector256<double> one = Vector256<double>.One;
        LanePair sumW = new(sums);
        LanePair sumWX = new(sums + 16);
        LanePair sumWX2 = new(sums + 24);
        long* cells = stackalloc long[8];
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Real.LoadEight(x + i);
            Vector256<double> lowCell = binner.Find(low);
            Vector256<double> highCell = binner.Find(high);
            CellBuffer.Store(lowCell, highCell, offsets, cells);
            Vector256<double> lowInside = Moments.Inside(lowCell, over);
            Vector256<double> highInside = Moments.Inside(highCell, over);
            low &= lowInside;
            high &= highInside;
            sumW.Low += one & lowInside;
            sumW.High += one & highInside;
            sumWX.Low += low;
            sumWX.High += high;
            sumWX2.Low += low * low;
            sumWX2.High += high * high;
            counters[(uint)cells[0]]++;
            counters[(uint)cells[1]]++;
            counters[(uint)cells[2]]++;
            counters[(uint)cells[3]]++;
            counters[(uint)cells[4]]++;
            counters[(uint)cells[5]]++;
            counters[(uint)cells[6]]++;
            counters[(uint)cells[7]]++;
        }

        sumW.Store(sums);
        sumW.Store(sums + 8);
        sumWX.Store(sums + 16);
        sumWX2.Store(sums + 24);
    }

    /// <summary>Fills with weights into a histogram that keeps squared weights.</summary>
    /// <param name="binner">Finds the cells.</param>
    /// <param name="count">Number of values, a multiple of eight.</param>
    /// <param name="x">The values.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="overflow">The overflow cell.</param>
    /// <param name="contents">Σw per cell.</param>
    /// <param name="sumW2">Σw² per cell.</param>
    /// <param name="sums">The lanes of Σw, Σw², Σwx, Σwx².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<TBinner, TX, TWeight>(
        TBinner binner, int count, TX* x, TWeight* weights, int overflow, double* contents, double* sumW2, double* sums)
        where TBinner : struct, IBinner
        where TX : unmanaged
        where TWeight : unmanaged
    {
        LanePair offsets = CellBuffer.Offsets(1, overflow + 1);
        Vector256<double> over = Vector256.Create((double)overflow);
        LanePair sumW = new(sums);
        LanePair sumWW = new(sums + 8);
        LanePair sumWX = new(sums + 16);
        LanePair sumWX2 = new(sums + 24);
        long* cells = stackalloc long[8];
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Real.LoadEight(x + i);
            (Vector256<double> lowWeight, Vector256<double> highWeight) = Real.LoadEight(weights + i);
            Vector256<double> lowCell = binner.Find(low);
            Vector256<double> highCell = binner.Find(high);
            CellBuffer.Store(lowCell, highCell, offsets, cells);
            for (int lane = 0; lane < 8; lane++)
            {
                double weight = Real.ToDouble(weights[i + lane]);
                uint cell = (uint)cells[lane];
                contents[cell] += weight;
                sumW2[cell] += weight * weight;
            }

            Vector256<double> lowInside = Moments.Inside(lowCell, over);
            Vector256<double> highInside = Moments.Inside(highCell, over);
            Moments.AddWeights(lowInside, lowWeight, ref sumW.Low, ref sumWW.Low);
            Moments.AddWeights(highInside, highWeight, ref sumW.High, ref sumWW.High);
            Moments.AddValues(lowInside, lowWeight, low, ref sumWX.Low, ref sumWX2.Low);
            Moments.AddValues(highInside, highWeight, high, ref sumWX.High, ref sumWX2.High);
        }

        sumW.Store(sums);
        sumWW.Store(sums + 8);
        sumWX.Store(sums + 16);
        sumWX2.Store(sums + 24);
    }
}
