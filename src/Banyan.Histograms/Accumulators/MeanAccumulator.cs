namespace Banyan.Histograms.Accumulators;

/// <summary>The mean of all values, 0 of none.</summary>
public sealed class MeanAccumulator : SumAccumulator
{
    /// <inheritdoc/>
    public override double Value => Count == 0 ? 0 : Sum / Count;

    /// <inheritdoc/>
    private protected override uint FormatMark => 0x426d_0001;

    /// <inheritdoc/>
    public override void Merge(Accumulator later) => base.Merge(Same<MeanAccumulator>(later));
}
