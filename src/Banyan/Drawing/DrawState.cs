using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>Partial result of a <see cref="DrawAction"/>: a filled histogram where the bins are known, else the values themselves, or, where they are too many, their range.</summary>
internal sealed unsafe class DrawState(DrawInputs inputs, Histogram? histogram) : ColumnState
{
    /// <summary>
    /// So many fills are kept to find the range from; with more, the data is read a second time. Every partition under way keeps as many, so that the number bounds the memory.
    /// </summary>
    public const int KeptFills = Banyan.Histograms.KeptFills.Most;

    private const double MiddleOfBin = 0.5;

    private readonly double[][] _scratch = new double[inputs.Kinds.Count][];
    private readonly List<double>[] _values = [.. Enumerable.Range(0, inputs.Dimensions).Select(_ => new List<double>())];
    private readonly List<double> _weights = [];
    private readonly TextCategories?[] _texts = [.. Enumerable.Range(0, inputs.Dimensions).Select(d => !inputs.AreTexts[d] ? null : histogram is null ? new TextCategories() : new TextCategories(histogram.Axes[d].Labels))];

    /// <summary>The histogram; null when the bins are not known yet.</summary>
    public Histogram? Histogram { get; } = histogram;

    /// <summary>Elements without a partner.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Elements that an index asks for and that do not exist.</summary>
    public long Missing { get; private set; }

    /// <summary>Fills with a value that is not a number, which stand in the overflow.</summary>
    public long NotNumbers { get; private set; }

    /// <summary>Range of the finite values of every dimension.</summary>
    public DrawRange[] Ranges { get; } = [.. Enumerable.Repeat(DrawRange.Empty, inputs.Dimensions)];

    /// <summary>The texts of every dimension, in the order in which they came; null where it is one of numbers.</summary>
    public IReadOnlyList<TextCategories?> Texts => _texts;

    /// <summary>True when there were too many fills to keep.</summary>
    public bool IsOverfull { get; private set; }

