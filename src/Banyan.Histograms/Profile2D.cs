namespace Banyan.Histograms;

/// <summary>The mean of z in bins of x and y, with ROOT's TProfile2D semantics (error of the mean).</summary>
public sealed partial class Profile2D : Profile
{
    /// <summary>An empty profile.</summary>
    /// <param name="name">The key in an output file; may be empty.</param>
    /// <param name="title">The title.</param>
    /// <param name="x">The horizontal axis, with its title.</param>
    /// <param name="y">The vertical axis, with its title.</param>
    /// <param name="zTitle">Title of the mean.</param>
    /// <exception cref="ArgumentException">The axes have more than 100,000,000 cells together.</exception>
    public Profile2D(string name, string title, Axis x, Axis y, string zTitle = "")
        : base(name, title, Cells(x, y), 9)
    {
        ArgumentNullException.ThrowIfNull(zTitle);
        X = x;
        Y = y;
        ZTitle = zTitle;
    }

    /// <inheritdoc/>
    public override string RootClass => "TProfile2D";

    /// <inheritdoc/>
    public override Axis X { get; }

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes => [X, Y];

    /// <summary>Title of the mean.</summary>
    public string ZTitle { get; }

    /// <summary>Mean y of the fills inside both axes; 0 when their weights sum to 0.</summary>
    public double MeanY => MeanOf(4);

    /// <summary>Standard deviation of y of the fills inside both axes, as <see cref="Histogram.StdDev"/>.</summary>
    public double StdDevY => StdDevOf(4);

    /// <summary>Mean z of the fills inside both axes; 0 when their weights sum to 0.</summary>
    public double MeanZ => MeanOf(7);

    /// <summary>Standard deviation of z of the fills inside both axes, as <see cref="Histogram.StdDev"/>.</summary>
    public double StdDevZ => StdDevOf(7);

    /// <summary>The cell of a pair of bins: <c>xBin + (X.BinCount + 2) * yBin</c>.</summary>
    public int GetCell(int xBin, int yBin) => xBin + (X.CellCount * yBin);

    /// <summary>Mean z of a cell; 0 when its weights sum to 0.</summary>
    public double GetMean(int xBin, int yBin) => GetMean(GetCell(xBin, yBin));

    /// <summary>Error of the mean of a cell, 0 when it is empty.</summary>
    public double GetError(int xBin, int yBin) => GetError(GetCell(xBin, yBin));

    /// <summary>Fills a point with weight 1.</summary>
    public void Fill(double x, double y, double z) => Fill(x, y, z, 1);

    /// <summary>Fills a point with a weight. The first weight other than 1 makes the profile keep squared weights.</summary>
    public void Fill(double x, double y, double z, double weight)
    {
        double[]? sumW2 = weight != 1 ? StartSumW2() : RawSumW2;
        int xBin = X.FindBin(x);
        int yBin = Y.FindBin(y);
        int cell = GetCell(xBin, yBin);
        RawContents[cell] += weight * z;
        RawSumWV2[cell] += weight * z * z;
        RawBinEntries[cell] += weight;
        if (sumW2 is not null)
        {
            sumW2[cell] += weight * weight;
        }

        if (xBin != 0 && xBin <= X.BinCount && yBin != 0 && yBin <= Y.BinCount)
        {
            Span<double> sums = RawSums.AsSpan(NextLane);
            sums[0] += weight;
            sums[LaneCount] += weight * weight;
            sums[2 * LaneCount] += weight * x;
            sums[3 * LaneCount] += weight * x * x;
            sums[4 * LaneCount] += weight * y;
            sums[5 * LaneCount] += weight * y * y;
            sums[6 * LaneCount] += weight * x * y;
            sums[7 * LaneCount] += weight * z;
            sums[8 * LaneCount] += weight * z * z;
        }

        CountFills(1);
    }

    /// <summary>The means as contents of a two-dimensional histogram, with their errors: what plots show.</summary>
    public Histogram2D ToMeans()
    {
        double[] means = new double[CellCount];
        double[] squares = new double[CellCount];
        for (int cell = 0; cell < means.Length; cell++)
        {
            means[cell] = GetMean(cell);
            squares[cell] = GetError(cell) * GetError(cell);
        }

        var plane = new Histogram2D(Name, Title, X, Y, ZTitle);
        plane.Restore(means, squares, Entries, Statistics.AsSpan(0, 7));
        return plane;
    }

    /// <inheritdoc/>
    public override Profile2D CreateEmpty() => new(Name, Title, X, Y, ZTitle);

    /// <inheritdoc/>
    public override bool Equals(Histogram? other) =>
        base.Equals(other) && other is Profile2D same && X.Equals(same.X) && Y.Equals(same.Y) && ZTitle == same.ZTitle;

    private protected override void CheckCompatible(Histogram other)
    {
        if (other is not Profile2D same || !X.HasSameBins(same.X) || !Y.HasSameBins(same.Y))
        {
            throw new ArgumentException($"profile '{Name}' with bins {X}, {Y} cannot take a {other.RootClass} with other bins", nameof(other));
        }
    }

    /// <inheritdoc/>
    public override void WriteAxes(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        HistogramForm.WriteAxis(writer, X);
        HistogramForm.WriteAxis(writer, Y);
        writer.Write(ZTitle);
    }

    private static int Cells(Axis x, Axis y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return CountCells(x, y);
    }
}
