using Banyan.Histograms.Kernels;

namespace Banyan.Histograms.Accumulators;

/// <summary>The standard deviation of the sample (n − 1), 0 of fewer than two values; by Welford's method in every lane.</summary>
public sealed unsafe class StdDevAccumulator : Accumulator
{
    private readonly double[] _counts = new double[LaneCount];
    private readonly double[] _means = new double[LaneCount];
    private readonly double[] _squares = new double[LaneCount];

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (Count < 2)
            {
                return 0;
            }

            double count = 0;
            double mean = 0;
            double squares = 0;
            for (int lane = 0; lane < LaneCount; lane++)
            {
                Join(ref count, ref mean, ref squares, _counts[lane], _means[lane], _squares[lane]);
            }

            return Math.Sqrt(squares / (count - 1));
        }
    }

    /// <inheritdoc/>
    private protected override uint FormatMark => 0x4264_0001;

    /// <inheritdoc/>
    public override void Add(double value)
    {
        int lane = (int)(Count & (LaneCount - 1));
        _counts[lane]++;
        double delta = value - _means[lane];
        double mean = _means[lane] + (delta / _counts[lane]);
        _squares[lane] += delta * (value - mean);
        _means[lane] = mean;
        Count++;
    }

    /// <inheritdoc/>
    public override void FillMany(int count, float* values) => Fill(count, values);

    /// <inheritdoc/>
    public override void FillMany(int count, double* values) => Fill(count, values);

    /// <inheritdoc/>
    public override void Merge(Accumulator later)
    {
        StdDevAccumulator other = Same<StdDevAccumulator>(later);
        for (int lane = 0; lane < LaneCount; lane++)
        {
            Join(ref _counts[lane], ref _means[lane], ref _squares[lane], other._counts[lane], other._means[lane], other._squares[lane]);
        }

        Count += other.Count;
    }

    private protected override void WriteState(BinaryWriter writer)
    {
        WriteLanes(writer, _counts);
        WriteLanes(writer, _means);
        WriteLanes(writer, _squares);
    }

    private protected override void ReadState(BinaryReader reader)
    {
        ReadLanes(reader, _counts);
        ReadLanes(reader, _means);
        ReadLanes(reader, _squares);
    }

    /// <summary>Joins two samples, each given by count, mean and sum of squared distances from its mean (Chan, Golub and LeVeque).</summary>
    private static void Join(ref double count, ref double mean, ref double squares, double laterCount, double laterMean, double laterSquares)
    {
        if (laterCount == 0)
        {
            return;
        }

        double total = count + laterCount;
        double delta = laterMean - mean;
        squares += laterSquares + (delta * delta * (count * laterCount / total));
        mean += delta * (laterCount / total);
        count = total;
    }

    private void Fill<T>(int count, T* values)
        where T : unmanaged
    {
        (int head, int end) = GetWholeBlocks(count);
        for (int i = 0; i < head; i++)
        {
            Add(Real.ToDouble(values[i]));
        }

        if (end > head)
        {
            fixed (double* counts = _counts, means = _means, squares = _squares)
            {
                ReductionKernels.Welford(end - head, values + head, counts, means, squares);
            }

            Count += end - head;
        }

        for (int i = end; i < count; i++)
        {
            Add(Real.ToDouble(values[i]));
        }
    }
}
