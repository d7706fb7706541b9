using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>Many given edges: a binary search without branches, value by value.</summary>
internal readonly unsafe struct ManyEdgesBinner(double* edges, int edgeCount) : IBinner
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Find(Vector256<double> values) =>
        Vector256.Create(Find(values[0]), Find(values[1]), Find(values[2]), Find(values[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Find(double value)
    {
        // Number of edges that are not above the value; NaN is above none of them, so "not above" is written as "not less".
        int first = 0;
        int length = edgeCount;
        while (length > 1)
        {
            int half = length >>> 1;
            first = value < edges[first + half] ? first : first + half;
            length -= half;
        }

        return value < edges[first] ? first : first + 1;
    }
}
