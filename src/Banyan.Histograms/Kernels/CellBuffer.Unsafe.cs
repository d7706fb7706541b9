using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>Cells from vectors of doubles to integers that index memory.</summary>
internal static unsafe class CellBuffer
{
    /// <summary>2⁵²: a cell added to it stands as an integer in the low bits of the sum, which every vector width can do (a conversion to 64-bit integers needs AVX-512).</summary>
    private const double Shift = 4503599627370496.0;

    /// <summary>Writes eight cells, each plus its lane's offset; their low 32 bits are the index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> low, Vector256<double> high, in LanePair offsets, long* cells)
    {
        (low + offsets.Low).AsInt64().Store(cells);
        (high + offsets.High).AsInt64().Store(cells + 4);
    }

    /// <summary>The offsets for <see cref="Store"/>: with several copies of the counters, neighbouring lanes use different ones.</summary>
    /// <param name="copies">1, 2, 4 or 8.</param>
    /// <param name="cellCount">Length of one copy.</param>
    public static LanePair Offsets(int copies, int cellCount)
    {
        double* lanes = stackalloc double[Histogram.LaneCount];
        for (int lane = 0; lane < Histogram.LaneCount; lane++)
        {
            lanes[lane] = Shift + ((double)(lane % copies) * cellCount);
        }

        return new LanePair(lanes);
    }
}
