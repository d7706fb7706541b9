using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>The running sums behind means and standard deviations over a chunk of fills, one sum after the other. The operations and their order are those of <see cref="Moments"/>.</summary>
/// <remarks>All pointers are to a multiple of eight doubles; sums are eight lanes, the first value belongs to lane 0.</remarks>
internal static unsafe class MomentKernel
{
    /// <summary>Σw and Σw² into two sums that lie one behind the other.</summary>
    public static void AddWeights(int count, double* mask, double* weights, double* sums)
    {
        LanePair sum = new(sums);
        LanePair squares = new(sums + Histogram.LaneCount);
        for (int i = 0; i < count; i += 8)
        {
            Moments.AddWeights(Vector256.Load(mask + i), Vector256.Load(weights + i), ref sum.Low, ref squares.Low);
            Moments.AddWeights(Vector256.Load(mask + i + 4), Vector256.Load(weights + i + 4), ref sum.High, ref squares.High);
        }

        sum.Store(sums);
        squares.Store(sums + Histogram.LaneCount);
    }

    /// <summary>Σwx and Σwx² into two sums that lie one behind the other.</summary>
    public static void AddValues(int count, double* mask, double* weights, double* values, double* sums)
    {
        LanePair sum = new(sums);
        LanePair squares = new(sums + Histogram.LaneCount);
        for (int i = 0; i < count; i += 8)
        {
            Moments.AddValues(Vector256.Load(mask + i), Vector256.Load(weights + i), Vector256.Load(values + i), ref sum.Low, ref squares.Low);
            Moments.AddValues(Vector256.Load(mask + i + 4), Vector256.Load(weights + i + 4), Vector256.Load(values + i + 4), ref sum.High, ref squares.High);
        }

        sum.Store(sums);
        squares.Store(sums + Histogram.LaneCount);
    }

    /// <summary>Σwxy.</summary>
    public static void AddProducts(int count, double* mask, double* weights, double* x, double* y, double* sums)
    {
        LanePair sum = new(sums);
        for (int i = 0; i < count; i += 8)
        {
            sum.Low += (Vector256.Load(weights + i) * Vector256.Load(x + i) * Vector256.Load(y + i)) & Vector256.Load(mask + i);
            sum.High += (Vector256.Load(weights + i + 4) * Vector256.Load(x + i + 4) * Vector256.Load(y + i + 4)) & Vector256.Load(mask + i + 4);
        }

        sum.Store(sums);
    }
}
