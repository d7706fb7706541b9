namespace Banyan.Histograms;

/// <summary>A two-dimensional histogram with ROOT's TH2D semantics.</summary>
public sealed partial class Histogram2D : Histogram
{
    /// <summary>An empty histogram.</summary>
    /// <param name="name">The key in an output file; may be empty.</param>
    /// <param name="title">The title.</param>
    /// <param name="x">The horizontal axis, with its title.</param>
    /// <param name="y">The vertical axis, with its title.</param>
    /// <param name="zTitle">Title of the contents.</param>
    /// <exception cref="ArgumentException">The axes have more than 100,000,000 cells together.</exception>
    public Histogram2D(string name, string title, Axis x, Axis y, string zTitle = "")
        : base(name, title, Cells(x, y), 7)
    {
        ArgumentNullException.ThrowIfNull(zTitle);
        X = x;
        Y = y;
        ZTitle = zTitle;
    }

    /// <inheritdoc/>
    public override string RootClass => "TH2D";

    /// <inheritdoc/>
    public override Axis X { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes => [X, Y];

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; }

    /// <summary>Title of the contents.</summary>
    public string ZTitle { get; }

    /// <summary>Mean y of the fills inside both axes; 0 when their weights sum to 0.</summary>
    public double MeanY => MeanOf(4);

    /// <summary>Standard deviation of y of the fills inside both axes, as <see cref="Histogram.StdDev"/>.</summary>
    public double StdDevY => StdDevOf(4);

    /// <summary>The cell of a pair of bins: <c>xBin + (X.BinCount + 2) * yBin</c>.</summary>
    public int GetCell(int xBin, int yBin) => xBin + (X.CellCount * yBin);

    /// <summary>Content of a cell.</summary>
    public double GetContent(int xBin, int yBin) => Contents[GetCell(xBin, yBin)];

    /// <summary>Error of a cell: the root of the sum of squared weights (of the content while every weight was 1).</summary>
    public double GetError(int xBin, int yBin) => Math.Sqrt(IsWeighted ? SumW2[GetCell(xBin, yBin)] : Math.Abs(Contents[GetCell(xBin, yBin)]));

    /// <summary>Fills a point with weight 1.</summary>
    public void Fill(double x, double y) => Fill(x, y, 1);

    /// <summary>Fills a point with a weight. The first weight other than 1 makes the histogram keep squared weights.</summary>
    public void Fill(double x, double y, double weight)
    {
        double[]? sumW2 = weight != 1 ? StartSumW2() : RawSumW2;
        int xBin = X.FindBin(x);
        int yBin = Y.FindBin(y);
        int cell = GetCell(xBin, yBin);
        RawContents[cell] += weight;
        if (sumW2 is not null)
        {
            sumW2[cell] += weight * weight;
        }

        if (xBin != 0 && xBin <= X.BinCount && yBin != 0 && yBin <= Y.BinCount)
        {
            double[] sums = RawSums;
            int lane = NextLane;
            sums[lane] += weight;
            sums[LaneCount + lane] += weight * weight;
            sums[(2 * LaneCount) + lane] += weight * x;
            sums[(3 * LaneCount) + lane] += weight * x * x;
            sums[(4 * LaneCount) + lane] += weight * y;
            sums[(5 * LaneCount) + lane] += weight * y * y;
            sums[(6 * LaneCount) + lane] += weight * x * y;
        }

        CountFills(1);
    }

    /// <inheritdoc/>
    public override Histogram2D CreateEmpty() => new(Name, Title, X, Y, ZTitle);

    /// <inheritdoc/>
    public override bool Equals(Histogram? other) =>
        base.Equals(other) && other is Histogram2D same && X.Equals(same.X) && Y.Equals(same.Y) && ZTitle == same.ZTitle;

    private protected override void CheckCompatible(Histogram other)
    {
        if (other is not Histogram2D same || !X.HasSameBins(same.X) || !Y.HasSameBins(same.Y))
        {
            throw new ArgumentException($"histogram '{Name}' with bins {X}, {Y} cannot take a {other.RootClass} with other bins", nameof(other));
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
