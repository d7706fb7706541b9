namespace Banyan.Histograms;

/// <summary>The versioned binary form of histograms, for partial results that are merged in another process. Little endian; numbers bit for bit.</summary>
internal static class HistogramForm
{
    // What the byte behind the number of bins says; never used for anything else.
    private enum AxisKind : byte
    {
        Variable = 0,
        Regular = 1,
        Categories = 2,
    }

    /// <summary>Reads, and turns bytes that end too early or make no numbers for a histogram into the one error for bad bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are bad.</exception>
    public static void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("the bytes end too early", e);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    /// <summary>Writes an axis.</summary>
    public static void WriteAxis(BinaryWriter writer, Axis axis)
    {
        writer.Write(axis.Title);
        writer.Write(axis.BinCount);
        writer.Write((byte)(axis.Labels.Count > 0 ? AxisKind.Categories : axis.IsRegular ? AxisKind.Regular : AxisKind.Variable));
        if (axis.Labels.Count > 0)
        {
            foreach (string label in axis.Labels)
            {
                writer.Write(label);
            }
        }
        else if (axis.IsRegular)
        {
            writer.Write(axis.Low);
            writer.Write(axis.High);
        }
        else
        {
            WriteNumbers(writer, axis.VariableEdges);
        }
    }

    /// <summary>Reads what <see cref="WriteAxis"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes make no axis.</exception>
    public static Axis ReadAxis(BinaryReader reader)
    {
        string title = reader.ReadString();
        int binCount = reader.ReadInt32();
        try
        {
            var kind = (AxisKind)reader.ReadByte();
            if (kind == AxisKind.Regular)
            {
                double low = reader.ReadDouble();
                return Axis.Regular(binCount, low, reader.ReadDouble(), title);
            }

            if (binCount is < 1 or > 100_000_000)
            {
                throw new InvalidDataException($"expected 1 to 100,000,000 bins, found {binCount}");
            }

            return kind switch
            {
                AxisKind.Variable => Axis.Variable(ReadNumbers(reader, binCount + 1), title),
                AxisKind.Categories => Axis.Categories(ReadLabels(reader, binCount), title),
                _ => throw new InvalidDataException($"expected an axis of kind 0 to 2, found {(byte)kind}"),
            };
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    // One by one: the bytes end before much memory is taken.
    private static List<string> ReadLabels(BinaryReader reader, int count)
    {
        var labels = new List<string>();
        for (int i = 0; i < count; i++)
        {
            labels.Add(reader.ReadString());
        }

        return labels;
    }

    /// <summary>Writes numbers without their count.</summary>
    public static void WriteNumbers(BinaryWriter writer, ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            writer.Write(number);
        }
    }

    /// <summary>Reads <paramref name="count"/> numbers, without allocating more than the stream holds.</summary>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static double[] ReadNumbers(BinaryReader reader, int count)
    {
        var numbers = new List<double>(Math.Min(count, 65536));
        for (int i = 0; i < count; i++)
        {
            numbers.Add(reader.ReadDouble());
        }

        return [.. numbers];
    }

    /// <summary>Reads numbers into an array that is there already.</summary>
    public static void ReadInto(BinaryReader reader, Span<double> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = reader.ReadDouble();
        }
    }
}
