namespace Banyan.Histograms.Accumulators;

/// <summary>A number computed from a stream of values, in double arithmetic, part by part: a sum, a mean, an extreme, a standard deviation.</summary>
/// <remarks>
/// Not thread safe. Semantics are RDataFrame's. Running sums are kept in eight lanes (value number i belongs to lane i mod 8) that are added up in a fixed order, so that the bits depend neither
/// on the width of the CPU's vectors nor on how the values are cut into calls.
/// </remarks>
public abstract unsafe class Accumulator
{
    private protected const int LaneCount = Histogram.LaneCount;

    private protected Accumulator()
    {
    }

    /// <summary>Number of values taken.</summary>
    public long Count { get; private protected set; }

    /// <summary>The result so far.</summary>
    public abstract double Value { get; }

    /// <summary>Takes one value.</summary>
    public abstract void Add(double value);

    /// <summary>Takes <paramref name="count"/> values: bit for bit what <see cref="Add"/> gives value by value.</summary>
    public abstract void FillMany(int count, float* values);

    /// <inheritdoc cref="FillMany(int, float*)"/>
    public abstract void FillMany(int count, double* values);

    /// <summary>Takes what another accumulator of the same kind has gathered from later values.</summary>
    /// <exception cref="ArgumentException">The other one is of another kind.</exception>
    public abstract void Merge(Accumulator later);

    /// <summary>Writes a versioned binary form.</summary>
    public void Write(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(FormatMark);
        writer.Write(Count);
        WriteState(writer);
    }

    /// <summary>Replaces the content by what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another version or of another kind of accumulator, or end too early.</exception>
    public void Read(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        HistogramForm.Guard(() => ReadAll(reader));
    }

    private void ReadAll(BinaryReader reader)
    {
        uint mark = reader.ReadUInt32();
        if (mark != FormatMark)
        {
            throw new InvalidDataException($"expected the binary form 0x{FormatMark:x8} of {GetType().Name}, found 0x{mark:x8}");
        }

        Count = reader.ReadInt64();
        ReadState(reader);
    }

    /// <summary>Kind and version of the binary form: never reused for another layout.</summary>
    private protected abstract uint FormatMark { get; }

    private protected abstract void WriteState(BinaryWriter writer);

    private protected abstract void ReadState(BinaryReader reader);

    private protected T Same<T>(Accumulator later)
        where T : Accumulator
    {
        ArgumentNullException.ThrowIfNull(later);
        return later as T ?? throw new ArgumentException($"a {GetType().Name} cannot take a {later.GetType().Name}", nameof(later));
    }

    /// <summary>Splits a run of values into single ones up to a multiple of eight, whole blocks of eight, and single ones again.</summary>
    /// <returns>Half-open range of the whole blocks within the run.</returns>
    private protected (int First, int End) GetWholeBlocks(int count)
    {
        int first = Math.Min(count, (int)(-Count & (LaneCount - 1)));
        return (first, first + ((count - first) & ~(LaneCount - 1)));
    }

    private protected static void WriteLanes(BinaryWriter writer, double[] lanes)
    {
        foreach (double lane in lanes)
        {
            writer.Write(lane);
        }
    }

    private protected static void ReadLanes(BinaryReader reader, double[] lanes)
    {
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = reader.ReadDouble();
        }
    }
}
