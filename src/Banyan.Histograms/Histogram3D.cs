namespace Banyan.Histograms;

/// <summary>A three-dimensional histogram with ROOT's TH3D semantics.</summary>
public sealed partial class Histogram3D : Histogram
{
    /// <summary>An empty histogram.</summary>
    /// <param name="name">The key in an output file; may be empty.</param>
    /// <param name="title">The title.</param>
    /// <param name="x">The x axis, with its title.</param>
    /// <param name="y">The y axis, with its title.</param>
    /// <param name="z">The z axis, with its title.</param>
    /// <param name="contentTitle">Title of the contents, which ROOT has no place for.</param>
    /// <exception cref="ArgumentException">The axes have more than 100,000,000 cells together.</exception>
    public Histogram3D(string name, string title, Axis x, Axis y, Axis z, string contentTitle = "")
        : base(name, title, Cells(x, y, z), 11)
    {
        ArgumentNullException.ThrowIfNull(contentTitle);
        X = x;
        Y = y;
        Z = z;
        ContentTitle = contentTitle;
    }

    /// <inheritdoc/>
    public override string RootClass => "TH3D";

    /// <inheritdoc/>
    public override Axis X { get; }

    /// <summary>The y axis.</summary>
    public Axis Y { get; }

    /// <summary>The z axis.</summary>
    public Axis Z { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes => [X, Y, Z];

    /// <summary>Title of the contents.</summary>
    public string ContentTitle { get; }

    /// <summary>Mean y of the fills inside all axes; 0 when their weights sum to 0.</summary>
    public double MeanY => MeanOf(4);

    /// <summary>Standard deviation of y of the fills inside all axes, as <see cref="Histogram.StdDev"/>.</summary>
    public double StdDevY => StdDevOf(4);

    /// <summary>Mean z of the fills inside all axes; 0 when their weights sum to 0.</summary>
    public double MeanZ => MeanOf(7);

    /// <summary>Standard deviation of z of the fills inside all axes, as <see cref="Histogram.StdDev"/>.</summary>
    public double StdDevZ => StdDevOf(7);

    /// <summary>The cell of three bins: <c>xBin + (X.BinCount + 2) * (yBin + (Y.BinCount + 2) * zBin)</c>.</summary>
    public int GetCell(int xBin, int yBin, int zBin) => xBin + (X.CellCount * (yBin + (Y.CellCount * zBin)));

    /// <summary>Content of a cell.</summary>
    public double GetContent(int xBin, int yBin, int zBin) => Contents[GetCell(xBin, yBin, zBin)];

    /// <summary>Error of a cell: the root of the sum of squared weights (of the content while every weight was 1).</summary>
    public double GetError(int xBin, int yBin, int zBin)
    {
        int cell = GetCell(xBin, yBin, zBin);
        return Math.Sqrt(IsWeighted ? SumW2[cell] : Math.Abs(Contents[cell]));
    }

    /// <summary>Fills a point with weight 1.</summary>
    public void Fill(double x, double y, double z) => Fill(x, y, z, 1);

    /// <summary>Fills a point with a weight. The first weight other than 1 makes the histogram keep squared weights.</summary>
    public void Fill(double x, double y, double z, double weight)
    {
        double[]? sumW2 = weight != 1 ? StartSumW2() : RawSumW2;
        int xBin = X.FindBin(x);
        int yBin = Y.FindBin(y);
        int zBin = Z.FindBin(z);
        int cell = GetCell(xBin, yBin, zBin);
        RawContents[cell] += weight;
        if (sumW2 is not null)
        {
            sumW2[cell] += weight * weight;
        }

        if (xBin != 0 && xBin <= X.BinCount && yBin != 0 && yBin <= Y.BinCount && zBin != 0 && zBin <= Z.BinCount)
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
            sums[9 * LaneCount] += weight * x * z;
            sums[10 * LaneCount] += weight * y * z;
        }

        CountFills(1);
    }

    /// <summary>The sum over z, under- and overflow included: what plots show of three dimensions.</summary>
    /// <remarks>Cells, squared weights and the sums over x and y are exact sums of this histogram's; fills outside z count as inside, but not in the sums.</remarks>
    public Histogram2D ProjectXY()
    {
        double[] contents = new double[X.CellCount * Y.CellCount];
        double[] sumW2 = IsWeighted ? new double[contents.Length] : [];
        ReadOnlySpan<double> cells = Contents;
        for (int i = 0; i < cells.Length; i++)
        {
            contents[i % contents.Length] += cells[i];
            if (IsWeighted)
            {
                sumW2[i % contents.Length] += SumW2[i];
            }
        }

        var plane = new Histogram2D(Name, Title, X, Y, ContentTitle);
        plane.Restore(contents, sumW2, Entries, Statistics.AsSpan(0, 7));
        return plane;
    }

    /// <inheritdoc/>
    public override Histogram3D CreateEmpty() => new(Name, Title, X, Y, Z, ContentTitle);

    /// <inheritdoc/>
    public override bool Equals(Histogram? other) =>
        base.Equals(other) && other is Histogram3D same && X.Equals(same.X) && Y.Equals(same.Y) && Z.Equals(same.Z) && ContentTitle == same.ContentTitle;

    private protected override void CheckCompatible(Histogram other)
    {
        if (other is not Histogram3D same || !X.HasSameBins(same.X) || !Y.HasSameBins(same.Y) || !Z.HasSameBins(same.Z))
        {
            throw new ArgumentException($"histogram '{Name}' with bins {X}, {Y}, {Z} cannot take a {other.RootClass} with other bins", nameof(other));
        }
    }

    /// <inheritdoc/>
    public override void WriteAxes(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        HistogramForm.WriteAxis(writer, X);
        HistogramForm.WriteAxis(writer, Y);
        HistogramForm.WriteAxis(writer, Z);
        writer.Write(ContentTitle);
    }

    private static int Cells(Axis x, Axis y, Axis z)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(z);
        return CountCells(x, y, z);
    }
}
