namespace Banyan.Histograms;

/// <summary>Count, mean, spread and range of values with weights: what RDataFrame's <c>Stats</c> gives (ROOT's TStatistic).</summary>
/// <remarks>
/// Values of weight 0 do not count. Sums are kept to about 31 digits, so that the spread does not suffer from a mean far from 0, and weights of both signs may cancel on the way. A NaN or an infinity
/// makes mean and spread NaN. Not thread safe; parts are added in a fixed order.
/// </remarks>
public sealed class Statistic : IEquatable<Statistic>
{
    /// <summary>Version of the binary form; never reused for another layout.</summary>
    private const uint FormatMark = 0x4253_0001;

    private DoubleDouble _weights;
    private DoubleDouble _squaredWeights;
    private DoubleDouble _values;
    private DoubleDouble _squares;

    /// <summary>Number of values whose weight is not 0.</summary>
    public long Count { get; private set; }

    /// <summary>Σw.</summary>
    public double SumOfWeights => _weights.High;

    /// <summary>Σw².</summary>
    public double SumOfSquaredWeights => _squaredWeights.High;

    /// <summary>Σwx.</summary>
    public double Sum => _values.High;

    /// <summary>Σwx / Σw; 0 unless the sum of weights is above 0.</summary>
    public double Mean => SumOfWeights > 0 ? (_values / _weights).High : 0;

    /// <summary>Σw(x − mean)² / Σw · n / (n − 1); 0 of one value, −1 of none or when the sum of weights is not above 0, as in ROOT.</summary>
    public double Variance => !(SumOfWeights > 0) ? -1 : Count > 1 ? (SecondMoment / _weights).High * (Count / (Count - 1.0)) : 0;

    /// <summary>The root of <see cref="Variance"/>; −1 where that is not above 0, as in ROOT.</summary>
    public double Rms => Variance > 0 ? Math.Sqrt(Variance) : double.IsNaN(Variance) ? double.NaN : -1;

    /// <summary>(Σw)² / Σw²; 0 of nothing.</summary>
    public double EffectiveEntries => SumOfSquaredWeights > 0 ? (_weights * _weights / _squaredWeights).High : 0;

    /// <summary>Error of the mean: √(variance / effective entries); 0 unless the sum of weights is above 0.</summary>
    public double MeanError => SumOfWeights > 0 ? Math.Sqrt(Math.Max(0, Variance) / EffectiveEntries) : 0;

    /// <summary>Smallest value; the largest double of nothing, as in ROOT.</summary>
    public double Min { get; private set; } = double.MaxValue;

    /// <summary>Largest value; the lowest double of nothing, as in ROOT.</summary>
    public double Max { get; private set; } = -double.MaxValue;

    // Σw(x − mean)² = Σwx² − (Σwx)² / Σw.
    private DoubleDouble SecondMoment => _squares - (_values * _values / _weights);

    /// <summary>Takes a value.</summary>
    public void Fill(double value, double weight = 1)
    {
        if (weight == 0)
        {
            return;
        }

        Count++;
        DoubleDouble weighted = DoubleDouble.Product(weight, value);
        _weights += weight;
        _squaredWeights += DoubleDouble.Product(weight, weight);
        _values += weighted;
        _squares += weighted * value;
        Min = value < Min ? value : Min;
        Max = value > Max ? value : Max;
    }

    /// <summary>Takes values with weights (default for 1), one after the other.</summary>
    public void FillMany(int count, RealValues values, RealValues weights = default)
    {
        unsafe
        {
            bool isWeighted = weights.Pointer is not null;
            for (int i = 0; i < count; i++)
            {
                Fill(values[i], isWeighted ? weights[i] : 1);
            }
        }
    }

    /// <summary>Adds what was gathered from later values.</summary>
    public void Add(Statistic later)
    {
        ArgumentNullException.ThrowIfNull(later);
        Count += later.Count;
        _weights += later._weights;
        _squaredWeights += later._squaredWeights;
        _values += later._values;
        _squares += later._squares;
        Min = later.Min < Min ? later.Min : Min;
        Max = later.Max > Max ? later.Max : Max;
    }

    /// <summary>Writes a versioned binary form.</summary>
    public void Write(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(FormatMark);
        writer.Write(Count);
        foreach (DoubleDouble sum in new[] { _weights, _squaredWeights, _values, _squares })
        {
            writer.Write(sum.High);
            writer.Write(sum.Low);
        }

        writer.Write(Min);
        writer.Write(Max);
    }

    /// <summary>Replaces the content by what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another version or end too early.</exception>
    public void Read(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        HistogramForm.Guard(() =>
        {
            uint mark = reader.ReadUInt32();
            if (mark != FormatMark)
            {
                throw new InvalidDataException($"expected the binary form 0x{FormatMark:x8} of a statistic, found 0x{mark:x8}");
            }

            Count = reader.ReadInt64();
            _weights = new DoubleDouble(reader.ReadDouble(), reader.ReadDouble());
            _squaredWeights = new DoubleDouble(reader.ReadDouble(), reader.ReadDouble());
            _values = new DoubleDouble(reader.ReadDouble(), reader.ReadDouble());
            _squares = new DoubleDouble(reader.ReadDouble(), reader.ReadDouble());
            Min = reader.ReadDouble();
            Max = reader.ReadDouble();
        });
    }

    /// <summary>True when both hold the same numbers, bit for bit.</summary>
    public bool Equals(Statistic? other) =>
        other is not null && Count == other.Count && _weights == other._weights && _squaredWeights == other._squaredWeights && _values == other._values && _squares == other._squares
        && Min.Equals(other.Min) && Max.Equals(other.Max);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Statistic);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, _weights, _values);

    /// <summary>One line: count, mean with its error, rms, range.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"count {Count}, mean {Mean:G6} ± {MeanError:G3}, rms {Rms:G6}, min {Min:G6}, max {Max:G6}{(SumOfWeights == Count ? string.Empty : $", sum of weights {SumOfWeights:G6}")}");
}
