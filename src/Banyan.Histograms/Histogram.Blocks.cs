using Banyan.Histograms.Kernels;

namespace Banyan.Histograms;

/// <content>What the block-wise fills of all kinds share.</content>
public abstract unsafe partial class Histogram
{
    /// <summary>Up to this many cells there are four sets of counters, so that neighbouring values of one bin do not wait for each other's store.</summary>
    private const int MostCellsForCopies = 512;

    /// <summary>Shorter runs are not worth the set-up of a block loop.</summary>
    private const int FewestBlockValues = 16;

    private int[]? _counters;
    private long _counted;

    /// <summary>Splits a run of fills into single ones up to a multiple of eight fills, whole blocks of eight, and single ones again.</summary>
    /// <returns>Half-open range of the whole blocks within the run; empty when the run is short.</returns>
    private protected (int First, int End) GetWholeBlocks(int count)
    {
        if (count < FewestBlockValues)
        {
            return (0, 0);
        }

        int first = -NextLane & (LaneCount - 1);
        return (first, first + ((count - first) & ~(LaneCount - 1)));
    }

    /// <summary>How many weights at the beginning are 1.</summary>
    private protected static int CountLeadingOnes<TWeight>(int count, TWeight* weights)
        where TWeight : unmanaged
    {
        int ones = 0;
        while (ones < count && Real.ToDouble(weights[ones]) == 1)
        {
            ones++;
        }

        return ones;
    }

    /// <summary>How many weights at the beginning are 1; all of them where there are no weights.</summary>
    private protected static int CountLeadingOnes(int count, RealValues weights) =>
        weights.Pointer is null ? count : weights.IsFloat ? CountLeadingOnes(count, (float*)weights.Pointer) : CountLeadingOnes(count, (double*)weights.Pointer);

    /// <summary>Fills points: weights of 1 at the beginning leave an unweighted histogram as it is, whole blocks go in chunks, the rest singly.</summary>
    private protected static void FillPoints<T>(T target, int count, RealValues x, RealValues y, RealValues z, RealValues weights)
        where T : Histogram, IPointFills
    {
        int ones = target.IsWeighted ? 0 : CountLeadingOnes(count, weights);
        FillRun(target, ones, x, y, z, default);
        if (ones < count)
        {
            if (weights.Pointer is not null)
            {
                target.BecomeWeighted();
            }

            FillRun(target, count - ones, x.From(ones), y.From(ones), z.From(ones), weights.From(ones));
        }
    }

    private static void FillRun<T>(T target, int count, RealValues x, RealValues y, RealValues z, RealValues weights)
        where T : Histogram, IPointFills
    {
        (int head, int end) = target.GetWholeBlocks(count);
        FillSingly(target, 0, head, x, y, z, weights);
        for (int first = head; first < end; first += AxisKernel.ChunkLength)
        {
            target.FillChunk(Math.Min(AxisKernel.ChunkLength, end - first), x.From(first), y.From(first), z.From(first), weights.From(first));
        }

        FillSingly(target, end, count, x, y, z, weights);
    }

    private static void FillSingly<T>(T target, int first, int end, RealValues x, RealValues y, RealValues z, RealValues weights)
        where T : Histogram, IPointFills
    {
        for (int i = first; i < end; i++)
        {
            target.FillPoint(x[i], y[i], z[i], weights.Pointer is null ? 1 : weights[i]);
        }
    }

    /// <summary>The integer counters, one set or four of them; they can take <paramref name="count"/> more fills.</summary>
    /// <remarks>They are added to the contents when somebody looks. Only unweighted histograms have them.</remarks>
    private protected int[] GetCounters(int count)
    {
        _counters ??= new int[CellCount <= MostCellsForCopies ? 4 * CellCount : CellCount];
        if (_counted + count > int.MaxValue)
        {
            FoldCounters();
        }

        _counted += count;
        return _counters;
    }

    private protected void FoldCounters()
    {
        if (_counted == 0)
        {
            return;
        }

        int[] counters = _counters!;
        for (int first = 0; first < counters.Length; first += _contents.Length)
        {
            for (int cell = 0; cell < _contents.Length; cell++)
            {
                _contents[cell] += counters[first + cell];
            }
        }

        Array.Clear(counters);
        _counted = 0;
    }
}
