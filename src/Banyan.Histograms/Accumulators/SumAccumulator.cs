using Banyan.Histograms.Kernels;

namespace Banyan.Histograms.Accumulators;

/// <summary>The sum of all values, 0 of none; compensated (Kahan) in every lane.</summary>
/// <remarks>
/// RDataFrame's SumHelper and MeanHelper sum by Kahan's method, in which an infinity (also one from overflow) turns into NaN with the next value; this does the same.
/// </remarks>
public unsafe class SumAccumulator : Accumulator
{
    private readonly double[] _sums = new double[LaneCount];
    private readonly double[] _compensations = new double[LaneCount];
    private double _last;

    /// <inheritdoc/>
    public override double Value => Sum;

    /// <summary>The sum of all values.</summary>
    public double Sum
    {
        get
        {
            double sum = Histogram.FoldLanes(_sums);
            return double.IsInfinity(sum) && (double.IsFinite(_last) || _sums.Count(double.IsInfinity) > 1) ? double.NaN : sum;
        }
    }

    /// <inheritdoc/>
    private protected override uint FormatMark => 0x4273_0001;

    /// <inheritdoc/>
    public sealed override void Add(double value)
    {
        int lane = (int)(Count & (LaneCount - 1));
        double y = value - _compensations[lane];
        double t = _sums[lane] + y;
        _compensations[lane] = (t - _sums[lane]) - y;
        _sums[lane] = t;
        _last = value;
        Count++;
    }

    /// <inheritdoc/>
    public sealed override void FillMany(int count, float* values) => Fill(count, values);

    /// <inheritdoc/>
    public sealed override void FillMany(int count, double* values) => Fill(count, values);

    /// <inheritdoc/>
    public override void Merge(Accumulator later)
    {
        SumAccumulator other = Same<SumAccumulator>(later);
        if (other.Count == 0)
        {
            return;
        }

        for (int lane = 0; lane < LaneCount; lane++)
        {
            double y = other._sums[lane] - _compensations[lane] - other._compensations[lane];
            double t = _sums[lane] + y;
            _compensations[lane] = (t - _sums[lane]) - y;
            _sums[lane] = t;
        }

        _last = other._last;
        Count += other.Count;
    }

    private protected override void WriteState(BinaryWriter writer)
    {
        WriteLanes(writer, _sums);
        WriteLanes(writer, _compensations);
        writer.Write(_last);
    }

    private protected override void ReadState(BinaryReader reader)
    {
        ReadLanes(reader, _sums);
        ReadLanes(reader, _compensations);
        _last = reader.ReadDouble();
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
            fixed (double* sums = _sums, compensations = _compensations)
            {
                ReductionKernels.Sum(end - head, values + head, sums, compensations);
            }

            _last = Real.ToDouble(values[end - 1]);
            Count += end - head;
        }

        for (int i = end; i < count; i++)
        {
            Add(Real.ToDouble(values[i]));
        }
    }
}
