namespace Banyan.Histograms;

/// <content>The binary form.</content>
public abstract partial class Histogram
{
    /// <summary>Version of the binary form; never reused for another layout.</summary>
    private const uint FormatMark = 0x4248_0001;

    /// <summary>Writes cells, sums and entries in a versioned binary form; name, titles and axes are not in it, the reader has an empty histogram of the same kind (see <see cref="CreateEmpty"/>).</summary>
    public void WriteContent(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(FormatMark);
        writer.Write(RootClass);
        writer.Write(CellCount);
        writer.Write(Entries);
        writer.Write(_fills);
        HistogramForm.WriteNumbers(writer, Contents);
        HistogramForm.WriteNumbers(writer, _sums);
        writer.Write(IsWeighted);
        HistogramForm.WriteNumbers(writer, SumW2);
        WriteMore(writer);
    }

    /// <summary>Replaces cells, sums and entries by what <see cref="WriteContent"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another version, belong to a histogram with another kind or number of cells, or end too early.</exception>
    public void ReadContent(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        HistogramForm.Guard(() => ReadCells(reader));
    }

    /// <summary>Writes everything, name, titles and axes too, in a versioned binary form.</summary>
    public void Write(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(RootClass);
        writer.Write(Name);
        writer.Write(Title);
        WriteAxes(writer);
        WriteContent(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes make no histogram, or end too early.</exception>
    public static Histogram Read(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Histogram? histogram = null;
        HistogramForm.Guard(() => histogram = ReadEmpty(reader));
        histogram!.ReadContent(reader);
        return histogram;
    }

    /// <summary>Replaces cells, sums and entries by numbers from elsewhere, e.g. from a ROOT file.</summary>
    /// <param name="contents">All cells.</param>
    /// <param name="sumW2">All cells, or empty when every weight was 1.</param>
    /// <param name="entries">Number of fills.</param>
    /// <param name="statistics">The sums in the order of <see cref="Statistics"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Restore(ReadOnlySpan<double> contents, ReadOnlySpan<double> sumW2, double entries, ReadOnlySpan<double> statistics)
    {
        if (contents.Length != CellCount || (sumW2.Length != CellCount && sumW2.Length != 0) || statistics.Length != _sums.Length / LaneCount)
        {
            throw new ArgumentException(
                $"a {RootClass} with {CellCount} cells and {_sums.Length / LaneCount} sums cannot take {contents.Length} cells, {sumW2.Length} squared weights and {statistics.Length} sums");
        }

        FoldCounters();
        contents.CopyTo(_contents);
        _sumW2 = sumW2.Length == 0 ? null : sumW2.ToArray();
        Array.Clear(_sums);
        for (int i = 0; i < statistics.Length; i++)
        {
            _sums[i * LaneCount] = statistics[i];
        }

        _restoredEntries = entries;
        _fills = 0;
    }

    /// <summary>A copy in which every weight is multiplied by <paramref name="factor"/>: contents and sums change with it, squares of weights with its square, entries stay.</summary>
    /// <remarks>The copy is weighted even when this histogram is not.</remarks>
    public virtual Histogram Scaled(double factor)
    {
        ReadOnlySpan<double> squares = IsWeighted ? SumW2 : UnweightedSumW2;
        double[] contents = Contents.ToArray();
        double[] sumW2 = new double[contents.Length];
        for (int i = 0; i < contents.Length; i++)
        {
            contents[i] *= factor;
            sumW2[i] = Math.Abs(squares[i]) * factor * factor;
        }

        double[] statistics = Statistics;
        for (int i = 0; i < statistics.Length; i++)
        {
            statistics[i] *= i == 1 ? factor * factor : factor;
        }

        Histogram scaled = CreateEmpty();
        scaled.Restore(contents, sumW2, Entries, statistics);
        return scaled;
    }

    /// <summary>Writes the axes with their titles, and the title of the contents, in the form of <see cref="Write"/>.</summary>
    public abstract void WriteAxes(BinaryWriter writer);

    /// <summary>Writes the cells that only some kinds have.</summary>
    private protected virtual void WriteMore(BinaryWriter writer)
    {
    }

    /// <summary>Reads what <see cref="WriteMore"/> wrote.</summary>
    private protected virtual void ReadMore(BinaryReader reader)
    {
    }

    private static Histogram ReadEmpty(BinaryReader reader)
    {
        string rootClass = reader.ReadString();
        string name = reader.ReadString();
        string title = reader.ReadString();
        Axis[] axes = new Axis[rootClass switch
        {
            "TH1D" or "TProfile" => 1,
            "TH2D" or "TProfile2D" => 2,
            "TH3D" => 3,
            _ => throw new InvalidDataException($"expected TH1D, TH2D, TH3D, TProfile or TProfile2D, found '{rootClass}'"),
        }];
        for (int i = 0; i < axes.Length; i++)
        {
            axes[i] = HistogramForm.ReadAxis(reader);
        }

        string last = reader.ReadString();
        return rootClass switch
        {
            "TH1D" => new Histogram1D(name, title, axes[0], last),
            "TH2D" => new Histogram2D(name, title, axes[0], axes[1], last),
            "TH3D" => new Histogram3D(name, title, axes[0], axes[1], axes[2], last),
            "TProfile" => new Profile1D(name, title, axes[0], last),
            _ => new Profile2D(name, title, axes[0], axes[1], last),
        };
    }

    private void ReadCells(BinaryReader reader)
    {
        uint mark = reader.ReadUInt32();
        if (mark != FormatMark)
        {
            throw new InvalidDataException($"expected the binary form 0x{FormatMark:x8} of a histogram, found 0x{mark:x8}");
        }

        string rootClass = reader.ReadString();
        int cellCount = reader.ReadInt32();
        if (rootClass != RootClass || cellCount != CellCount)
        {
            throw new InvalidDataException($"expected a {RootClass} with {CellCount} cells, found a {rootClass} with {cellCount} cells");
        }

        double entries = reader.ReadDouble();
        _fills = reader.ReadInt64();
        _restoredEntries = entries - _fills;
        FoldCounters();
        HistogramForm.ReadInto(reader, _contents);
        HistogramForm.ReadInto(reader, _sums);
        _sumW2 = null;
        if (reader.ReadBoolean())
        {
            _sumW2 = new double[_contents.Length];
            HistogramForm.ReadInto(reader, _sumW2);
        }

        ReadMore(reader);
    }
}
