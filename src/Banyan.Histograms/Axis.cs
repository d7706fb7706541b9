using System.Diagnostics.CodeAnalysis;
using Banyan.Columns.Mathematics;

namespace Banyan.Histograms;

/// <summary>The bins of one dimension: 0 is the underflow, 1 to <see cref="BinCount"/> the bins, <see cref="BinCount"/> + 1 the overflow. Immutable.</summary>
/// <remarks>A bin holds its lower edge and not its upper one; the upper end of the axis and NaN belong to the overflow, as in ROOT's <c>TAxis::FindFixBin</c>.</remarks>
public sealed class Axis : IEquatable<Axis>
{
    private const int LabelsShown = 10;

    private readonly double[]? _edges;

    private Axis(int binCount, double low, double high, double[]? edges, string title, string[]? labels = null)
    {
        Labels = labels ?? [];
        BinCount = binCount;
        Low = low;
        High = high;
        _edges = edges;
        Title = title;
    }

    /// <summary>What the axis shows; may be empty.</summary>
    public string Title { get; }

    /// <summary>Names of the bins where they stand for texts, <see cref="BinCount"/> of them; empty else.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Number of bins without under- and overflow, at least 1.</summary>
    public int BinCount { get; }

    /// <summary>Number of cells: the bins, underflow and overflow.</summary>
    public int CellCount => BinCount + 2;

    /// <summary>Lower end of the first bin.</summary>
    public double Low { get; }

    /// <summary>Upper end of the last bin.</summary>
    public double High { get; }

    /// <summary>True when all bins have the same width.</summary>
    [MemberNotNullWhen(false, nameof(_edges))]
    public bool IsRegular => _edges is null;

    /// <summary>The edges that the axis was made with, rising, <see cref="BinCount"/> + 1 of them; empty when the axis is regular.</summary>
    public ReadOnlySpan<double> VariableEdges => _edges;

    /// <summary>True when the bins have equal ratios, as <see cref="Logarithmic"/> makes them, and span enough for it to show: plots then have a logarithmic axis.</summary>
    public bool HasEqualRatios
    {
        get
        {
            if (_edges is null || BinCount < 3 || !(Low > 0) || High < 4 * Low)
            {
                return false;
            }

            double ratio = Elementary.Pow(High / Low, 1.0 / BinCount);
            for (int i = 0; i < BinCount; i++)
            {
                if (Math.Abs((_edges[i + 1] / _edges[i] / ratio) - 1) > 1e-9)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Bins of equal width.</summary>
    /// <param name="binCount">Number of bins, 1 to 100,000,000.</param>
    /// <param name="low">Lower end, finite.</param>
    /// <param name="high">Upper end, finite, above <paramref name="low"/>.</param>
    /// <param name="title">What the axis shows.</param>
    /// <exception cref="ArgumentException">The numbers make no axis.</exception>
    public static Axis Regular(int binCount, double low, double high, string title = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        CheckBinCount(binCount);
        if (!double.IsFinite(low) || !double.IsFinite(high) || !(low < high) || !double.IsFinite(high - low) || !double.IsFinite(binCount * (high - low)))
        {
            throw new ArgumentException($"an axis needs finite ends with low < high, found {Number(low)} and {Number(high)}");
        }

        return new Axis(binCount, low, high, null, title);
    }

    /// <summary>Bins with given edges.</summary>
    /// <param name="edges">At least two, finite, each above the one before.</param>
    /// <param name="title">What the axis shows.</param>
    /// <exception cref="ArgumentException">The numbers make no axis.</exception>
    public static Axis Variable(ReadOnlySpan<double> edges, string title = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        if (edges.Length < 2)
        {
            throw new ArgumentException($"an axis needs at least two edges, found {edges.Length}");
        }

        CheckBinCount(edges.Length - 1);
        for (int i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i]))
            {
                throw new ArgumentException($"the edges of an axis must be finite, found {Number(edges[i])} at place {i}");
            }

            if (i > 0 && !(edges[i] > edges[i - 1]))
            {
                throw new ArgumentException($"the edges of an axis must rise, found {Number(edges[i])} after {Number(edges[i - 1])}");
            }
        }

        return new Axis(edges.Length - 1, edges[0], edges[^1], edges.ToArray(), title);
    }

