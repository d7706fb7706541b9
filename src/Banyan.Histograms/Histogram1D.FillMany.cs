using Banyan.Histograms.Kernels;

namespace Banyan.Histograms;

/// <content>Filling runs of values.</content>
public sealed unsafe partial class Histogram1D
{
    /// <summary>Fills <paramref name="count"/> values with weight 1: bit for bit what <see cref="Fill(double)"/> gives value by value.</summary>
    public void FillMany(int count, float* x) => FillOnes(count, x);

    /// <inheritdoc cref="FillMany(int, float*)"/>
    public void FillMany(int count, double* x) => FillOnes(count, x);

    /// <summary>Fills <paramref name="count"/> values with weights: bit for bit what <see cref="Fill(double, double)"/> gives value by value.</summary>
    /// <typeparam name="TX">float or double.</typeparam>
    /// <typeparam name="TWeight">float or double.</typeparam>
    public void FillMany<TX, TWeight>(int count, TX* x, TWeight* weights)
        where TX : unmanaged
        where TWeight : unmanaged
    {
        int ones = IsWeighted ? 0 : CountLeadingOnes(count, weights);
        FillOnes(ones, x);
        if (ones < count)
        {
            StartSumW2();
            FillWeighted(count - ones, x + ones, weights + ones);
        }
    }

    /// <summary>Fills <paramref name="count"/> values with weights, or with weight 1 (default).</summary>
    public void FillMany(int count, RealValues x, RealValues weights = default)
    {
        switch (x.IsFloat, weights.Pointer is null, weights.IsFloat)
        {
            case (true, true, _):
                FillMany(count, (float*)x.Pointer);
                break;
            case (false, true, _):
                FillMany(count, (double*)x.Pointer);
                break;
            case (true, false, true):
                FillMany(count, (float*)x.Pointer, (float*)weights.Pointer);
                break;
            case (true, false, false):
                FillMany(count, (float*)x.Pointer, (double*)weights.Pointer);
                break;
            case (false, false, true):
                FillMany(count, (double*)x.Pointer, (float*)weights.Pointer);
                break;
            default:
                FillMany(count, (double*)x.Pointer, (double*)weights.Pointer);
                break;
        }
    }

    private void FillOnes<TX>(int count, TX* x)
        where TX : unmanaged
    {
        (int head, int end) = IsWeighted ? (0, 0) : GetWholeBlocks(count);
        for (int i = 0; i < head; i++)
        {
            Fill(Real.ToDouble(x[i]));
        }

        if (end > head)
        {
            CountBlocks(end - head, x + head);
        }

        for (int i = end; i < count; i++)
        {
            Fill(Real.ToDouble(x[i]));
        }
    }

    private void FillWeighted<TX, TWeight>(int count, TX* x, TWeight* weights)
        where TX : unmanaged
        where TWeight : unmanaged
    {
        (int head, int end) = GetWholeBlocks(count);
        for (int i = 0; i < head; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(weights[i]));
        }

        if (end > head)
        {
            WeighBlocks(end - head, x + head, weights + head);
        }

        for (int i = end; i < count; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(weights[i]));
        }
    }

    private void CountBlocks<TX>(int count, TX* x)
        where TX : unmanaged
    {
        int overflow = X.BinCount + 1;
        int[] array = GetCounters(count);
        int copies = array.Length / CellCount;
        fixed (int* counters = array)
        fixed (double* edges = X.VariableEdges, sums = RawSums)
        {
            if (X.IsRegular)
            {
                FillKernel1D.Count(new RegularBinner(X), count, x, overflow, copies, counters, sums);
            }
            else if (overflow <= FewEdgesBinner.MostEdges)
            {
                FillKernel1D.Count(new FewEdgesBinner(edges, overflow), count, x, overflow, copies, counters, sums);
            }
            else
            {
                FillKernel1D.Count(new ManyEdgesBinner(edges, overflow), count, x, overflow, copies, counters, sums);
            }
        }

        CountFills(count);
    }

    private void WeighBlocks<TX, TWeight>(int count, TX* x, TWeight* weights)
        where TX : unmanaged
        where TWeight : unmanaged
    {
        int overflow = X.BinCount + 1;
        fixed (double* edges = X.VariableEdges, sums = RawSums, contents = RawContents, sumW2 = RawSumW2)
        {
            if (X.IsRegular)
            {
                FillKernel1D.Weigh(new RegularBinner(X), count, x, weights, overflow, contents, sumW2, sums);
            }
            else if (overflow <= FewEdgesBinner.MostEdges)
            {
                FillKernel1D.Weigh(new FewEdgesBinner(edges, overflow), count, x, weights, overflow, contents, sumW2, sums);
            }
            else
            {
                FillKernel1D.Weigh(new ManyEdgesBinner(edges, overflow), count, x, weights, overflow, contents, sumW2, sums);
            }
        }

        CountFills(count);
    }
}
