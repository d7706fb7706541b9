namespace Banyan.Histograms;

/// <summary>What profiles of one and two dimensions share: the mean of a value v per cell, with its error (ROOT's TProfile family, error of the mean).</summary>
/// <remarks><see cref="Histogram.Contents"/> are Σwv per cell; the means come from <see cref="GetMean"/>. <see cref="Histogram.SumW2"/> is ROOT's <c>fBinSumw2</c>: Σw² per cell.</remarks>
public abstract class Profile : Histogram
{
    private readonly double[] _binEntries;
    private readonly double[] _sumWV2;

    private protected Profile(string name, string title, int cellCount, int sumCount)
        : base(name, title, cellCount, sumCount)
    {
        _binEntries = new double[cellCount];
        _sumWV2 = new double[cellCount];
    }

    /// <summary>Σw of each cell (ROOT's <c>fBinEntries</c>).</summary>
    public ReadOnlySpan<double> BinEntries => _binEntries;

    /// <summary>Σwv² of each cell (ROOT's <c>fSumw2</c> of a profile).</summary>
    public ReadOnlySpan<double> SumWV2 => _sumWV2;

    /// <summary>Mean value of a cell; 0 when its weights sum to 0.</summary>
    public double GetMean(int cell) => _binEntries[cell] == 0 ? 0 : Contents[cell] / _binEntries[cell];

    /// <summary>Error of the mean of a cell, 0 when it is empty.</summary>
    /// <remarks>ROOT's <c>TProfileHelper::GetBinError</c> in the default error mode: spread / √(effective entries).</remarks>
    public double GetError(int cell)
    {
        double weights = _binEntries[cell];
        if (weights == 0)
        {
            return 0;
        }

        double mean = Contents[cell] / weights;
        double spread = Math.Sqrt(Math.Abs((_sumWV2[cell] / weights) - (mean * mean)));
        return spread / Math.Sqrt(GetEffectiveEntries(cell));
    }

    /// <summary>Effective entries of a cell: (Σw)² / Σw²; the number of fills while every weight was 1.</summary>
    public double GetEffectiveEntries(int cell)
    {
        if (!IsWeighted)
        {
            return _binEntries[cell];
        }

        double squares = SumW2[cell];
        return squares > 0 ? _binEntries[cell] * _binEntries[cell] / squares : 0;
    }

    /// <inheritdoc/>
    public override void Add(Histogram other)
    {
        base.Add(other);
        var profile = (Profile)other;
        for (int i = 0; i < _binEntries.Length; i++)
        {
            _binEntries[i] += profile._binEntries[i];
            _sumWV2[i] += profile._sumWV2[i];
        }
    }

    /// <inheritdoc/>
    public override bool Equals(Histogram? other) =>
        base.Equals(other) && other is Profile same && SameBits(_binEntries, same._binEntries) && SameBits(_sumWV2, same._sumWV2);

    /// <summary>Replaces what only a profile has by numbers from elsewhere; the rest goes through <see cref="Histogram.Restore"/>.</summary>
    /// <param name="binEntries">Σw of each cell.</param>
    /// <param name="sumWV2">Σwv² of each cell.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void RestoreProfile(ReadOnlySpan<double> binEntries, ReadOnlySpan<double> sumWV2)
    {
        if (binEntries.Length != CellCount || sumWV2.Length != CellCount)
        {
            throw new ArgumentException($"a profile with {CellCount} cells cannot take {binEntries.Length} bin entries and {sumWV2.Length} sums of squares");
        }

        binEntries.CopyTo(_binEntries);
        sumWV2.CopyTo(_sumWV2);
    }

    /// <inheritdoc/>
    public override Histogram Scaled(double factor)
    {
        var scaled = (Profile)base.Scaled(factor);
        double[] binEntries = [.. _binEntries];
        double[] sumWV2 = [.. _sumWV2];
        for (int i = 0; i < binEntries.Length; i++)
        {
            binEntries[i] *= factor;
            sumWV2[i] *= factor;
        }

        scaled.RestoreProfile(binEntries, sumWV2);
        return scaled;
    }

    private protected double[] RawBinEntries => _binEntries;

    private protected double[] RawSumWV2 => _sumWV2;

    private protected override ReadOnlySpan<double> UnweightedSumW2 => _binEntries;

    private protected override void WriteMore(BinaryWriter writer)
    {
        HistogramForm.WriteNumbers(writer, _binEntries);
        HistogramForm.WriteNumbers(writer, _sumWV2);
    }

    private protected override void ReadMore(BinaryReader reader)
    {
        HistogramForm.ReadInto(reader, _binEntries);
        HistogramForm.ReadInto(reader, _sumWV2);
    }
}
