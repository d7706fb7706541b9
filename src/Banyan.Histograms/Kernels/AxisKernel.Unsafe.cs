using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>Finds the bins of a run of values along one axis: the first step of fills over several axes, written once for all their combinations.</summary>
internal static unsafe class AxisKernel
{
    /// <summary>Fills of several axes work in pieces of so many values, which stay in the first-level cache.</summary>
    public const int ChunkLength = 128;

    /// <summary>Copies values as doubles and finds their bins.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="edges">Its variable edges, pinned; null for a regular one.</param>
    /// <param name="count">Number of values, a multiple of eight.</param>
    /// <param name="source">The values.</param>
    /// <param name="values">Receives them as doubles.</param>
    /// <param name="bins">Receives the bins, 0 to <c>BinCount + 1</c>, as doubles.</param>
    public static void Find(Axis axis, double* edges, int count, RealValues source, double* values, double* bins)
    {
        Copy(count, source, values);
        if (axis.IsRegular)
        {
            Find(new RegularBinner(axis), count, values, bins);
        }
        else if (axis.BinCount < FewEdgesBinner.MostEdges)
        {
            Find(new FewEdgesBinner(edges, axis.BinCount + 1), count, values, bins);
        }
        else
        {
            Find(new ManyEdgesBinner(edges, axis.BinCount + 1), count, values, bins);
        }
    }

    /// <summary>Copies values as doubles; ones where there are none.</summary>
    public static void Copy(int count, RealValues source, double* values)
    {
        if (source.Pointer is null)
        {
            new Span<double>(values, count).Fill(1);
        }
        else if (source.IsFloat)
        {
            for (int i = 0; i < count; i += 8)
            {
                (Vector256<double> low, Vector256<double> high) = Real.LoadEight((float*)source.Pointer + i);
                low.Store(values + i);
                high.Store(values + i + 4);
            }
        }
        else
        {
            new ReadOnlySpan<double>(source.Pointer, count).CopyTo(new Span<double>(values, count));
        }
    }

    /// <summary>All bits set in the mask where a bin is neither underflow nor overflow; else what was there is cleared.</summary>
    public static void MaskInside(int count, double* bins, int overflow, double* mask)
    {
        Vector256<double> over = Vector256.Create((double)overflow);
        for (int i = 0; i < count; i += 4)
        {
            (Vector256.Load(mask + i) & Moments.Inside(Vector256.Load(bins + i), over)).Store(mask + i);
        }
    }

    private static void Find<TBinner>(TBinner binner, int count, double* values, double* bins)
        where TBinner : struct, IBinner
    {
        for (int i = 0; i < count; i += 4)
        {
            binner.Find(Vector256.Load(values + i)).Store(bins + i);
        }
    }
}