    /// <inheritdoc/>
    public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (!inputs.AreTexts[i])
            {
                Convert(i, entryCount, columns[i]);
            }
        }

        int first = _values[0].Count;
        for (int k = 0; k < entryCount; k++)
        {
            AddEntry(k, columns);
        }

        Settle(first);
    }

    /// <inheritdoc/>
    public override void Merge(ActionState later)
    {
        var other = (DrawState)later;
        LeftOut += other.LeftOut;
        Missing += other.Missing;
        NotNumbers += other.NotNumbers;
        for (int d = 0; d < Ranges.Length; d++)
        {
            Ranges[d] = Ranges[d].With(other.Ranges[d]);
        }

        if (Histogram is not null)
        {
            Histogram.Add(other.Histogram!);
            return;
        }

        for (int d = 0; d < _values.Length; d++)
        {
            int[]? numbers = _texts[d]?.Add(other._texts[d]!);
            _values[d].AddRange(numbers is null ? other._values[d] : other._values[d].Select(number => (double)numbers[(int)number]));
        }

        _weights.AddRange(other._weights);
        IsOverfull |= other.IsOverfull;
        DropWhenTooMany();
    }

    /// <inheritdoc/>
    public override void Write(BinaryWriter writer)
    {
        StateMark.Drawing.Write(writer);
        writer.Write(LeftOut);
        writer.Write(Missing);
        writer.Write(NotNumbers);
        foreach (DrawRange range in Ranges)
        {
            writer.Write(range.Minimum);
            writer.Write(range.Maximum);
            writer.Write(range.MinimumPositive);
        }

        writer.Write(IsOverfull);
        Histogram?.WriteContent(writer);
        foreach (List<double> values in _values.Append(_weights))
        {
            writer.Write(values.Count);
            values.ForEach(writer.Write);
        }

        foreach (TextCategories? texts in _texts)
        {
            writer.Write(texts?.Labels.Count ?? 0);
            texts?.Labels.ToList().ForEach(writer.Write);
        }
    }

    /// <inheritdoc/>
    public override void Read(BinaryReader reader) => StateMark.Drawing.Read(reader, () =>
    {
        LeftOut = reader.ReadInt64();
        Missing = reader.ReadInt64();
        NotNumbers = reader.ReadInt64();
        for (int d = 0; d < Ranges.Length; d++)
        {
            Ranges[d] = new DrawRange(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        }

        IsOverfull = reader.ReadBoolean();
        Histogram?.ReadContent(reader);
        foreach (List<double> values in _values.Append(_weights))
        {
            int count = reader.ReadInt32();
            if (count < 0 || count > KeptFills)
            {
                throw new InvalidDataException($"expected at most {KeptFills} values, found {count}");
            }

            values.Clear();
            for (int i = 0; i < count; i++)
            {
                values.Add(reader.ReadDouble());
            }
        }

        for (int d = 0; d < _texts.Length; d++)
        {
            int count = reader.ReadInt32();
            if (count < 0 || count > (_texts[d] is null ? 0 : TextCategories.Most))
            {
                throw new InvalidDataException($"expected at most {TextCategories.Most} texts, found {count}");
            }

            for (int i = 0; i < count; i++)
            {
                _texts[d]!.Number(reader.ReadString());
            }

            if (Histogram is null && _texts[d] is { } texts && _values[d].Exists(number => !(number >= 0 && number <= texts.Labels.Count)))
            {
                throw new InvalidDataException("a fill has a text that there is not");
            }
        }
    });

    /// <summary>The values that were kept, in the order of the fills; empty when the bins were known.</summary>
    /// <param name="dimension">0 for x.</param>
    public IReadOnlyList<double> Kept(int dimension) => _values[dimension];

    /// <summary>Fills the kept values into a histogram; texts find their bins by the labels of its axes.</summary>
    public void FillInto(Histogram target)
    {
        for (int d = 0; d < _values.Length; d++)
        {
            if (_texts[d] is { } texts)
            {
                int[] bins = new TextCategories(target.Axes[d].Labels).Add(texts);
                _values[d] = [.. _values[d].Select(number => bins[(int)number] + MiddleOfBin)];
            }
        }

        Fill(target, 0);
    }

    private void AddEntry(int k, ReadOnlySpan<ColumnBlock> columns)
    {
        int shortest = int.MaxValue;
        int longest = 0;
        Span<int> starts = stackalloc int[DrawInputs.MaxInputs];
        for (int i = 0; i < columns.Length; i++)
        {
            if (inputs.Levels[i] > 0)
            {
                (starts[i], int length) = Elements(inputs.Levels[i], columns[i], k);
                starts[i] -= inputs.AreTexts[i] ? 0 : FirstElement(inputs.Levels[i], columns[i]);
                shortest = Math.Min(shortest, length);
                longest = Math.Max(longest, length);
            }
        }

        if (shortest == int.MaxValue)
        {
            shortest = longest = 1;
        }

        LeftOut += longest - shortest;
        for (int e = 0; e < shortest; e++)
        {
            double weight = Value(inputs.Weight, k, e, starts) * Value(inputs.Cut, k, e, starts);
            if (weight == 0)
            {
                // As in TTree::Draw, a weight of zero is no fill.
                continue;
            }

            if (Value(inputs.Guard, k, e, starts) == 0)
            {
                Missing++;
                continue;
            }

            bool isNumber = true;
            for (int d = 0; d < _values.Length; d++)
            {
                double value = _texts[d] is { } texts ? TextNumber(texts, d, columns[d], inputs.Levels[d] == 0 ? k : starts[d] + e) : Value(d, k, e, starts);
                isNumber &= !double.IsNaN(value);
                _values[d].Add(value);
            }

            NotNumbers += isNumber ? 0 : 1;
            if (inputs.IsWeighted)
            {
                _weights.Add(weight);
            }
        }
    }

    // Where bins are known a text is the middle of its bin, as ROOT fills it; else its number.
    private double TextNumber(TextCategories texts, int input, in ColumnBlock block, int place)
    {
        int* offsets = block.Offsets(inputs.Levels[input]);
        int number = texts.Number((byte*)block.Values + offsets[place], offsets[place + 1] - offsets[place]);
        return Histogram is null ? number : number + MiddleOfBin;
    }

    private double Value(int input, int entry, int element, ReadOnlySpan<int> starts) =>
        input < 0 ? 1 : _scratch[input][inputs.Levels[input] == 0 ? entry : starts[input] + element];

    // Fills what the call brought, or keeps it while it is not too much.
    private void Settle(int first)
    {
        if (Histogram is not null)
        {
            Fill(Histogram, first);
            Clear();
            return;
        }

        for (int d = 0; d < Ranges.Length; d++)
        {
            Ranges[d] = _texts[d] is null ? Ranges[d].With(_values[d], first) : Ranges[d];
        }

        DropWhenTooMany();
    }

    private void DropWhenTooMany()
    {
        if (IsOverfull || _values[0].Count > KeptFills)
        {
            IsOverfull = true;
            Clear();
        }
    }

    private void Clear()
    {
        foreach (List<double> values in _values)
        {
            values.Clear();
        }

        _weights.Clear();
    }

    private void Fill(Histogram target, int first)
    {
        Span<double> x = Part(0, first);
        Span<double> weights = inputs.IsWeighted ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_weights)[first..] : [];
        fixed (double* px = x)
        fixed (double* py = Part(1, first))
        fixed (double* pz = Part(2, first))
        fixed (double* pw = weights)
        {
            RealValues weight = inputs.IsWeighted ? new RealValues(pw) : default;
            switch (target)
            {
                case Histogram1D one when inputs.IsWeighted:
                    one.FillMany(x.Length, px, pw);
                    break;
                case Histogram1D one:
                    one.FillMany(x.Length, px);
                    break;
                case Histogram2D two when inputs.IsWeighted:
                    two.FillMany(x.Length, px, py, pw);
                    break;
                case Histogram2D two:
                    two.FillMany(x.Length, px, py);
                    break;
                case Histogram3D three:
                    three.FillMany(x.Length, new RealValues(px), new RealValues(py), new RealValues(pz), weight);
                    break;
                case Profile1D profile when inputs.IsWeighted:
                    profile.FillMany(x.Length, px, py, pw);
                    break;
                case Profile1D profile:
                    profile.FillMany(x.Length, px, py);
                    break;
                case Profile2D profile:
                    profile.FillMany(x.Length, new RealValues(px), new RealValues(py), new RealValues(pz), weight);
                    break;
                default:
                    throw new InvalidOperationException($"a {target.RootClass} cannot be drawn into");
            }
        }
    }

    private Span<double> Part(int dimension, int first) =>
        dimension < _values.Length ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values[dimension])[first..] : [];

    private static (int Start, int Length) Elements(int levels, in ColumnBlock block, int k)
    {
        int start = block.Offsets0[k];
        int end = block.Offsets0[k + 1];
        for (int level = 1; level < levels; level++)
        {
            int* offsets = block.Offsets(level);
            (start, end) = (offsets[start], offsets[end]);
        }

        return (start, end - start);
    }

    private static int FirstElement(int levels, in ColumnBlock block) => levels == 0 ? 0 : Elements(levels, block, 0).Start;

    private void Convert(int input, int entryCount, in ColumnBlock block)
    {
        int levels = inputs.Levels[input];
        int first = FirstElement(levels, block);
        int count = entryCount;
        if (levels > 0 && entryCount > 0)
        {
            (int start, int length) = Elements(levels, block, entryCount - 1);
            count = start + length - first;
        }

        double[] scratch = _scratch[input] ??= [];
        if (scratch.Length < count)
        {
            _scratch[input] = scratch = new double[Math.Max(count, scratch.Length * 2)];
        }

        ElementKind kind = inputs.Kinds[input];
        byte* values = (byte*)block.Values + ((long)first * kind.SizeOf());
        switch (kind)
        {
            case ElementKind.Bool or ElementKind.UInt8:
                ToDoubles(values, count, scratch);
                break;
            case ElementKind.Int8:
                ToDoubles((sbyte*)values, count, scratch);
                break;
            case ElementKind.Int16:
                ToDoubles((short*)values, count, scratch);
                break;
            case ElementKind.UInt16:
                ToDoubles((ushort*)values, count, scratch);
                break;
            case ElementKind.Int32:
                ToDoubles((int*)values, count, scratch);
                break;
            case ElementKind.UInt32:
                ToDoubles((uint*)values, count, scratch);
                break;
            case ElementKind.Int64:
                ToDoubles((long*)values, count, scratch);
                break;
            case ElementKind.UInt64:
                ToDoubles((ulong*)values, count, scratch);
                break;
            case ElementKind.Float32:
                ToDoubles((float*)values, count, scratch);
                break;
            default:
                ToDoubles((double*)values, count, scratch);
                break;
        }
    }

    private static void ToDoubles<T>(T* values, int count, double[] target)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        for (int i = 0; i < count; i++)
        {
            target[i] = double.CreateTruncating(values[i]);
        }
    }
}
