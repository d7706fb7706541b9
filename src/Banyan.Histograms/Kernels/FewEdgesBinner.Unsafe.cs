using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>A small number of given edges: the cell is the number of cells less the edges that lie above the value (none for NaN).</summary>
internal readonly unsafe struct FewEdgesBinner(double* edges, int edgeCount) : IBinner
{
    /// <summary>With more edges a binary search is faster.</summary>
    public const int MostEdges = 48;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Find(Vector256<double> values)
    {
        // A true comparison is −1 as an integer.
        Vector256<long> cell = Vector256.Create((long)edgeCount);
        for (int i = 0; i < edgeCount; i++)
        {
            cell += Vector256.LessThan(values, Vector256.Create(edges[i])).AsInt64();
        }

        return Vector256.ConvertToDouble(cell);
    }
}
