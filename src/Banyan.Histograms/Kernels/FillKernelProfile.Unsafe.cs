using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>The loops behind <c>Profile1D.FillMany</c>. Their scalar twin is <c>Profile1D.Fill</c>: the bits are the same.</summary>
internal static unsafe class FillKernelProfile
{
    /// <summary>Fills with weight 1.</summary>
    /// <param name="binner">Finds the cells.</param>
    /// <param name="count">Number of points, a multiple of eight.</param>
    /// <param name="x">The x values.</param>
    /// <param name="y">The y values.</param>
    /// <param name="overflow">The overflow cell.</param>
    /// <param name="cellSums">What the cells hold.</param>
    /// <param name="sums">The lanes of Σw, Σw², Σwx, Σwx², Σwy, Σwy².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count<TBinner, TX, TY>(TBinner binner, int count, TX* x, TY* y, int overflow, in ProfileCells cellSums, double* sums)
        where TBinner : struct, IBinner
        where TX : unmanaged
        where TY : unmanaged
    {
        LanePair offsets = CellBuffer.Offsets(1, 0);
        Vector256<double> over = Vector256.Create((double)overflow);
        Vector256<double> one = Vector256<double>.One;
        LanePair sumW = new(sums);
        LanePair sumWX = new(sums + 16);
        LanePair sumWX2 = new(sums + 24);
        LanePair sumWY = new(sums + 32);
        LanePair sumWY2 = new(sums + 40);
        double* sumWYOfCell = cellSums.SumWY;
        double* sumWY2OfCell = cellSums.SumWY2;
        double* entriesOfCell = cellSums.Entries;
        long* cells = stackalloc long[8];
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> xLow, Vector256<double> xHigh) = Real.LoadEight(x + i);
            (Vector256<double> yLow, Vector256<double> yHigh) = Real.LoadEight(y + i);
            Vector256<double> lowCell = binner.Find(xLow);
            Vector256<double> highCell = binner.Find(xHigh);
            CellBuffer.Store(lowCell, highCell, offsets, cells);
            for (int lane = 0; lane < 8; lane++)
            {
                double value = Real.ToDouble(y[i + lane]);
                uint cell = (uint)cells[lane];
                sumWYOfCell[cell] += value;
                sumWY2OfCell[cell] += value * value;
                entriesOfCell[cell] += 1;
            }

            Vector256<double> lowInside = Moments.Inside(lowCell, over);
            Vector256<double> highInside = Moments.Inside(highCell, over);
            sumW.Low += one & lowInside;
            sumW.High += one & highInside;
            Moments.AddValues(lowInside, one, xLow, ref sumWX.Low, ref sumWX2.Low);
            Moments.AddValues(highInside, one, xHigh, ref sumWX.High, ref sumWX2.High);
            Moments.AddValues(lowInside, one, yLow, ref sumWY.Low, ref sumWY2.Low);
            Moments.AddValues(highInside, one, yHigh, ref sumWY.High, ref sumWY2.High);
        }

        sumW.Store(sums);
        sumW.Store(sums + 8);
        sumWX.Store(sums + 16);
        sumWX2.Store(sums + 24);
        sumWY.Store(sums + 32);
        sumWY2.Store(sums + 40);
    }

    /// <summary>Fills with weights into a profile that keeps squared weights.</summary>
    /// <param name="binner">Finds the cells.</param>
    /// <param name="count">Number of points, a multiple of eight.</param>
    /// <param name="x">The x values.</param>
    /// <param name="y">The y values.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="overflow">The overflow cell.</param>
    /// <param name="cellSums">What the cells hold.</param>
    /// <param name="sums">The lanes of Σw, Σw², Σwx, Σwx², Σwy, Σwy².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<TBinner, TX, TY, TWeight>(
        TBinner binner, int count, TX* x, TY* y, TWeight* weights, int overflow, in ProfileCells cellSums, double* sums)
        where TBinner : struct, IBinner
        where TX : unmanaged
        where TY : unmanaged
        where TWeight : unmanaged
    {
        LanePair offsets = CellBuffer.Offsets(1, 0);
        Vector256<double> over = Vector256.Create((double)overflow);
        LanePair sumW = new(sums);
        LanePair sumWW = new(sums + 8);
        LanePair sumWX = new(sums + 16);
        LanePair sumWX2 = new(sums + 24);
        LanePair sumWY = new(sums + 32);
        LanePair sumWY2 = new(sums + 40);
        double* sumWYOfCell = cellSums.SumWY;
        double* sumWY2OfCell = cellSums.SumWY2;
        double* entriesOfCell = cellSums.Entries;
        double* sumW2OfCell = cellSums.SumW2;
        long* cells = stackalloc long[8];
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> xLow, Vector256<double> xHigh) = Real.LoadEight(x + i);
            (Vector256<double> yLow, Vector256<double> yHigh) = Real.LoadEight(y + i);
            (Vector256<double> wLow, Vector256<double> wHigh) = Real.LoadEight(weights + i);
            Vector256<double> lowCell = binner.Find(xLow);
            Vector256<double> highCell = binner.Find(xHigh);
            CellBuffer.Store(lowCell, highCell, offsets, cells);
            for (int lane = 0; lane < 8; lane++)
            {
                double value = Real.ToDouble(y[i + lane]);
                double weight = Real.ToDouble(weights[i + lane]);
                double weighted = weight * value;
                uint cell = (uint)cells[lane];
                sumWYOfCell[cell] += weighted;
                sumWY2OfCell[cell] += weighted * value;
                entriesOfCell[cell] += weight;
                sumW2OfCell[cell] += weight * weight;
            }

            Vector256<double> lowInside = Moments.Inside(lowCell, over);
            Vector256<double> highInside = Moments.Inside(highCell, over);
            Moments.AddWeights(lowInside, wLow, ref sumW.Low, ref sumWW.Low);
            Moments.AddWeights(highInside, wHigh, ref sumW.High, ref sumWW.High);
            Moments.AddValues(lowInside, wLow, xLow, ref sumWX.Low, ref sumWX2.Low);
            Moments.AddValues(highInside, wHigh, xHigh, ref sumWX.High, ref sumWX2.High);
            Moments.AddValues(lowInside, wLow, yLow, ref sumWY.Low, ref sumWY2.Low);
            Moments.AddValues(highInside, wHigh, yHigh, ref sumWY.High, ref sumWY2.High);
        }

        sumW.Store(sums);
        sumWW.Store(sums + 8);
        sumWX.Store(sums + 16);
        sumWX2.Store(sums + 24);
        sumWY.Store(sums + 32);
        sumWY2.Store(sums + 40);
    }
}
