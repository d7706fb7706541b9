using Banyan.Histograms.Kernels;

namespace Banyan.Histograms.Accumulators;

/// <summary>The largest value; -1.797e308 of none.</summary>
public sealed unsafe class MaxAccumulator() : ExtremeAccumulator(LargestFirst.Start)
{
    /// <inheritdoc/>
    public override double Value => LargestFirst.IsBetter(LargestFirst.Start, Extreme) ? LargestFirst.Start : Extreme;

    /// <inheritdoc/>
    private protected override uint FormatMark => 0x4278_0001;

    /// <inheritdoc/>
    public override void Add(double value) => AddOne<LargestFirst>(value);

    /// <inheritdoc/>
    public override void FillMany(int count, float* values) => AddMany<float, LargestFirst>(count, values);

    /// <inheritdoc/>
    public override void FillMany(int count, double* values) => AddMany<double, LargestFirst>(count, values);

    /// <inheritdoc/>
    public override void Merge(Accumulator later) => MergeExtreme<LargestFirst>(Same<MaxAccumulator>(later));
}
