namespace Banyan.Histograms;

/// <summary>The mean of y in bins of x, with ROOT's TProfile semantics (error of the mean).</summary>
public sealed partial class Profile1D : Profile
{
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
    }

    /// <inheritdoc/>
    public override string RootClass => "TProfile";

    /// <inheritdoc/>
    public override Axis X { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes => [X];

    /// <summary>Title of the mean.</summary>
    public string YTitle { get; }

    /// <summary>Mean y of the fills inside the axis; 0 when their weights sum to 0.</summary>
    public double MeanY => MeanOf(4);

    /// <summary>Standard deviation of y of the fills inside the axis, as <see cref="Histogram.StdDev"/>.</summary>
    public double StdDevY => StdDevOf(4);

    /// <summary>Fills a point with weight 1.</summary>
    public void Fill(double x, double y) => Fill(x, y, 1);

    /// <summary>Fills a point with a weight. The first weight other than 1 makes the profile keep squared weights.</summary>
    public void Fill(double x, double y, double weight)
    {
        double[]? sumW2 = weight != 1 ? StartSumW2() : RawSumW2;
        int bin = X.FindBin(x);
        RawContents[bin] += weight * y;
        RawSumWV2[bin] += weight * y * y;
        RawBinEntries[bin] += weight;
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
    public override bool Equals(Histogram? other) =>
        base.Equals(other) && other is Profile1D same && X.Equals(same.X) && YTitle == same.YTitle;

    private protected override void CheckCompatible(Histogram other)
    {
        if (other is not Profile1D same || !X.HasSameBins(same.X))
        {
            throw new ArgumentException($"profile '{Name}' with bins {X} cannot take a {other.RootClass} with bins {other.X}", nameof(other));
        }
    }

    /// <inheritdoc/>
    public override void WriteAxes(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        HistogramForm.WriteAxis(writer, X);
        writer.Write(YTitle);
    }

    private static int Cells(Axis x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.CellCount;
    }
}
