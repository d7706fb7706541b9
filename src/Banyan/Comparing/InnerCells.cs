using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>The cells of a histogram without under- and overflow, the last axis fastest.</summary>
internal sealed class InnerCells
{
    /// <summary>Takes the cells out of a histogram.</summary>
    public InnerCells(RootHistogram histogram)
    {
        double[] values = histogram.Values();
        double[] variances = histogram.Variances();
        int nx = histogram.X.BinCount;
        int ny = histogram.Dimensions > 1 ? histogram.Y.BinCount : 1;
        int nz = histogram.Dimensions > 2 ? histogram.Z.BinCount : 1;
        Count = nx * ny * nz;
        Values = new double[Count];
        Variances = new double[Count];
        Weights = histogram.IsProfile ? new double[Count] : [];
        int next = 0;
        for (int x = 1; x <= nx; x++)
        {
            for (int y = 0; y < ny; y++)
            {
                for (int z = 0; z < nz; z++)
                {
                    int cell = histogram.Dimensions switch
                    {
                        1 => x,
                        2 => (x * (ny + 2)) + y + 1,
                        _ => (((x * (ny + 2)) + y + 1) * (nz + 2)) + z + 1,
                    };
                    Values[next] = values[cell];
                    Variances[next] = variances[cell];
                    Sum += values[cell];
                    Variance += variances[cell];
                    if (histogram.Profile is ProfilePart profile)
                    {
                        int stored = histogram.Dimensions switch { 1 => x, 2 => x + ((nx + 2) * (y + 1)), _ => x + ((nx + 2) * (y + 1 + ((ny + 2) * (z + 1)))) };
                        Weights[next] = profile.BinEntries.Span[stored];
                    }

                    next++;
                }
            }
        }
    }

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>Contents; means of a profile.</summary>
    public double[] Values { get; }

    /// <summary>Squared errors.</summary>
    public double[] Variances { get; }

    /// <summary>Σw of the cells of a profile; empty for others.</summary>
    public double[] Weights { get; }

    /// <summary>Sum of the values.</summary>
    public double Sum { get; }

    /// <summary>Sum of the squared errors.</summary>
    public double Variance { get; }

    /// <summary>Number of unweighted entries with the same relative error.</summary>
    public double EffectiveEntries => Sum * Sum / Variance;
}