    /// <summary>A bin for each of some texts: from 0 in steps of 1, as ROOT's axes of labels. A text is filled as the middle of its bin.</summary>
    /// <param name="labels">The texts, at least one, all different.</param>
    /// <param name="title">What the axis shows.</param>
    /// <exception cref="ArgumentException">There is no text, or one comes twice.</exception>
    public static Axis Categories(IReadOnlyList<string> labels, string title = "")
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(title);
        CheckBinCount(labels.Count);
        return labels.Distinct().Count() == labels.Count
            ? new Axis(labels.Count, 0, labels.Count, null, title, [.. labels])
            : throw new ArgumentException("two bins of an axis have the same text");
    }

    /// <summary>Bins of equal ratio: edge i is <c>low · (high / low)^(i / binCount)</c>, rounded to the nearest double, the same on every machine; the ends are exact.</summary>
    /// <param name="binCount">Number of bins, 1 to 10,000,000.</param>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end, above <paramref name="low"/>.</param>
    /// <param name="title">What the axis shows.</param>
    /// <remarks>The result is an axis of variable edges, which is also how files hold it. (3, 1, 1000) has the edges 1, 10, 100, 1000.</remarks>
    /// <exception cref="ArgumentException">The numbers make no axis.</exception>
    public static Axis Logarithmic(int binCount, double low, double high, string title = "")
    {
        if (binCount is < 1 or > 10_000_000)
        {
            throw new ArgumentException($"a logarithmic axis needs 1 to 10,000,000 bins, found {binCount}");
        }

        if (!(low > 0) || !double.IsFinite(high) || !(low < high))
        {
            throw new ArgumentException($"a logarithmic axis needs finite ends with 0 < low < high, found {Number(low)} and {Number(high)}");
        }

        double[] edges = new double[binCount + 1];
        DoubleDouble logOfLow = DoubleDouble.Log(low);
        DoubleDouble length = DoubleDouble.Log(high) - logOfLow;
        for (int i = 1; i < binCount; i++)
        {
            edges[i] = DoubleDouble.Exp(logOfLow + (length * i / binCount)).High;
        }

        edges[0] = low;
        edges[binCount] = high;
        for (int i = 1; i < edges.Length; i++)
        {
            if (!(edges[i] > edges[i - 1]))
            {
                throw new ArgumentException($"{binCount} logarithmic bins from {Number(low)} to {Number(high)} are narrower than the numbers can tell apart");
            }
        }

        return Variable(edges, title);
    }

    /// <summary>The same bins with another title.</summary>
    public Axis WithTitle(string title) => new(BinCount, Low, High, _edges, title, Labels.Count == 0 ? null : [.. Labels]);

    /// <summary>The cell that a value belongs to.</summary>
    /// <remarks>ROOT's <c>TAxis::FindFixBin</c>, operation by operation, so that a value on an edge falls into the same bin as there.</remarks>
    public int FindBin(double value)
    {
        if (value < Low)
        {
            return 0;
        }

        if (!(value < High))
        {
            return BinCount + 1;
        }

        return _edges is null ? 1 + (int)(BinCount * (value - Low) / (High - Low)) : 1 + LastEdgeNotAbove(_edges, value);
    }

    /// <summary>Lower edge of a bin, 1 to <see cref="BinCount"/> (and <see cref="BinCount"/> + 1, whose lower edge is <see cref="High"/>).</summary>
    public double LowEdge(int bin)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bin, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bin, BinCount + 1);
        return _edges is not null ? _edges[bin - 1] : bin == BinCount + 1 ? High : Low + ((bin - 1) * ((High - Low) / BinCount));
    }

    /// <summary>Upper edge of a bin, 1 to <see cref="BinCount"/>.</summary>
    public double HighEdge(int bin) => LowEdge(bin + 1);

    /// <summary>Middle of a bin, 1 to <see cref="BinCount"/>.</summary>
    public double Center(int bin) =>
        _edges is not null ? LowEdge(bin) + (0.5 * Width(bin)) : Low + ((bin - 1) * Width(bin)) + (0.5 * Width(bin));

    /// <summary>Width of a bin, 1 to <see cref="BinCount"/>.</summary>
    public double Width(int bin) => _edges is not null ? HighEdge(bin) - LowEdge(bin) : (High - Low) / BinCount;

    /// <summary>All edges, <see cref="BinCount"/> + 1 of them.</summary>
    public double[] ToEdges()
    {
        double[] edges = new double[BinCount + 1];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = LowEdge(i + 1);
        }

        return edges;
    }

    /// <summary>True when both have the same bins, whatever their titles: only then histograms can be added.</summary>
    public bool HasSameBins(Axis other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return BinCount == other.BinCount && Low.Equals(other.Low) && High.Equals(other.High) && IsRegular == other.IsRegular
            && VariableEdges.SequenceEqual(other.VariableEdges) && Labels.SequenceEqual(other.Labels);
    }

    /// <inheritdoc/>
    public bool Equals(Axis? other) => other is not null && Title == other.Title && HasSameBins(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Axis);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BinCount, Low, High, Title, IsRegular);

    /// <summary>The bins as text, e.g. <c>(50, 0, 200)</c> or <c>[0, 1, 5, 20]</c>.</summary>
    public override string ToString() => Labels.Count > 0
        ? $"{{{string.Join(", ", Labels.Take(LabelsShown))}{(Labels.Count > LabelsShown ? ", …" : string.Empty)}}}"
        : _edges is null ? $"({Number(BinCount)}, {Number(Low)}, {Number(High)})" : $"[{string.Join(", ", _edges.Select(Number))}]";

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static void CheckBinCount(int binCount)
    {
        if (binCount is < 1 or > 100_000_000)
        {
            throw new ArgumentException($"an axis needs 1 to 100,000,000 bins, found {binCount}");
        }
    }

    private static int LastEdgeNotAbove(double[] edges, double value)
    {
        // The value is known to lie in [edges[0], edges[^1]).
        int low = 0;
        int high = edges.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (value < edges[middle])
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return low;
    }
}
