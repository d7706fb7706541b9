namespace Banyan.Histograms.Accumulators;

/// <summary>The smallest value; 1.797e308 of none.</summary>
/// <remarks>
/// RDataFrame's MinHelper applies <c>std::min(value, extreme)</c> value by value, so that a NaN restarts it: the result is the smallest of the values after the last NaN, or NaN when that is the last
/// value of all; and an infinity beyond the start value does not show.
/// </remarks>
public sealed unsafe class MinAccumulator : Accumulator
{
    private const double Start = double.MaxValue;
    private double _extreme = Start;
    private bool _restarted;

    /// <inheritdoc/>
    public override double Value => Start < _extreme ? Start : _extreme;

    /// <inheritdoc/>
    private protected override uint FormatMark => 0x426e_0001;

    /// <inheritdoc/>
    public override void Add(double value)
    {
        _restarted |= double.IsNaN(value);
        _extreme = _extreme < value ? _extreme : value;
        Count++;
    }

    /// <inheritdoc/>
    public override void FillMany(int count, float* values) => Fill(count, values);

    /// <inheritdoc/>
    public override void FillMany(int count, double* values) => Fill(count, values);

    /// <inheritdoc/>
    public override void Merge(Accumulator later)
    {
        MinAccumulator other = Same<MinAccumulator>(later);
        if (other.Count == 0)
        {
            return;
        }

        _extreme = !other._restarted && _extreme < other._extreme ? _extreme : other._extreme;
        _restarted |= other._restarted;
        Count += other.Count;
    }

    private protected override void WriteState(BinaryWriter writer)
    {
        writer.Write(_extreme);
        writer.Write(_restarted);
    }

    private protected override void ReadState(BinaryReader reader)
    {
        _extreme = reader.ReadDouble();
        _restarted = reader.ReadBoolean();
    }

    private void Fill<T>(int count, T* values)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            Add(Real.ToDouble(values[i]));
        }
    }
}
