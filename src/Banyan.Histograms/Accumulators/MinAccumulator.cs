using Banyan.Histograms.Kernels;

namespace Banyan.Histograms.Accumulators;

/// <summary>The smallest value; 1.797e308 of none.</summary>
public sealed unsafe class MinAccumulator() : ExtremeAccumulator(SmallestFirst.Start)
{
    /// <inheritdoc/>
    public override double Value => SmallestFirst.IsBetter(SmallestFirst.Start, Extreme) ? SmallestFirst.Start : Extreme;

    /// <inheritdoc/>
    private protected override uint FormatMark => 0x426e_0001;

    /// <inheritdoc/>
    public override void Add(double value) => AddOne<SmallestFirst>(value);

    /// <inheritdoc/>
    public override void FillMany(int count, float* values) => AddMany<float, SmallestFirst>(count, values);

    /// <inheritdoc/>
    public override void FillMany(int count, double* values) => AddMany<double, SmallestFirst>(count, values);

    /// <inheritdoc/>
    public override void Merge(Accumulator later) => MergeExtreme<SmallestFirst>(Same<MinAccumulator>(later));
}
