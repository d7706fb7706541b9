using Banyan.Histograms.Kernels;

namespace Banyan.Histograms;

/// <content>Filling runs of points.</content>
public sealed unsafe partial class Histogram2D
{
    /// <summary>Fills <paramref name="count"/> points with weight 1: bit for bit what <see cref="Fill(double, double)"/> gives point by point.</summary>
    /// <typeparam name="TX">float or double.</typeparam>
    /// <typeparam name="TY">float or double.</typeparam>
    public void FillMany<TX, TY>(int count, TX* x, TY* y)
        where TX : unmanaged
        where TY : unmanaged
    {
        (int head, int end) = IsWeighted ? (0, 0) : GetWholeBlocks(count);
        for (int i = 0; i < head; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(y[i]));
        }

        if (end > head)
        {
            CountBlocks(end - head, x + head, y + head);
        }

        for (int i = end; i < count; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(y[i]));
        }
    }

    /// <summary>Fills <paramref name="count"/> points with weights: bit for bit what <see cref="Fill(double, double, double)"/> gives point by point.</summary>
    /// <typeparam name="TX">float or double.</typeparam>
    /// <typeparam name="TY">float or double.</typeparam>
    /// <typeparam name="TWeight">float or double.</typeparam>
    public void FillMany<TX, TY, TWeight>(int count, TX* x, TY* y, TWeight* weights)
        where TX : unmanaged
        where TY : unmanaged
        where TWeight : unmanaged
    {
        int ones = IsWeighted ? 0 : CountLeadingOnes(count, weights);
        FillMany(ones, x, y);
        if (ones < count)
        {
            StartSumW2();
            FillWeighted(count - ones, x + ones, y + ones, weights + ones);
        }
    }

    private void FillWeighted<TX, TY, TWeight>(int count, TX* x, TY* y, TWeight* weights)
        where TX : unmanaged
        where TY : unmanaged
        where TWeight : unmanaged
    {
        (int head, int end) = GetWholeBlocks(count);
        for (int i = 0; i < head; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(y[i]), Real.ToDouble(weights[i]));
        }

        if (end > head)
        {
            fixed (double* edges = X.VariableEdges)
            {
                if (X.IsRegular)
                {
                    WeighBlocks(new RegularBinner(X), end - head, x + head, y + head, weights + head);
                }
                else if (X.BinCount < FewEdgesBinner.MostEdges)
                {
                    WeighBlocks(new FewEdgesBinner(edges, X.BinCount + 1), end - head, x + head, y + head, weights + head);
                }
                else
                {
                    WeighBlocks(new ManyEdgesBinner(edges, X.BinCount + 1), end - head, x + head, y + head, weights + head);
                }
            }
        }

        for (int i = end; i < count; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(y[i]), Real.ToDouble(weights[i]));
        }
    }

    private void CountBlocks<TX, TY>(int count, TX* x, TY* y)
        where TX : unmanaged
        where TY : unmanaged
    {
        fixed (double* edges = X.VariableEdges)
        {
            if (X.IsRegular)
            {
                CountBlocks(new RegularBinner(X), count, x, y);
            }
            else if (X.BinCount < FewEdgesBinner.MostEdges)
            {
                CountBlocks(new FewEdgesBinner(edges, X.BinCount + 1), count, x, y);
            }
            else
            {
                CountBlocks(new ManyEdgesBinner(edges, X.BinCount + 1), count, x, y);
            }
        }
    }

    private void CountBlocks<TXBinner, TX, TY>(TXBinner xBinner, int count, TX* x, TY* y)
        where TXBinner : struct, IBinner
        where TX : unmanaged
        where TY : unmanaged
    {
        int[] array = GetCounters(count);
        int copies = array.Length / CellCount;
        int xOver = X.BinCount + 1;
        int yOver = Y.BinCount + 1;
        fixed (int* counters = array)
        fixed (double* edges = Y.VariableEdges, sums = RawSums)
        {
            if (Y.IsRegular)
            {
                FillKernel2D.Count(xBinner, new RegularBinner(Y), count, x, y, xOver, yOver, copies, counters, sums);
            }
            else if (Y.BinCount < FewEdgesBinner.MostEdges)
            {
                FillKernel2D.Count(xBinner, new FewEdgesBinner(edges, yOver), count, x, y, xOver, yOver, copies, counters, sums);
            }
            else
            {
                FillKernel2D.Count(xBinner, new ManyEdgesBinner(edges, yOver), count, x, y, xOver, yOver, copies, counters, sums);
            }
        }

        CountFills(count);
    }

    private void WeighBlocks<TXBinner, TX, TY, TWeight>(TXBinner xBinner, int count, TX* x, TY* y, TWeight* weights)
        where TXBinner : struct, IBinner
        where TX : unmanaged
        where TY : unmanaged
        where TWeight : unmanaged
    {
        int xOver = X.BinCount + 1;
        int yOver = Y.BinCount + 1;
        fixed (double* edges = Y.VariableEdges, sums = RawSums, contents = RawContents, sumW2 = RawSumW2)
        {
            if (Y.IsRegular)
            {
                FillKernel2D.Weigh(xBinner, new RegularBinner(Y), count, x, y, weights, xOver, yOver, contents, sumW2, sums);
            }
            else if (Y.BinCount < FewEdgesBinner.MostEdges)
            {
                FillKernel2D.Weigh(xBinner, new FewEdgesBinner(edges, yOver), count, x, y, weights, xOver, yOver, contents, sumW2, sums);
            }
            else
            {
                FillKernel2D.Weigh(xBinner, new ManyEdgesBinner(edges, yOver), count, x, y, weights, xOver, yOver, contents, sumW2, sums);
            }
        }

        CountFills(count);
    }
}
