using System.Runtime.InteropServices;

namespace Banyan.Histograms;

/// <summary>Fills that are kept until the bins are known, and the range of all of them; only the range and the number when they become too many.</summary>
/// <remarks>Whether they become too many depends on their number alone. Not thread safe; parts are added in a fixed order.</remarks>
public sealed unsafe class KeptFills
{
    /// <summary>So many fills are kept. Every partition under way keeps as many, so that the number bounds the memory.</summary>
    public const int Most = 1 << 16;

    private readonly List<double> _x = [];
    private readonly List<double> _weights = [];

    /// <summary>Number of fills.</summary>
    public long Count { get; private set; }

    /// <summary>Range of the finite values of all fills.</summary>
    public ValueRange Range { get; private set; } = ValueRange.Empty;

    /// <summary>True when there were too many to keep.</summary>
    public bool IsOverfull => Count > Most;

    /// <summary>Takes fills with weights, or without (default).</summary>
    public void Add(int count, RealValues x, RealValues weights)
    {
        int first = _x.Count;
        for (int i = 0; i < count; i++)
        {
            _x.Add(x[i]);
            if (weights.Pointer is not null)
            {
                _weights.Add(weights[i]);
            }
        }

        Range = Range.With(CollectionsMarshal.AsSpan(_x)[first..]);
        Count += count;
        DropWhenTooMany();
    }

    /// <summary>Takes the fills of later data.</summary>
    public void Add(KeptFills later)
    {
        ArgumentNullException.ThrowIfNull(later);
        _x.AddRange(later._x);
        _weights.AddRange(later._weights);
        Range = Range.With(later.Range);
        Count += later.Count;
        DropWhenTooMany();
    }

    /// <summary>Fills what was kept into a histogram.</summary>
    /// <exception cref="InvalidOperationException">There were too many to keep.</exception>
    public void FillInto(Histogram1D histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (IsOverfull)
        {
            throw new InvalidOperationException("the fills were too many to keep");
        }

        fixed (double* x = CollectionsMarshal.AsSpan(_x))
        fixed (double* weights = CollectionsMarshal.AsSpan(_weights))
        {
            histogram.FillMany(_x.Count, new RealValues(x), _weights.Count > 0 ? new RealValues(weights) : default);
        }
    }

    /// <summary>Writes everything.</summary>
    public void Write(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Count);
        writer.Write(Range.Minimum);
        writer.Write(Range.Maximum);
        writer.Write(_weights.Count > 0);
        HistogramForm.WriteNumbers(writer, CollectionsMarshal.AsSpan(_x));
        HistogramForm.WriteNumbers(writer, CollectionsMarshal.AsSpan(_weights));
    }

    /// <summary>Replaces the content by what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are bad or end too early.</exception>
    public void Read(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        HistogramForm.Guard(() =>
        {
            long count = reader.ReadInt64();
            if (count < 0)
            {
                throw new InvalidDataException($"expected a number of fills, found {count}");
            }

            Range = new ValueRange(reader.ReadDouble(), reader.ReadDouble());
            bool isWeighted = reader.ReadBoolean();
            _x.Clear();
            _weights.Clear();
            Count = count;
            if (!IsOverfull)
            {
                _x.AddRange(HistogramForm.ReadNumbers(reader, (int)count));
                _weights.AddRange(HistogramForm.ReadNumbers(reader, isWeighted ? (int)count : 0));
            }
        });
    }

    private void DropWhenTooMany()
    {
        if (IsOverfull)
        {
            _x.Clear();
            _weights.Clear();
        }
    }
}
