namespace Banyan.Histograms;

/// <summary>The mean of y in bins of x, with ROOT's TProfile semantics (error of the mean).</summary>
/// <remarks><see cref="Histogram.Contents"/> are Σwy per bin; the means come from <see cref="GetMean"/>. <see cref="Histogram.SumW2"/> is ROOT's <c>fBinSumw2</c>: Σw² per bin.</remarks>
public sealed partial class Profile1D : Histogram
{
    private readonly double[] _binEntries;
    private readonly double[] _sumWY2;

    /// <summary>An empty profile.</summary>
    /// <param name="name">The key in an output file; may be empty.</param>
    /// <param name="title">The title.</param>
    /// <param name="x">The axis, with its title.</param>
    /// <param name="yTitle">Title of the mean.</param>
    public Profile1D(string name, string title, Axis x, string yTitle = "")
        : base(name, title, Cells(x), 6)
    {
        ArgumentNullException.ThrowIfNull(yTitle);
        X = x;
        YTitle = yTitle;
        _binEntries = new double[x.CellCount];
        _sumWY2 = new double[x.CellCount];
    }

    /// <inheritdoc/>
    public override string RootClass => "TProfile";

    /// <inheritdoc/>
    public override Axis X { get; }

    /// <summary>Title of the mean.</summary>
    public string YTitle { get; }

    /// <summary>Σw of each cell (ROOT's <c>fBinEntries</c>).</summary>
    public ReadOnlySpan<double> BinEntries => _binEntries;

    /// <summary>Σwy² of each cell (ROOT's <c>fSumw2</c> of a profile).</summary>
    public ReadOnlySpan<double> SumWY2 => _sumWY2;

    /// <summary>Mean y of the fills inside the axis; 0 when their weights sum to 0.</summary>
    public double MeanY => MeanOf(4);

    /// <summary>Standard deviation of y of the fills inside the axis, as <see cref="Histogram.StdDev"/>.</summary>
    public double StdDevY => StdDevOf(4);

    /// <summary>Mean y of a cell; 0 when its weights sum to 0.</summary>
    public double GetMean(int bin) => _binEntries[bin] == 0 ? 0 : Contents[bin] / _binEntries[bin];

    /// <summary>Error of the mean of a cell, 0 when it is empty.</summary>
    /// <remarks>ROOT's <c>TProfileHelper::GetBinError</c> in the default error mode: spread / √(effective entries).</remarks>
    public double GetError(int bin)
    {
        double weights = _binEntries[bin];
        if (weights == 0)
        {
            return 0;
        }

        double mean = Contents[bin] / weights;
        double spread = Math.Sqrt(Math.Abs((_sumWY2[bin] / weights) - (mean * mean)));
        return spread / Math.Sqrt(GetEffectiveEntries(bin));
    }

    /// <summary>Effective entries of a cell: (Σw)² / Σw²; the number of fills while every weight was 1.</summary>
    public double GetEffectiveEntries(int bin)
    {
        if (!IsWeighted)
        {
            return _binEntries[bin];
        }

        double squares = SumW2[bin];
        return squares > 0 ? _binEntries[bin] * _binEntries[bin] / squares : 0;
    }

    /// <summary>Fills a point with weight 1.</summary>
    public void Fill(double x, double y) => Fill(x, y, 1);

    /// <summary>Fills a point with a weight. The first weight other than 1 makes the profile keep squared weights.</summary>
    public void Fill(double x, double y, double weight)
    {
        double[]? sumW2 = weight != 1 ? StartSumW2() : RawSumW2;
        int bin = X.FindBin(x);
        RawContents[bin] += weight * y;
        _sumWY2[bin] += weight * y * y;
        _binEntries[bin] += weight;
        if (sumW2 is not null)
        {
            sumW2[bin] += weight * weight;
        }

        if (bin != 0 && bin <= X.BinCount)
        {
            double[] sums = RawSums;
            int lane = NextLane;
            sums[lane] += weight;
            sums[LaneCount + lane] += weight * weight;
            sums[(2 * LaneCount) + lane] += weight * x;
            sums[(3 * LaneCount) + lane] += weight * x * x;
            sums[(4 * LaneCount) + lane] += weight * y;
            sums[(5 * LaneCount) + lane] += weight * y * y;
        }

        CountFills(1);
    }

    /// <inheritdoc/>
    public override Profile1D CreateEmpty() => new(Name, Title, X, YTitle);

    /// <inheritdoc/>
    public override void Add(Histogram other)
    {
        base.Add(other);
        var profile = (Profile1D)other;
        for (int i = 0; i < _binEntries.Length; i++)
        {
            _binEntries[i] += profile._binEntries[i];
            _sumWY2[i] += profile._sumWY2[i];
        }
    }

    /// <inheritdoc/>
    public override void WriteContent(BinaryWriter writer)
    {
        base.WriteContent(writer);
        HistogramForm.WriteNumbers(writer, _binEntries);
        HistogramForm.WriteNumbers(writer, _sumWY2);
    }

    /// <inheritdoc/>
    public override void ReadContent(BinaryReader reader)
    {
        base.ReadContent(reader);
        HistogramForm.ReadInto(reader, _binEntries);
        HistogramForm.ReadInto(reader, _sumWY2);
    }

    /// <inheritdoc/>
    public override bool Equals(Histogram? other) =>
        base.Equals(other) && other is Profile1D same && X.Equals(same.X) && YTitle == same.YTitle
        && SameBits(_binEntries, same._binEntries) && SameBits(_sumWY2, same._sumWY2);

    /// <summary>Replaces what only a profile has by numbers from elsewhere; the rest goes through <see cref="Histogram.Restore"/>.</summary>
    /// <param name="binEntries">Σw of each cell.</param>
    /// <param name="sumWY2">Σwy² of each cell.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void RestoreProfile(ReadOnlySpan<double> binEntries, ReadOnlySpan<double> sumWY2)
    {
        if (binEntries.Length != CellCount || sumWY2.Length != CellCount)
        {
            throw new ArgumentException($"a profile with {CellCount} cells cannot take {binEntries.Length} bin entries and {sumWY2.Length} sums of squares");
        }

        binEntries.CopyTo(_binEntries);
        sumWY2.CopyTo(_sumWY2);
    }

    /// <inheritdoc/>
    public override Histogram Scaled(double factor)
    {
        var scaled = (Profile1D)base.Scaled(factor);
        double[] binEntries = [.. _binEntries];
        double[] sumWY2 = [.. _sumWY2];
        for (int i = 0; i < binEntries.Length; i++)
        {
            binEntries[i] *= factor;
            sumWY2[i] *= factor;
        }

        scaled.RestoreProfile(binEntries, sumWY2);
        return scaled;
    }

    private protected override ReadOnlySpan<double> UnweightedSumW2 => _binEntries;

    private protected override void CheckCompatible(Histogram other)
    {
        if (other is not Profile1D same || !X.HasSameBins(same.X))
        {
            throw new ArgumentException($"profile '{Name}' with bins {X} cannot take a {other.RootClass} with bins {other.X}", nameof(other));
        }
    }

    private protected override void WriteAxes(BinaryWriter writer)
    {
        HistogramForm.WriteAxis(writer, X);
        writer.Write(YTitle);
    }

    private static int Cells(Axis x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.CellCount;
    }
}
