namespace Banyan.Histograms;

/// <summary>A one-dimensional histogram with ROOT's TH1D semantics.</summary>
public sealed partial class Histogram1D : Histogram
{
    /// <summary>An empty histogram.</summary>
    /// <param name="name">The key in an output file; may be empty.</param>
    /// <param name="title">The title.</param>
    /// <param name="x">The axis, with its title.</param>
    /// <param name="yTitle">Title of the vertical axis.</param>
    public Histogram1D(string name, string title, Axis x, string yTitle = "")
        : base(name, title, Cells(x), 4)
    {
        ArgumentNullException.ThrowIfNull(yTitle);
        X = x;
        YTitle = yTitle;
    }

    /// <inheritdoc/>
    public override string RootClass => "TH1D";

    /// <inheritdoc/>
    public override Axis X { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes => [X];

    /// <summary>Title of the vertical axis.</summary>
    public string YTitle { get; }

    /// <summary>Content of a cell: 0 underflow, 1 to n the bins, n + 1 overflow.</summary>
    public double GetContent(int bin) => Contents[bin];

    /// <summary>Error of a cell: the root of the sum of squared weights (of the content while every weight was 1).</summary>
    public double GetError(int bin) => Math.Sqrt(IsWeighted ? SumW2[bin] : Math.Abs(Contents[bin]));

    /// <summary>Fills a value with weight 1.</summary>
    public void Fill(double x)
    {
        int bin = X.FindBin(x);
        RawContents[bin] += 1;
        if (RawSumW2 is not null)
        {
            RawSumW2[bin] += 1;
        }

        AddToStatistics(bin, x, 1);
    }

    /// <summary>Fills a value with a weight. The first weight other than 1 makes the histogram keep squared weights.</summary>
    public void Fill(double x, double weight)
    {
        double[]? sumW2 = weight != 1 ? StartSumW2() : RawSumW2;
        int bin = X.FindBin(x);
        RawContents[bin] += weight;
        if (sumW2 is not null)
        {
            sumW2[bin] += weight * weight;
        }

        AddToStatistics(bin, x, weight);
    }

    /// <inheritdoc/>
    public override Histogram1D CreateEmpty() => new(Name, Title, X, YTitle);

    /// <inheritdoc/>
    public override bool Equals(Histogram? other) => base.Equals(other) && other is Histogram1D same && X.Equals(same.X) && YTitle == same.YTitle;

    private protected override void CheckCompatible(Histogram other)
    {
        if (other is not Histogram1D same || !X.HasSameBins(same.X))
        {
            throw new ArgumentException($"histogram '{Name}' with bins {X} cannot take a {other.RootClass} with bins {other.X}", nameof(other));
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

    private void AddToStatistics(int bin, double x, double weight)
    {
        if (bin != 0 && bin <= X.BinCount)
        {
            double[] sums = RawSums;
            int lane = NextLane;
            sums[lane] += weight;
            sums[LaneCount + lane] += weight * weight;
            sums[(2 * LaneCount) + lane] += weight * x;
            sums[(3 * LaneCount) + lane] += weight * x * x;
        }

        CountFills(1);
    }
}
