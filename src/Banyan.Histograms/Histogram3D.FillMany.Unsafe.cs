using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Banyan.Histograms.Kernels;

namespace Banyan.Histograms;

/// <content>Filling runs of points.</content>
public sealed unsafe partial class Histogram3D : IPointFills
{
    /// <summary>Fills <paramref name="count"/> points: bit for bit what <see cref="Fill(double, double, double, double)"/> gives point by point.</summary>
    /// <param name="count">Number of points.</param>
    /// <param name="x">The x values.</param>
    /// <param name="y">The y values.</param>
    /// <param name="z">The z values.</param>
    /// <param name="weights">The weights; default for 1.</param>
    public void FillMany(int count, RealValues x, RealValues y, RealValues z, RealValues weights = default) => FillPoints(this, count, x, y, z, weights);

    void IPointFills.FillPoint(double x, double y, double z, double weight) => Fill(x, y, z, weight);

    void IPointFills.BecomeWeighted() => StartSumW2();

    [SkipLocalsInit]
    void IPointFills.FillChunk(int count, RealValues x, RealValues y, RealValues z, RealValues weights)
    {
        double* xs = stackalloc double[8 * AxisKernel.ChunkLength];
        double* ys = xs + AxisKernel.ChunkLength;
        double* zs = ys + AxisKernel.ChunkLength;
        double* ws = zs + AxisKernel.ChunkLength;
        double* xBins = ws + AxisKernel.ChunkLength;
        double* yBins = xBins + AxisKernel.ChunkLength;
        double* zBins = yBins + AxisKernel.ChunkLength;
        double* mask = zBins + AxisKernel.ChunkLength;
        fixed (double* xEdges = X.VariableEdges, yEdges = Y.VariableEdges, zEdges = Z.VariableEdges)
        {
            AxisKernel.Find(X, xEdges, count, x, xs, xBins);
            AxisKernel.Find(Y, yEdges, count, y, ys, yBins);
            AxisKernel.Find(Z, zEdges, count, z, zs, zBins);
        }

        AxisKernel.Copy(count, weights, ws);
        new Span<byte>(mask, count * sizeof(double)).Fill(byte.MaxValue);
        AxisKernel.MaskInside(count, xBins, X.BinCount + 1, mask);
        AxisKernel.MaskInside(count, yBins, Y.BinCount + 1, mask);
        AxisKernel.MaskInside(count, zBins, Z.BinCount + 1, mask);
        AddToCells(count, ws, xBins, yBins, zBins);
        fixed (double* sums = RawSums)
        {
            MomentKernel.AddWeights(count, mask, ws, sums);
            MomentKernel.AddValues(count, mask, ws, xs, sums + (2 * LaneCount));
            MomentKernel.AddValues(count, mask, ws, ys, sums + (4 * LaneCount));
            MomentKernel.AddProducts(count, mask, ws, xs, ys, sums + (6 * LaneCount));
            MomentKernel.AddValues(count, mask, ws, zs, sums + (7 * LaneCount));
            MomentKernel.AddProducts(count, mask, ws, xs, zs, sums + (9 * LaneCount));
            MomentKernel.AddProducts(count, mask, ws, ys, zs, sums + (10 * LaneCount));
        }

        CountFills(count);
    }

    private void AddToCells(int count, double* weights, double* xBins, double* yBins, double* zBins)
    {
        LanePair offsets = CellBuffer.Offsets(1, 0);
        Vector256<double> xCells = Vector256.Create((double)X.CellCount);
        Vector256<double> yCells = Vector256.Create((double)Y.CellCount);
        long* cells = stackalloc long[8];
        fixed (double* contents = RawContents, sumW2 = RawSumW2)
        {
            for (int i = 0; i < count; i += 8)
            {
                Vector256<double> low = Vector256.Load(xBins + i) + (xCells * (Vector256.Load(yBins + i) + (yCells * Vector256.Load(zBins + i))));
                Vector256<double> high = Vector256.Load(xBins + i + 4) + (xCells * (Vector256.Load(yBins + i + 4) + (yCells * Vector256.Load(zBins + i + 4))));
                CellBuffer.Store(low, high, offsets, cells);
                for (int lane = 0; lane < 8; lane++)
                {
                    double weight = weights[i + lane];
                    uint cell = (uint)cells[lane];
                    contents[cell] += weight;
                    if (sumW2 is not null)
                    {
                        sumW2[cell] += weight * weight;
                    }
                }
            }
        }
    }
}
