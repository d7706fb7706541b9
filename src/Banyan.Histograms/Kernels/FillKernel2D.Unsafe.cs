using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>The loops behind <c>Histogram2D.FillMany</c>. Their scalar twin is <c>Histogram2D.Fill</c>: the bits are the same.</summary>
internal static unsafe class FillKernel2D
{
    /// <summary>Fills with weight 1.</summary>
    /// <param name="xBinner">Finds the x bins.</param>
    /// <param name="yBinner">Finds the y bins.</param>
    /// <param name="count">Number of points, a multiple of eight.</param>
    /// <param name="x">The x values.</param>
    /// <param name="y">The y values.</param>
    /// <param name="xOverflow">The overflow bin of x.</param>
    /// <param name="yOverflow">The overflow bin of y.</param>
    /// <param name="copies">Copies of the counters.</param>
    /// <param name="counters">One per cell and copy.</param>
    /// <param name="sums">The lanes of Σw, Σw², Σwx, Σwx², Σwy, Σwy², Σwxy.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count<TXBinner, TYBinner, TX, TY>(
        TXBinner xBinner, TYBinner yBinner, int count, TX* x, TY* y, int xOverflow, int yOverflow, int copies, int* counters, double* sums)
        where TXBinner : struct, IBinner
        where TYBinner : struct, IBinner
        where TX : unmanaged
        where TY : unmanaged
    {
        LanePair offsets = CellBuffer.Offsets(copies, (xOverflow + 1) * (yOverflow + 1));
        Vector256<double> xOver = Vector256.Create((double)xOverflow);
        Vector256<double> yOver = Vector256.Create((double)yOverflow);
        Vector256<double> stride = xOver + Vector256<double>.One;
        Vector256<double> one = Vector256<double>.One;
        LanePair sumW = new(sums);
        LanePair sumWX = new(sums + 16);
        LanePair sumWX2 = new(sums + 24);
        LanePair sumWY = new(sums + 32);
        LanePair sumWY2 = new(sums + 40);
        LanePair sumWXY = new(sums + 48);
        long* cells = stackalloc long[8];
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> xLow, Vector256<double> xHigh) = Real.LoadEight(x + i);
            (Vector256<double> yLow, Vector256<double> yHigh) = Real.LoadEight(y + i);
            Vector256<double> xLowBin = xBinner.Find(xLow);
            Vector256<double> xHighBin = xBinner.Find(xHigh);
            Vector256<double> yLowBin = yBinner.Find(yLow);
            Vector256<double> yHighBin = yBinner.Find(yHigh);
            CellBuffer.Store(xLowBin + (stride * yLowBin), xHighBin + (stride * yHighBin), offsets, cells);
            Vector256<double> lowInside = Moments.Inside(xLowBin, xOver) & Moments.Inside(yLowBin, yOver);
            Vector256<double> highInside = Moments.Inside(xHighBin, xOver) & Moments.Inside(yHighBin, yOver);
            sumW.Low += one & lowInside;
            sumW.High += one & highInside;
            xLow &= lowInside;
            xHigh &= highInside;
            yLow &= lowInside;
            yHigh &= highInside;
            sumWX.Low += xLow;
            sumWX.High += xHigh;
            sumWX2.Low += xLow * xLow;
            sumWX2.High += xHigh * xHigh;
            sumWY.Low += yLow;
            sumWY.High += yHigh;
            sumWY2.Low += yLow * yLow;
            sumWY2.High += yHigh * yHigh;
            sumWXY.Low += xLow * yLow;
            sumWXY.High += xHigh * yHigh;
            for (int lane = 0; lane < 8; lane++)
            {
                counters[(uint)cells[lane]]++;
            }
        }

        sumW.Store(sums);
        sumW.Store(sums + 8);
        sumWX.Store(sums + 16);
        sumWX2.Store(sums + 24);
        sumWY.Store(sums + 32);
        sumWY2.Store(sums + 40);
        sumWXY.Store(sums + 48);
    }

    /// <summary>Fills with weights into a histogram that keeps squared weights.</summary>
    /// <param name="xBinner">Finds the x bins.</param>
    /// <param name="yBinner">Finds the y bins.</param>
    /// <param name="count">Number of points, a multiple of eight.</param>
    /// <param name="x">The x values.</param>
    /// <param name="y">The y values.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="xOverflow">The overflow bin of x.</param>
    /// <param name="yOverflow">The overflow bin of y.</param>
    /// <param name="contents">Σw per cell.</param>
    /// <param name="sumW2">Σw² per cell.</param>
    /// <param name="sums">The lanes of Σw, Σw², Σwx, Σwx², Σwy, Σwy², Σwxy.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<TXBinner, TYBinner, TX, TY, TWeight>(
        TXBinner xBinner, TYBinner yBinner, int count, TX* x, TY* y, TWeight* weights, int xOverflow, int yOverflow, double* contents, double* sumW2, double* sums)
        where TXBinner : struct, IBinner
        where TYBinner : struct, IBinner
        where TX : unmanaged
        where TY : unmanaged
        where TWeight : unmanaged
    {
        LanePair offsets = CellBuffer.Offsets(1, 0);
        Vector256<double> xOver = Vector256.Create((double)xOverflow);
        Vector256<double> yOver = Vector256.Create((double)yOverflow);
        Vector256<double> stride = xOver + Vector256<double>.One;
        LanePair sumW = new(sums);
        LanePair sumWW = new(sums + 8);
        LanePair sumWX = new(sums + 16);
        LanePair sumWX2 = new(sums + 24);
        LanePair sumWY = new(sums + 32);
        LanePair sumWY2 = new(sums + 40);
        LanePair sumWXY = new(sums + 48);
        long* cells = stackalloc long[8];
        for (int i = 0; i < count; i += 8)
        {
            (Vector256<double> xLow, Vector256<double> xHigh) = Real.LoadEight(x + i);
            (Vector256<double> yLow, Vector256<double> yHigh) = Real.LoadEight(y + i);
            (Vector256<double> wLow, Vector256<double> wHigh) = Real.LoadEight(weights + i);
            Vector256<double> xLowBin = xBinner.Find(xLow);
            Vector256<double> xHighBin = xBinner.Find(xHigh);
            Vector256<double> yLowBin = yBinner.Find(yLow);
            Vector256<double> yHighBin = yBinner.Find(yHigh);
            CellBuffer.Store(xLowBin + (stride * yLowBin), xHighBin + (stride * yHighBin), offsets, cells);
            for (int lane = 0; lane < 8; lane++)
            {
                double weight = Real.ToDouble(weights[i + lane]);
                uint cell = (uint)cells[lane];
                contents[cell] += weight;
                sumW2[cell] += weight * weight;
            }

            Vector256<double> lowInside = Moments.Inside(xLowBin, xOver) & Moments.Inside(yLowBin, yOver);
            Vector256<double> highInside = Moments.Inside(xHighBin, xOver) & Moments.Inside(yHighBin, yOver);
            Moments.AddWeights(lowInside, wLow, ref sumW.Low, ref sumWW.Low);
            Moments.AddWeights(highInside, wHigh, ref sumW.High, ref sumWW.High);
            xLow = Moments.AddValues(lowInside, wLow, xLow, ref sumWX.Low, ref sumWX2.Low);
            xHigh = Moments.AddValues(highInside, wHigh, xHigh, ref sumWX.High, ref sumWX2.High);
            Moments.AddValues(lowInside, wLow, yLow, ref sumWY.Low, ref sumWY2.Low);
            Moments.AddValues(highInside, wHigh, yHigh, ref sumWY.High, ref sumWY2.High);
            sumWXY.Low += (xLow * yLow) & lowInside;
            sumWXY.High += (xHigh * yHigh) & highInside;
        }

        sumW.Store(sums);
        sumWW.Store(sums + 8);
        sumWX.Store(sums + 16);
        sumWX2.Store(sums + 24);
        sumWY.Store(sums + 32);
        sumWY2.Store(sums + 40);
        sumWXY.Store(sums + 48);
    }
}
