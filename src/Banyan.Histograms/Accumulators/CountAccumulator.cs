namespace Banyan.Histograms.Accumulators;

/// <summary>Counts.</summary>
public sealed unsafe class CountAccumulator : Accumulator
{
    /// <inheritdoc/>
    public override double Value => Count;

    /// <inheritdoc/>
    private protected override uint FormatMark => 0x4263_0001;

    /// <summary>Counts <paramref name="count"/> more.</summary>
    public void AddCount(long count) => Count += count;

    /// <inheritdoc/>
    public override void Add(double value) => Count++;

    /// <inheritdoc/>
    public override void FillMany(int count, float* values) => Count += count;

    /// <inheritdoc/>
    public override void FillMany(int count, double* values) => Count += count;

    /// <inheritdoc/>
    public override void Merge(Accumulator later) => Count += Same<CountAccumulator>(later).Count;

    private protected override void WriteState(BinaryWriter writer)
    {
    }

    private protected override void ReadState(BinaryReader reader)
    {
    }
}
