using Banyan.Histograms.Kernels;

namespace Banyan.Histograms;

/// <content>Filling runs of points.</content>
public sealed unsafe partial class Profile1D
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
            WeighBlocks(end - head, x + head, y + head, weights + head);
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
        int overflow = X.BinCount + 1;
        fixed (double* edges = X.VariableEdges, sums = RawSums, sumWY = RawContents, sumWY2 = RawSumWV2, entries = RawBinEntries)
        {
            var cells = new ProfileCells(sumWY, sumWY2, entries, null);
            if (X.IsRegular)
            {
                FillKernelProfile.Count(new RegularBinner(X), count, x, y, overflow, cells, sums);
            }
            else if (overflow <= FewEdgesBinner.MostEdges)
            {
                FillKernelProfile.Count(new FewEdgesBinner(edges, overflow), count, x, y, overflow, cells, sums);
            }
            else
            {
                FillKernelProfile.Count(new ManyEdgesBinner(edges, overflow), count, x, y, overflow, cells, sums);
            }
        }

        CountFills(count);
    }

    private void WeighBlocks<TX, TY, TWeight>(int count, TX* x, TY* y, TWeight* weights)
        where TX : unmanaged
        where TY : unmanaged
        where TWeight : unmanaged
    {
        int overflow = X.BinCount + 1;
        fixed (double* edges = X.VariableEdges, sums = RawSums, sumWY = RawContents, sumWY2 = RawSumWV2, entries = RawBinEntries, sumW2 = RawSumW2)
        {
            var cells = new ProfileCells(sumWY, sumWY2, entries, sumW2);
            if (X.IsRegular)
            {
                FillKernelProfile.Weigh(new RegularBinner(X), count, x, y, weights, overflow, cells, sums);
            }
            else if (overflow <= FewEdgesBinner.MostEdges)
            {
                FillKernelProfile.Weigh(new FewEdgesBinner(edges, overflow), count, x, y, weights, overflow, cells, sums);
            }
            else
            {
                FillKernelProfile.Weigh(new ManyEdgesBinner(edges, overflow), count, x, y, weights, overflow, cells, sums);
            }
        }

        CountFills(count);
    }
}
