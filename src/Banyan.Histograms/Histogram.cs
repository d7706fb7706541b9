namespace Banyan.Histograms;

/// <summary>What all histograms and profiles share: a name, cells with contents, the number of fills and the running sums behind mean and standard deviation.</summary>
/// <remarks>
/// Not thread safe; one thread fills one histogram, and partial ones are added in a fixed order. Contents are doubles, as in ROOT's TH1D and its kin, in ROOT's cell order: underflow,
/// bins, overflow, and in more dimensions x fastest. The running sums are kept in eight lanes (fill number i belongs to lane i mod 8) which are added up in a fixed order: so the same fills give
/// the same bits whatever the width of the CPU's vectors and however the fills are cut into calls.
/// </remarks>
public abstract partial class Histogram : IEquatable<Histogram>
{
    /// <summary>Number of lanes that each running sum is kept in.</summary>
    internal const int LaneCount = 8;

    private readonly double[] _contents;
    private readonly double[] _sums;
    private double[]? _sumW2;
    private double _restoredEntries;
    private long _fills;

    private protected Histogram(string name, string title, int cellCount, int sumCount)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(title);
        Name = name;
        Title = title;
        _contents = new double[cellCount];
        _sums = new double[sumCount * LaneCount];
    }

    /// <summary>The key in an output file; may be empty.</summary>
    public string Name { get; }

    /// <summary>The title; may be empty.</summary>
    public string Title { get; }

    /// <summary>ROOT's name of the class: <c>TH1D</c>, <c>TH2D</c>, <c>TH3D</c>, <c>TProfile</c> or <c>TProfile2D</c>.</summary>
    public abstract string RootClass { get; }

    /// <summary>The horizontal axis.</summary>
    public abstract Axis X { get; }

    /// <summary>All axes that have bins: x, in more dimensions y and z.</summary>
    public abstract IReadOnlyList<Axis> Axes { get; }

    /// <summary>Number of fills, whatever their weights and bins. Whole, unless the histogram was read from a file that says otherwise.</summary>
    public double Entries => _restoredEntries + _fills;

    /// <summary>Number of cells, with under- and overflow.</summary>
    public int CellCount => _contents.Length;

    /// <summary>All cells: sums of weights (of weight × y in a profile).</summary>
    public ReadOnlySpan<double> Contents
    {
        get
        {
            FoldCounters();
            return _contents;
        }
    }

    /// <summary>True once a weight other than 1 was filled.</summary>
    public bool IsWeighted => _sumW2 is not null;

    /// <summary>All cells: sums of squared weights; empty while every weight was 1 (the sums are then the contents, or the bin entries of a profile).</summary>
    public ReadOnlySpan<double> SumW2 => _sumW2;

    /// <summary>The running sums as ROOT's <c>GetStats</c> orders them: Σw, Σw², Σwx, Σwx², in more dimensions then Σwy, Σwy², Σwxy, in three then Σwz, Σwz², Σwxz, Σwyz; of a profile the sums Σwv, Σwv² of the value come last. Fills into under- or overflow do not count.</summary>
    public double[] Statistics
    {
        get
        {
            double[] statistics = new double[_sums.Length / LaneCount];
            for (int i = 0; i < statistics.Length; i++)
            {
                statistics[i] = Sum(i);
            }

            return statistics;
        }
    }

    /// <summary>Σw of the fills inside the axes.</summary>
    public double SumOfWeights => Sum(0);

    /// <summary>Mean x of the fills inside the axes; 0 when their weights sum to 0.</summary>
    public double Mean => MeanOf(2);

    /// <summary>Standard deviation of x of the fills inside the axes, with n and not n − 1 below; 0 when the variance is negative (negative weights) or the weights sum to 0.</summary>
    public double StdDev => StdDevOf(2);

    /// <summary>An empty histogram of the same kind, name, titles and axes.</summary>
    public abstract Histogram CreateEmpty();

    /// <summary>Adds the cells, sums and entries of a histogram that was filled with later data.</summary>
    /// <exception cref="ArgumentException">The other one is of another kind or has other bins.</exception>
    public virtual void Add(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        CheckCompatible(other);
        ReadOnlySpan<double> theirs = other.Contents;
        if (other._sumW2 is not null)
        {
            double[] sumW2 = StartSumW2();
            for (int i = 0; i < sumW2.Length; i++)
            {
                sumW2[i] += other._sumW2[i];
            }
        }
        else if (_sumW2 is not null)
        {
            ReadOnlySpan<double> squares = other.UnweightedSumW2;
            for (int i = 0; i < _sumW2.Length; i++)
            {
                _sumW2[i] += Math.Abs(squares[i]);
            }
        }

        FoldCounters();
        for (int i = 0; i < _contents.Length; i++)
        {
            _contents[i] += theirs[i];
        }

        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i] += other._sums[i];
        }

        _restoredEntries += other._restoredEntries;
        _fills += other._fills;
    }

    /// <summary>True when both hold the same: kind, name, titles, axes, and every number bit for bit.</summary>
    public virtual bool Equals(Histogram? other)
    {
        return other is not null && GetType() == other.GetType() && Name == other.Name && Title == other.Title && Entries.Equals(other.Entries)
            && IsWeighted == other.IsWeighted && SameBits(Contents, other.Contents) && SameBits(SumW2, other.SumW2) && SameBits(Statistics, other.Statistics);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Histogram);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RootClass, Name, Title, CellCount, Entries);

    /// <summary>What the squared weights are while every weight was 1.</summary>
    private protected virtual ReadOnlySpan<double> UnweightedSumW2 => Contents;

    private protected double[] RawContents => _contents;

    private protected double[] RawSums => _sums;

    private protected double[]? RawSumW2 => _sumW2;

    private protected int NextLane => (int)(_fills & (LaneCount - 1));

    /// <exception cref="ArgumentException">The other one is of another kind or has other bins.</exception>
    private protected abstract void CheckCompatible(Histogram other);

    private protected void CountFills(long count) => _fills += count;

    /// <summary>Begins to keep squared weights, as ROOT's <c>TH1::Sumw2</c>: what was filled so far had weight 1.</summary>
    private protected double[] StartSumW2()
    {
        if (_sumW2 is null)
        {
            double[] sumW2 = new double[_contents.Length];
            ReadOnlySpan<double> squares = UnweightedSumW2;
            for (int i = 0; i < sumW2.Length; i++)
            {
                sumW2[i] = Math.Abs(squares[i]);
            }

            _sumW2 = sumW2;
        }

        return _sumW2;
    }

    private protected double Sum(int index) => FoldLanes(_sums.AsSpan(index * LaneCount, LaneCount));

    /// <exception cref="ArgumentException">The axes have more than 100,000,000 cells together.</exception>
    private protected static int CountCells(params ReadOnlySpan<Axis> axes)
    {
        double cells = 1;
        foreach (Axis axis in axes)
        {
            cells *= axis.CellCount;
        }

        return cells <= 100_000_000 ? (int)cells : throw new ArgumentException($"a histogram can have at most 100,000,000 cells, these axes make {cells:F0}");
    }

    private protected double MeanOf(int firstSum)
    {
        double weights = Sum(0);
        return weights == 0 ? 0 : Sum(firstSum) / weights;
    }

    private protected double StdDevOf(int firstSum)
    {
        double weights = Sum(0);
        if (weights == 0)
        {
            return 0;
        }

        double mean = Sum(firstSum) / weights;
        double variance = (Sum(firstSum + 1) / weights) - (mean * mean);
        return variance > 0 ? Math.Sqrt(variance) : 0;
    }

    /// <summary>The one order in which the lanes of a sum are added up.</summary>
    internal static double FoldLanes(ReadOnlySpan<double> lanes) =>
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));

    private protected static bool SameBits(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(left).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(right));
}
