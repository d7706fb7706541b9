using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Banyan.Histograms.Kernels;

namespace Banyan.Histograms;

/// <content>Filling runs of points.</content>
public sealed unsafe partial class Profile2D : IPointFills
{
    /// <summary>Fills <paramref name="count"/> points: bit for bit what <see cref="Fill(double, double, double, double)"/> gives point by point.</summary>
    /// <param name="count">Number of points.</param>
    /// <param name="x">The x values.</param>
    /// <param name="y">The y values.</param>
    /// <param name="z">The values to average.</param>
    /// <param name="weights">The weights; default for 1.</param>
    public void FillMany(int count, RealValues x, RealValues y, RealValues z, RealValues weights = default) => FillPoints(this, count, x, y, z, weights);

    void IPointFills.FillPoint(double x, double y, double z, double weight) => Fill(x, y, z, weight);

    void IPointFills.BecomeWeighted() => StartSumW2();

    [SkipLocalsInit]
    void IPointFills.FillChunk(int count, RealValues x, RealValues y, RealValues z, RealValues weights)
    {
        double* xs = stackalloc double[7 * AxisKernel.ChunkLength];
        double* ys = xs + AxisKernel.ChunkLength;
        double* zs = ys + AxisKernel.ChunkLength;
        double* ws = zs + AxisKernel.ChunkLength;
        double* xBins = ws + AxisKernel.ChunkLength;
        double* yBins = xBins + AxisKernel.ChunkLength;
        double* mask = yBins + AxisKernel.ChunkLength;
        fixed (double* xEdges = X.VariableEdges, yEdges = Y.VariableEdges)
        {
            AxisKernel.Find(X, xEdges, count, x, xs, xBins);
            AxisKernel.Find(Y, yEdges, count, y, ys, yBins);
        }

        AxisKernel.Copy(count, z, zs);
        AxisKernel.Copy(count, weights, ws);
        new Span<byte>(mask, count * sizeof(double)).Fill(byte.MaxValue);
        AxisKernel.MaskInside(count, xBins, X.BinCount + 1, mask);
        AxisKernel.MaskInside(count, yBins, Y.BinCount + 1, mask);
        AddToCells(count, zs, ws, xBins, yBins);
        fixed (double* sums = RawSums)
        {
            MomentKernel.AddWeights(count, mask, ws, sums);
            MomentKernel.AddValues(count, mask, ws, xs, sums + (2 * LaneCount));
            MomentKernel.AddValues(count, mask, ws, ys, sums + (4 * LaneCount));
            MomentKernel.AddProducts(count, mask, ws, xs, ys, sums + (6 * LaneCount));
            MomentKernel.AddValues(count, mask, ws, zs, sums + (7 * LaneCount));
        }

        CountFills(count);
    }

    private void AddToCells(int count, double* values, double* weights, double* xBins, double* yBins)
    {
        LanePair offsets = CellBuffer.Offsets(1, 0);
        Vector256<double> xCells = Vector256.Create((double)X.CellCount);
        long* cells = stackalloc long[8];
        fixed (double* sumWV = RawContents, sumWV2 = RawSumWV2, entries = RawBinEntries, sumW2 = RawSumW2)
        {
            for (int i = 0; i < count; i += 8)
            {
                Vector256<double> low = Vector256.Load(xBins + i) + (xCells * Vector256.Load(yBins + i));
                Vector256<double> high = Vector256.Load(xBins + i + 4) + (xCells * Vector256.Load(yBins + i + 4));
                CellBuffer.Store(low, high, offsets, cells);
                for (int lane = 0; lane < 8; lane++)
                {
                    double weight = weights[i + lane];
                    double weighted = weight * values[i + lane];
                    uint cell = (uint)cells[lane];
                    sumWV[cell] += weighted;
                    sumWV2[cell] += weighted * values[i + lane];
                    entries[cell] += weight;
                    if (sumW2 is not null)
                    {
                        sumW2[cell] += weight * weight;
                    }
                }
            }
        }
    }
}
